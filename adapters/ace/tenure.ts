/** Whether a right was given within a row `t` of `authority.tenure`. */
const given = (validFrom: string): string =>
  `${validFrom} BETWEEN t.valid_from AND coalesce(t.valid_to, 'infinity')`;

/**
 * From when a right reaches: the beginning of the time of the owner under whom it was given. A right given under no owner
 * that is known reaches back to its own beginning only; an account without any owner sets no bound.
 */
export const seesFrom = (accountKey: string, validFrom: string): string => `(
  SELECT CASE WHEN count(*) = 0 THEN NULL
    ELSE coalesce(max(t.valid_from) FILTER (WHERE ${given(validFrom)}), ${validFrom}) END
    FROM authority.tenure t WHERE t.account_key = ${accountKey})`;

/**
 * To when a right from before ACE's first record of an account reaches: it counts as the first owner's, and ends on that
 * owner's last day. Where ACE has told of another owner before, whose record could not be loaded or was taken back, it
 * ends before the first owner's time.
 */
const lastDayUnderFirstOwner = (accountKey: string): string => `(
  SELECT CASE WHEN EXISTS (
           SELECT FROM authority.unloaded_owner u WHERE u.account_key = ${accountKey}
              AND u.owner_id IS DISTINCT FROM f.owner_id AND coalesce(u.valid_from, '-infinity') < f.valid_from)
         THEN f.valid_from - 1 ELSE f.valid_to END
    FROM authority.tenure f WHERE f.account_key = ${accountKey} ORDER BY f.valid_from LIMIT 1)`;

/**
 * To when a right reaches: the last day of the owner under whom it was given, for ACE does not close every right of an
 * account that is sold; an owner who lasts sets no bound. A right given between two owners reaches to the day before the
 * next one.
 */
export const seesTo = (accountKey: string, validFrom: string): string => `(
  SELECT CASE WHEN bool_or(${given(validFrom)}) THEN max(t.valid_to) FILTER (WHERE ${given(validFrom)})
    WHEN ${validFrom} < min(t.valid_from) THEN ${lastDayUnderFirstOwner(accountKey)}
    ELSE min(t.valid_from) FILTER (WHERE t.valid_from > ${validFrom}) - 1 END
    FROM authority.tenure t WHERE t.account_key = ${accountKey})`;
