-- Accounts as ACE extracts give them: hierarchy, ownership, bonds, entries and volumes, each with its period, and what
-- the loader needs to be stopped at any moment and begun again.
ALTER TABLE accounts.account
  -- The importer of record number as it may be shown to anybody: a Social Security number only with its last four digits.
  -- The number itself is not kept; the account is found by the key that was made from it.
  ADD COLUMN importer_number_shown text,
  ADD COLUMN businesses            text[] NOT NULL DEFAULT '{}',
  ADD COLUMN small_entity          boolean,
  -- The extract that confirmed the row last; null for rows that no extract brought.
  ADD COLUMN extract_id            bigint;
-- For a search: words of the name by their beginnings, and the beginnings of both numbers. Marks count as blanks, because
-- PostgreSQL reads `a/b`, `a.com` and `a-b` as words of their own kind.
ALTER TABLE accounts.account ADD COLUMN name_words tsvector NOT NULL
  GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, translate(name, '.,-/&@:_+''()', '            '))) STORED;
CREATE INDEX ON accounts.account USING gin (name_words);
CREATE INDEX ON accounts.account (account_number text_pattern_ops);
CREATE INDEX ON accounts.account (importer_number_shown text_pattern_ops);

-- Who owned an account when. A right given under one owner does not reach back before that owner's time.
CREATE TABLE authority.ownership (
  account_key text NOT NULL,
  owner_id    text NOT NULL,
  valid_from  date NOT NULL,
  valid_to    date CHECK (valid_to >= valid_from),
  extract_id  bigint,
  PRIMARY KEY (account_key, valid_from)
);

-- What one subject may see in one capacity begins with the ownership under which the right was given; null is no bound.
ALTER TABLE authority.access_grant
  ADD COLUMN holder_name text,
  ADD COLUMN sees_from   date,
  ADD COLUMN extract_id  bigint;
CREATE UNIQUE INDEX access_grant_natural_key ON authority.access_grant
  (account_key, subject, capacity, coalesce(surety_code, ''), coalesce(case_number, ''), valid_from);
CREATE INDEX ON authority.access_grant (account_key);
ALTER TABLE authority.assignment ADD COLUMN extract_id bigint;
CREATE UNIQUE INDEX assignment_natural_key ON authority.assignment (account_key, duty, assignee, valid_from);
ALTER TABLE accounts.partnership ADD COLUMN extract_id bigint;
CREATE UNIQUE INDEX partnership_natural_key ON accounts.partnership (account_key, program, valid_from);

CREATE TABLE accounts.port (
  code               text PRIMARY KEY CHECK (code ~ '^[0-9]{4}$'),
  name               text NOT NULL,
  enforcement_office text CHECK (enforcement_office ~ '^[0-9]{4}$'),
  extract_id         bigint
);
ALTER TABLE accounts.officer ADD COLUMN port_code text, ADD COLUMN extract_id bigint;

CREATE TABLE accounts.bond (
  bond_number    text PRIMARY KEY,
  account_key    text NOT NULL REFERENCES accounts.account (account_key),
  kind           text NOT NULL CHECK (kind IN ('CONTINUOUS', 'SINGLE_TRANSACTION')),
  activity_code  text NOT NULL,
  amount_cents   bigint NOT NULL CHECK (amount_cents >= 0),
  surety_code    text NOT NULL CHECK (surety_code ~ '^[0-9]{3}$'),
  surety_name    text,
  valid_from     date NOT NULL,
  valid_to       date CHECK (valid_to >= valid_from),
  as_of          timestamptz(3) NOT NULL,
  synthetic      boolean NOT NULL,
  extract_id     bigint
);
CREATE INDEX ON accounts.bond (account_key);

CREATE TABLE accounts.entry_summary (
  entry_number  text PRIMARY KEY,
  account_key   text NOT NULL REFERENCES accounts.account (account_key),
  port_code     text,
  bond_number   text,
  entered_on    date,
  released_on   date,
  liquidated_on date,
  value_cents   bigint CHECK (value_cents >= 0),
  duties_cents  bigint CHECK (duties_cents >= 0),
  as_of         timestamptz(3) NOT NULL,
  synthetic     boolean NOT NULL,
  extract_id    bigint
);
CREATE INDEX ON accounts.entry_summary (account_key);

CREATE TABLE accounts.entry_volume (
  account_key  text NOT NULL REFERENCES accounts.account (account_key),
  fiscal_year  integer NOT NULL,
  entries      integer NOT NULL CHECK (entries >= 0),
  value_cents  bigint NOT NULL CHECK (value_cents >= 0),
  duties_cents bigint NOT NULL CHECK (duties_cents >= 0),
  extract_id   bigint,
  PRIMARY KEY (account_key, fiscal_year)
);

-- One run of the loader over one file: how far it has come, so that a second run goes on from there.
CREATE TABLE accounts.extract (
  extract_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  file_name   text NOT NULL,
  sha256      text NOT NULL,
  kind        text NOT NULL,
  scope       text NOT NULL CHECK (scope IN ('FULL', 'DELTA')),
  as_of       timestamptz(3) NOT NULL,
  -- Rows of the file that are done: loaded or in quarantine. Accounts are gone through twice, so theirs count twice.
  rows_done   bigint NOT NULL DEFAULT 0,
  started_at  timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  UNIQUE (kind, sha256)
);

CREATE TABLE accounts.quarantine (
  extract_id bigint NOT NULL REFERENCES accounts.extract (extract_id),
  line       bigint NOT NULL,
  reason     text NOT NULL,
  -- The row as far as a clerk may see it: identifying numbers are masked before they are kept.
  content    text NOT NULL,
  PRIMARY KEY (extract_id, line)
);

GRANT SELECT ON authority.ownership TO claimgraph_server;
GRANT SELECT ON accounts.port, accounts.bond, accounts.entry_summary, accounts.entry_volume TO claimgraph_server;

-- The day to which the case belongs, noted when the row is made as its account key is: who sees an account only from a
-- day on sees nothing that was filed in a case of before, and nothing in a case whose day was not noted.
ALTER TABLE trade_portal.submission ADD COLUMN case_day date;
ALTER TABLE trade_portal.message ADD COLUMN case_day date;

-- Ports of entry by Schedule D code (HTSUS Annex C), those that the published cases and protest numbers name and some
-- beside them; an operator loads the full list.
INSERT INTO accounts.port (code, name) VALUES
  ('0101', 'Portland, Maine'),
  ('0102', 'Bangor, Maine'),
  ('0115', 'Calais, Maine'),
  ('0212', 'Highgate Springs, Vermont'),
  ('0401', 'Boston, Massachusetts'),
  ('0411', 'Hartford, Connecticut'),
  ('0502', 'Providence, Rhode Island'),
  ('0701', 'Ogdensburg, New York'),
  ('0712', 'Champlain, New York'),
  ('0901', 'Buffalo, New York'),
  ('0903', 'Rochester, New York'),
  ('1001', 'New York, New York'),
  ('1002', 'Albany, New York'),
  ('1303', 'Baltimore, Maryland'),
  ('1704', 'Atlanta, Georgia'),
  ('2304', 'Laredo, Texas'),
  ('2402', 'El Paso, Texas'),
  ('2501', 'San Diego, California'),
  ('2704', 'Los Angeles, California'),
  ('3901', 'Chicago, Illinois'),
  ('4601', 'Newark, New Jersey'),
  ('5201', 'Miami, Florida'),
  ('5301', 'Houston, Texas');
