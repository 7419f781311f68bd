-- Trade accounts as ACE knows them. Importer numbers are not kept here: an account is found by the key made from one.
CREATE SCHEMA accounts;

CREATE TABLE accounts.account (
  account_key    text PRIMARY KEY,
  account_number text NOT NULL UNIQUE,
  name           text NOT NULL,
  -- The account key of the top account; null on a top account.
  top_account_key text REFERENCES accounts.account (account_key),
  -- When ACE last confirmed the account.
  as_of          timestamptz(3) NOT NULL,
  -- Whether made-up demonstration values stand in the row.
  synthetic      boolean NOT NULL
);
CREATE INDEX ON accounts.account (name COLLATE "C", account_number COLLATE "C");
CREATE INDEX ON accounts.account (top_account_key);

CREATE TABLE accounts.partnership (
  partnership_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_key    text NOT NULL REFERENCES accounts.account (account_key),
  program        text NOT NULL CHECK (program IN ('CTPAT', 'TRADE_COMPLIANCE')),
  tier           text CHECK (tier IN ('TIER_1', 'TIER_2', 'TIER_3')),
  status         text NOT NULL CHECK (status IN
                   ('APPLICANT', 'CERTIFIED', 'VALIDATED', 'EXCEEDING', 'SUSPENDED', 'REMOVED', 'WITHDRAWN', 'INELIGIBLE')),
  valid_from     date NOT NULL,
  valid_to       date CHECK (valid_to >= valid_from)
);
CREATE INDEX ON accounts.partnership (account_key);

CREATE TABLE accounts.center (
  code text PRIMARY KEY CHECK (code ~ '^[0-9]{3}$'),
  name text NOT NULL,
  city text NOT NULL
);

CREATE TABLE accounts.officer (
  officer_id  text PRIMARY KEY,
  name        text NOT NULL,
  title       text NOT NULL,
  center_code text REFERENCES accounts.center (code)
);

CREATE TABLE accounts.disclosure (
  disclosure_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  disclosed_at  timestamptz(3) NOT NULL,
  trace_id      text NOT NULL,
  audience      text NOT NULL,
  subject       text NOT NULL,
  roles         text NOT NULL,
  action        text NOT NULL,
  object_type   text NOT NULL,
  object_key    text NOT NULL
);

GRANT USAGE ON SCHEMA accounts TO claimgraph_server;
GRANT SELECT ON accounts.account, accounts.partnership, accounts.center, accounts.officer TO claimgraph_server;
-- Who was shown what may be added to and nothing else, also by the program itself.
GRANT INSERT ON accounts.disclosure TO claimgraph_server;

-- The ten Centers of Excellence and Expertise (CBP Delegation Order 14-004 of 2014-09-11).
INSERT INTO accounts.center (code, name, city) VALUES
  ('001', 'Pharmaceuticals, Health & Chemicals', 'New York'),
  ('002', 'Agriculture & Prepared Products', 'Miami'),
  ('003', 'Automotive & Aerospace', 'Detroit'),
  ('004', 'Apparel, Footwear & Textiles', 'San Francisco'),
  ('005', 'Base Metals', 'Chicago'),
  ('006', 'Petroleum, Natural Gas & Minerals', 'Houston'),
  ('007', 'Electronics', 'Los Angeles'),
  ('008', 'Consumer Products & Mass Merchandising', 'Atlanta'),
  ('009', 'Industrial & Manufacturing Materials', 'Buffalo'),
  ('010', 'Machinery', 'Laredo');
