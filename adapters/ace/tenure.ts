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
 * To when a right reaches: the last day of that owner, for ACE does not close every right of an account that is sold. A
 * right given under no owner that is known reaches to the day before the next one; an owner who lasts sets no bound.
 */
export const seesTo = (accountKey: string, validFrom: string): string => `(
  SELECT CASE WHEN bool_or(${given(validFrom)}) THEN max(t.valid_to) FILTER (WHERE ${given(validFrom)})
    ELSE min(t.valid_from) FILTER (WHERE t.valid_from > ${validFrom}) - 1 END
    FROM authority.tenure t WHERE t.account_key = ${accountKey})`;
