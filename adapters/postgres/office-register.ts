import type { OfficeRegister } from '#accounts/domain.ts';
import { ask } from './ask.ts';
import type { Database } from './database.ts';

/** Officers and Centers over the schema `accounts`. Throws ACE_UNAVAILABLE when the database does not answer. */
export function createOfficeRegister(database: Database): OfficeRegister {
  return {
    async officersById(officerIds) {
      const rows = await ask(database, 'ACE_UNAVAILABLE', 'officers', (transaction) =>
        transaction
          .selectFrom('accounts.officer')
          .select(['officer_id', 'name', 'title', 'center_code'])
          .where('officer_id', '=', (expression) => expression.fn.any(expression.val(officerIds)))
          .execute(),
      );
      return new Map(
        rows.map(({ officer_id, name, title, center_code }) => [
          officer_id,
          { officerId: officer_id, name, title, centerCode: center_code },
        ]),
      );
    },
    async centersByCode(codes) {
      const rows = await ask(database, 'ACE_UNAVAILABLE', 'Centers', (transaction) =>
        transaction
          .selectFrom('accounts.center')
          .select(['code', 'name', 'city'])
          .where('code', '=', (expression) => expression.fn.any(expression.val(codes)))
          .execute(),
      );
      return new Map(rows.map((center) => [center.code, center]));
    },
  };
}
