import { sql, type CompiledQuery } from 'kysely';
import type { OfficeRegister } from '#accounts/domain.ts';
import { ask } from './ask.ts';
import type { Database } from './database.ts';
import { tables } from './tables-in-sql.ts';
import { matches, startsWith, wordsOf } from './search.ts';

/** Officers, ports and Centers over the schema `accounts`. Throws ACE_UNAVAILABLE when the database does not answer. */
export function createOfficeRegister(database: Database): OfficeRegister {
  const askAce = <R>(question: string, statement: CompiledQuery<R>): Promise<R[]> =>
    ask(database, 'ACE_UNAVAILABLE', question, statement);

  return {
    async officersById(officerIds) {
      const rows = await askAce(
        'officers',
        tables
          .selectFrom('accounts.officer')
          .select(['officer_id', 'name', 'title', 'port_code', 'center_code'])
          .where('officer_id', '=', (expression) => expression.fn.any(expression.val(officerIds)))
          .compile(),
      );
      const officers = rows.map(({ officer_id, name, title, port_code, center_code }) => ({
        officerId: officer_id,
        name,
        title,
        portCode: port_code,
        centerCode: center_code,
      }));
      return new Map(officers.map((officer) => [officer.officerId, officer]));
    },
    async portsByCode(codes) {
      const rows = await askAce(
        'ports',
        tables
          .selectFrom('accounts.port')
          .select(['code', 'name', 'enforcement_office as enforcementOffice'])
          .where('code', '=', (expression) => expression.fn.any(expression.val(codes)))
          .compile(),
      );
      return new Map(rows.map((port) => [port.code, port]));
    },
    async listPorts(search, { read, after }) {
      let query = tables
        .selectFrom('accounts.port')
        .select(['code', 'name', 'enforcement_office as enforcementOffice']);
      if (search !== null) {
        const { words, beginning } = search;
        query = query.where(
          sql<boolean>`(${matches(wordsOf('name'), words)} OR ${startsWith('code', beginning)})`,
        );
      }
      if (after !== null) query = query.where(sql<boolean>`code COLLATE "C" > ${after[0]}`);
      return askAce(
        'a list of ports',
        query
          .orderBy(sql`code COLLATE "C"`)
          .limit(read)
          .compile(),
      );
    },
    async centersByCode(codes) {
      const rows = await askAce(
        'Centers',
        tables
          .selectFrom('accounts.center')
          .select(['code', 'name', 'city'])
          .where('code', '=', (expression) => expression.fn.any(expression.val(codes)))
          .compile(),
      );
      return new Map(rows.map((center) => [center.code, center]));
    },
    listCenters: () =>
      askAce(
        'Centers',
        tables.selectFrom('accounts.center').select(['code', 'name', 'city']).orderBy('code').compile(),
      ),
  };
}
