-- Every case of SEACATS as it was last read: what lists are searched, filtered, sorted and counted by, and the whole case
-- for the time when SEACATS does not answer. The worker writes it; readers hold the policy against its columns.
CREATE TABLE cases.case_index (
  case_number       text COLLATE "C" PRIMARY KEY,
  -- How often SEACATS had changed the record; an older reading never replaces a newer one. Null when it could not be read.
  record_version    bigint,
  changed_at        timestamptz(3),
  -- When SEACATS gave the record.
  read_at           timestamptz(3) NOT NULL,
  port_code         text NOT NULL,
  -- Null from here to the amounts where SEACATS tells none, or where the record could not be read.
  kind              text,
  state             text,
  account_key       text,
  surety_code       text,
  bond_number       text,
  opened_on         date,
  statutes          text[] NOT NULL DEFAULT '{}',
  assessed_cents    bigint,
  mitigated_cents   bigint,
  collected_cents   bigint,
  outstanding_cents bigint,
  -- The day to which the case belongs, by which the owners of an account are told apart; always known of a readable case.
  day               date,
  -- Whether the case exists only inside customs so far; true as well where the state could not be read.
  internal_only     boolean NOT NULL,
  -- Whether SEACATS told whom it is against; a case of which it did not is shown only to those who see every case.
  parties_known     boolean NOT NULL,
  -- Why the record could not be read with certainty, as a code of our catalogue; null when it could.
  failure_code      text,
  -- The case in our own words, as the last reading gave it; null when it could not be read.
  snapshot          jsonb,
  CHECK ((snapshot IS NULL) = (failure_code IS NOT NULL))
);

CREATE INDEX case_index_of_account ON cases.case_index (account_key, opened_on DESC NULLS LAST, case_number);
CREATE INDEX case_index_of_surety ON cases.case_index (surety_code, opened_on DESC NULLS LAST, case_number);
CREATE INDEX case_index_of_port ON cases.case_index (port_code, opened_on DESC NULLS LAST, case_number);
CREATE INDEX case_index_by_opening ON cases.case_index (opened_on DESC NULLS LAST, case_number);

GRANT SELECT ON cases.case_index TO claimgraph_server;
