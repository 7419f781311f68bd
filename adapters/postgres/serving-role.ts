import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The role under which every request runs; it owns nothing and obeys row security. */
export const SERVING_ROLE = 'claimgraph_server';

/** The serving role could do more than it may, or is missing. */
export class ServingRoleUnsafe extends Error {
  override readonly name = 'ServingRoleUnsafe';
}

interface RoleFacts {
  readonly rolsuper: boolean;
  readonly rolbypassrls: boolean;
  readonly may_act: boolean;
  readonly owned: string | null;
}

/** Refuses to serve when row security would not bind the serving role. */
export async function assureServingRole(owner: Kysely<Tables>): Promise<void> {
  // Owning through another role's membership is owning too, which is why pg_has_role is asked.
  const { rows } = await sql<RoleFacts>`
    select r.rolsuper, r.rolbypassrls, pg_has_role(current_user, r.oid, 'member') as may_act,
      (select min(format('%I.%I', n.nspname, c.relname))
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
          and n.nspname not like 'pg\\_%' and pg_has_role(r.oid, c.relowner, 'member')) as owned
      from pg_roles r where r.rolname = ${SERVING_ROLE}`.execute(owner);
  const fault = faultOf(rows[0]);
  if (fault !== null)
    throw new ServingRoleUnsafe(`Refusing to serve: the database role ${SERVING_ROLE} ${fault}.`);
}

function faultOf(role: RoleFacts | undefined): string | null {
  if (!role) return 'does not exist; run the migrations first';
  if (role.rolsuper) return 'is a superuser, whom row security does not bind (ALTER ROLE … NOSUPERUSER)';
  if (role.rolbypassrls) return 'bypasses row security (ALTER ROLE … NOBYPASSRLS)';
  if (role.owned !== null) return `owns ${role.owned}, and row security does not bind an owner`;
  if (!role.may_act) return 'is not granted to the user in DATABASE_URL';
  return null;
}
