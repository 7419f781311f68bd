-- Where ACE has told of owners and no record of them stands, rights had no bound at all: the new owner saw the old one's
-- time, and the other way round. They reach from their own beginning to the day before the next owner that was told.
UPDATE authority.access_grant g SET
  sees_from = g.valid_from,
  sees_to = (
    SELECT min(u.valid_from) - 1 FROM authority.unloaded_owner u
     WHERE u.account_key = g.account_key AND u.valid_from > g.valid_from AND EXISTS (
       SELECT FROM authority.unloaded_owner o WHERE o.account_key = u.account_key
          AND (o.owner_id = u.owner_id) IS NOT TRUE AND coalesce(o.valid_from, '-infinity') < u.valid_from))
  WHERE g.extract_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM authority.ownership o WHERE o.account_key = g.account_key)
    AND EXISTS (SELECT FROM authority.unloaded_owner u WHERE u.account_key = g.account_key);
