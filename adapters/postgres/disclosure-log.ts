import { nowOn, type Clock } from '#kernel/clock.ts';
import type { DisclosureLog } from '#kernel/disclosure.ts';
import { Failure } from '#kernel/failure.ts';
import type { Database } from './database.ts';

/** The table in which a subgraph keeps who was shown what. */
export type DisclosureTableName = 'cases.disclosure' | 'accounts.disclosure' | 'trade_portal.disclosure';

/** A disclosure log over a subgraph's own table: one INSERT a fetch, whatever the number of things disclosed. */
export function createDisclosureLog(
  database: Database,
  table: DisclosureTableName,
  clock: Clock,
): DisclosureLog {
  return {
    async record(principal, traceId, disclosures) {
      if (disclosures.length === 0) return;
      const rows = disclosures.map(({ action, type, key }) => ({
        disclosed_at: nowOn(clock),
        trace_id: traceId,
        audience: principal.audience,
        subject: principal.subject,
        roles: principal.roles.join(' '),
        action,
        object_type: type,
        object_key: key,
      }));
      try {
        await database.serve((transaction) => transaction.insertInto(table).values(rows).execute());
      } catch (cause) {
        // Whatever the reason: what is not recorded is not shown.
        throw new Failure(
          'DISCLOSURE_NOT_RECORDED',
          'the disclosure could not be recorded, so nothing is shown',
          { cause },
        );
      }
    },
  };
}
