import type pg from 'pg';
import type { AccountKeyMaker } from '#kernel/identifiers.ts';
import type { ExtractHead } from './open-extract.ts';
import type { PlacedRow } from './apply-rows.ts';
import type { ReadRow, RejectedRow } from './read-row.ts';
import { targets } from './targets.ts';
import { toColumns, type About } from './to-columns.ts';

/** The accounts that are known to a batch: those that are loaded, and those that it loads itself. */
interface KnownAccounts {
  readonly keyByNumber: Map<string, string>;
  readonly numberByKey: Map<string, string>;
}

/** Rows that have their accounts, and rows whose account is unknown or is another. */
export interface RowsWithAccounts {
  readonly placed: readonly PlacedRow[];
  readonly rejected: readonly RejectedRow[];
}

/** Finds the accounts that rows are about. An importer number becomes a key here and goes no further. */
export async function findAccounts(
  client: pg.PoolClient,
  head: ExtractHead,
  rows: readonly ReadRow[],
  keyOf: AccountKeyMaker,
): Promise<RowsWithAccounts> {
  const known = await readKnown(client, rows, keyOf);
  const placed: PlacedRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of rows) {
    const found = head.kind === 'accounts' ? findOwn(row, known, keyOf) : findNamed(row, known);
    const isFound = !('reason' in found);
    if (!isFound) {
      rejected.push({ raw: row.raw, reason: found.reason });
      if (needsItsAccount(head)) continue;
    }
    const { accountKey, topAccountKey } = isFound ? found : nobody;
    const about = { accountKey, topAccountKey, asOf: head.asOf, synthetic: String(head.synthetic) };
    placed.push({
      row: isFound ? row : { ...row, action: 'KEEP' },
      columns: toColumns(head.kind, row.values, about),
    });
  }
  return { placed, rejected };
}

/** Whether nobody can tell what a row is about without its account; a bond has a number of its own. */
const needsItsAccount = ({ kind, scope }: ExtractHead): boolean =>
  scope === 'DELTA' || targets[kind].absent === 'stays' || targets[kind].key.includes('account_key');

const nobody = { accountKey: null, topAccountKey: null };

type Found = Pick<About, 'accountKey' | 'topAccountKey'> | { readonly reason: string };

/** The account that the row of another kind names. */
function findNamed({ values }: ReadRow, { keyByNumber }: KnownAccounts): Found {
  const number = values['accountNumber'] ?? null;
  // A port has none, and what deletes a bond needs none.
  if (number === null) return { accountKey: null, topAccountKey: null };
  const accountKey = keyByNumber.get(number);
  return accountKey === undefined
    ? { reason: `there is no account ${number}` }
    : { accountKey, topAccountKey: null };
}

/** The account that a row of accounts is. */
function findOwn({ action, values }: ReadRow, known: KnownAccounts, keyOf: AccountKeyMaker): Found {
  const number = values['accountNumber'] ?? '';
  const loadedKey = known.keyByNumber.get(number);
  if (action === 'D') {
    return loadedKey === undefined
      ? { reason: `there is no account ${number}` }
      : { accountKey: loadedKey, topAccountKey: null };
  }
  const accountKey = keyOf(values['importerNumber'] ?? number);
  const holder = known.numberByKey.get(accountKey);
  if (loadedKey !== undefined && loadedKey !== accountKey)
    return { reason: `the account ${number} is loaded with another Importer Number or Account Type` };
  if (holder !== undefined && holder !== number)
    return { reason: `its Importer Number is that of the account ${holder}` };
  const topNumber = values['topAccountNumber'] ?? null;
  const topAccountKey = topNumber === null ? null : (known.keyByNumber.get(topNumber) ?? null);
  if (topNumber !== null && topAccountKey !== keyOf(topNumber))
    return { reason: `there is no top account ${topNumber}` };
  known.keyByNumber.set(number, accountKey);
  known.numberByKey.set(accountKey, number);
  return { accountKey, topAccountKey };
}

async function readKnown(
  client: pg.PoolClient,
  rows: readonly ReadRow[],
  keyOf: AccountKeyMaker,
): Promise<KnownAccounts> {
  const numbers = new Set<string>();
  const keys = new Set<string>();
  for (const { values } of rows) {
    const { accountNumber, topAccountNumber, importerNumber } = values;
    if (accountNumber) numbers.add(accountNumber);
    if (topAccountNumber) numbers.add(topAccountNumber);
    if (importerNumber) keys.add(keyOf(importerNumber));
  }
  const known: KnownAccounts = { keyByNumber: new Map(), numberByKey: new Map() };
  if (numbers.size === 0) return known;
  const found = await client.query<{ account_number: string; account_key: string }>(
    `SELECT account_number, account_key FROM accounts.account
      WHERE account_number = ANY($1::text[]) OR account_key = ANY($2::text[])`,
    [[...numbers], [...keys]],
  );
  for (const { account_number, account_key } of found.rows) {
    known.keyByNumber.set(account_number, account_key);
    known.numberByKey.set(account_key, account_number);
  }
  return known;
}
