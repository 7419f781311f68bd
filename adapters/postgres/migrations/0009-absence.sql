-- What a row that could not be loaded may be about: such a row is no reason to think that what stands has ended.
ALTER TABLE accounts.quarantine
  -- STANDING: a row that stands under its key, and stays. NEW: its key can be read, and nothing stands under it. UNREAD:
  -- its key cannot be read, so that it may be any row of the accounts that it names, or of any account.
  ADD COLUMN about        text NOT NULL DEFAULT 'NEW' CHECK (about IN ('STANDING', 'NEW', 'UNREAD')),
  -- The loaded accounts whose numbers stand anywhere in the row.
  ADD COLUMN account_keys text[] NOT NULL DEFAULT '{}';

-- Why what a FULL extract lacks has not been ended; null when it has, and when a later one has seen to it.
ALTER TABLE accounts.extract ADD COLUMN withheld text;

-- Owners of whom ACE has told and whose record is not loaded. A right from before the first record that is loaded may have
-- been given by one of them.
CREATE TABLE authority.unloaded_owner (
  account_key text NOT NULL,
  -- Null where it could not be read.
  owner_id    text,
  valid_from  date,
  -- Whether it was loaded once and is gone from ACE; otherwise it could not be loaded, and a later extract may.
  taken_back  boolean NOT NULL,
  extract_id  bigint NOT NULL
);
CREATE UNIQUE INDEX unloaded_owner_natural_key ON authority.unloaded_owner
  (account_key, coalesce(owner_id, ''), coalesce(valid_from, '-infinity'));

-- A right from before ACE's first record of an account is the first owner's, of whom alone ACE tells.
UPDATE authority.access_grant g SET
  sees_to = (SELECT t.valid_to FROM authority.tenure t WHERE t.account_key = g.account_key ORDER BY t.valid_from LIMIT 1)
  WHERE g.extract_id IS NOT NULL
    AND g.valid_from < (SELECT min(t.valid_from) FROM authority.tenure t WHERE t.account_key = g.account_key);
