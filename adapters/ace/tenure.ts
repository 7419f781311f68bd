/** Whether a right `r` was given within a row `t` of `authority.tenure`. */
const given = "r.valid_from BETWEEN t.valid_from AND coalesce(t.valid_to, 'infinity')";

/**
 * The beginning of a statement that needs to know how far rights in accounts reach: `reach(account_key, valid_from,
 * sees_from, sees_to)`. It takes the account keys as an array and a query for `account_key` and `valid_from` of the
 * rights, each pair once. All are worked out together, because asking for each alone takes longer than storing it.
 *
 * A right reaches from the first to the last day of the owner under whom it was given, for ACE does not close every
 * right of an account that is sold; an owner who lasts sets no end. A right given between two owners reaches from its
 * own beginning to the day before the next one; an account without any owner sets no bound. A right from before ACE's
 * first record of an account counts as the first owner's, and ends on that owner's last day; where ACE has told of
 * another owner before, whose record could not be loaded or was taken back, it ends before the first owner's time.
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
             THEN coalesce(max(t.valid_from) FILTER (WHERE ${given}), r.valid_from) END AS sees_from,
           CASE WHEN bool_or(${given}) THEN max(t.valid_to) FILTER (WHERE ${given})
             WHEN r.valid_from < f.valid_from THEN f.last_day
             ELSE min(t.valid_from) FILTER (WHERE t.valid_from > r.valid_from) - 1 END AS sees_to
      FROM (${rights}) AS r LEFT JOIN tenure t USING (account_key) LEFT JOIN first_owner f USING (account_key)
     GROUP BY r.account_key, r.valid_from, f.valid_from, f.last_day)`;
