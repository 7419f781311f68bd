-- The unique index of the natural key begins with the account and finds its rows as well; a second one costs each row that
-- is loaded as much again and finds nothing more.
DROP INDEX authority.access_grant_account_key_idx;
DROP INDEX authority.assignment_account_key_idx;
DROP INDEX accounts.partnership_account_key_idx;
