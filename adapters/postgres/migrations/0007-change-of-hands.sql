-- A right ends with the time of the owner under whom it was given, whether or not ACE has closed it: what belongs to a
-- day after is the next owner's. Null is no bound.
ALTER TABLE authority.access_grant ADD COLUMN sees_to date;

-- The time of one owner: periods of the same owner that follow one another are one.
CREATE VIEW authority.tenure AS
  SELECT account_key, owner_id, min(valid_from) AS valid_from,
         nullif(max(coalesce(valid_to, 'infinity')), 'infinity') AS valid_to
    FROM (SELECT account_key, owner_id, valid_from, valid_to,
                 row_number() OVER (PARTITION BY account_key ORDER BY valid_from)
                   - row_number() OVER (PARTITION BY account_key, owner_id ORDER BY valid_from) AS run
            FROM authority.ownership) AS period
   GROUP BY account_key, owner_id, run;

UPDATE authority.access_grant g SET
  sees_from = (
    SELECT CASE WHEN count(*) = 0 THEN g.sees_from
      ELSE coalesce(max(t.valid_from) FILTER (WHERE g.valid_from BETWEEN t.valid_from AND coalesce(t.valid_to, 'infinity')),
                    g.valid_from) END
      FROM authority.tenure t WHERE t.account_key = g.account_key),
  sees_to = (
    SELECT CASE WHEN bool_or(g.valid_from BETWEEN t.valid_from AND coalesce(t.valid_to, 'infinity'))
      THEN max(t.valid_to) FILTER (WHERE g.valid_from BETWEEN t.valid_from AND coalesce(t.valid_to, 'infinity'))
      ELSE min(t.valid_from) FILTER (WHERE t.valid_from > g.valid_from) - 1 END
      FROM authority.tenure t WHERE t.account_key = g.account_key)
  -- A demonstration's rights have no extract, and its data no change of hands.
  WHERE g.extract_id IS NOT NULL;
