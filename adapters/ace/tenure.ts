/** Whether a right `r` was given within a row `t` of `authority.tenure`. */
const given = "r.valid_from BETWEEN t.valid_from AND coalesce(t.valid_to, 'infinity')";

/**
 * The day before ACE's second or later owner of an account is told to begin, for a right `r` of before, where no record of
 * an owner stands. Owners whose names could not be read are not taken for the same.
 */
const endBeforeToldOwner = `(
  SELECT min(u.valid_from) - 1 FROM authority.unloaded_owner u
   WHERE u.account_key = r.account_key AND u.valid_from > r.valid_from AND EXISTS (
     SELECT FROM authority.unloaded_owner o WHERE o.account_key = u.account_key
        AND (o.owner_id = u.owner_id) IS NOT TRUE AND coalesce(o.valid_from, '-infinity') < u.valid_from))`;

/** Whether ACE has told of an owner of the account of a right `r` whose record is not loaded. */
const someOwnerIsTold = 'EXISTS (SELECT FROM authority.unloaded_owner u WHERE u.account_key = r.account_key)';

/**
 * The beginning of a statement that needs to know how far rights in accounts reach: `reach(account_key, valid_from,
 * sees_from, sees_to)`. It takes the account keys as an array and a query for `account_key` and `valid_from` of the
 * rights, each pair once. All are worked out together, because asking for each alone takes longer than storing it.
 *
 * A right reaches from the first to the last day of the owner under whom it was given, for ACE does not close every
 * right of an account that is sold; an owner who lasts sets no end. A right given between two owners reaches from its
 * own beginning to the day before the next one. A right from before ACE's first record of an account counts as the first
 * owner's, and ends on that owner's last day; where ACE has told of another owner before, whose record could not be loaded
 * or was taken back, it ends before the first owner's time. Where ACE has told of owners and no record of them stands, a
 * right begins to reach no earlier than it begins itself. An account of which ACE has told no owner sets no bound.
 */
export const withReach = (accountKeys: string, rights: string): string => `
  WITH tenure AS MATERIALIZED (SELECT * FROM authority.tenure WHERE account_key = ANY(${accountKeys})),
  first_owner AS MATERIALIZED (
    SELECT DISTINCT ON (f.account_key) f.account_key, f.valid_from,
           CASE WHEN EXISTS (
             SELECT FROM authority.unloaded_owner u WHERE u.account_key = f.account_key
                AND u.owner_id IS DISTINCT FROM f.owner_id AND coalesce(u.valid_from, '-infinity') < f.valid_from)
           THEN f.valid_from - 1 ELSE f.valid_to END AS last_day
      FROM tenure f ORDER BY f.account_key, f.valid_from),
  reach AS MATERIALIZED (
    SELECT r.account_key, r.valid_from,
           CASE WHEN count(t.account_key) > 0
             THEN coalesce(max(t.valid_from) FILTER (WHERE ${given}), r.valid_from)
             WHEN ${someOwnerIsTold} THEN r.valid_from END AS sees_from,
           CASE WHEN count(t.account_key) = 0 THEN ${endBeforeToldOwner}
             WHEN bool_or(${given}) THEN max(t.valid_to) FILTER (WHERE ${given})
             WHEN r.valid_from < f.valid_from THEN f.last_day
             ELSE min(t.valid_from) FILTER (WHERE t.valid_from > r.valid_from) - 1 END AS sees_to
      FROM (${rights}) AS r LEFT JOIN tenure t USING (account_key) LEFT JOIN first_owner f USING (account_key)
     GROUP BY r.account_key, r.valid_from, f.valid_from, f.last_day)`;
