-- Who may act for whom, who looks after whom, and where officers work. Written by the loader, read by every subgraph.
CREATE SCHEMA authority;

CREATE TABLE authority.access_grant (
  grant_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject      text NOT NULL,
  capacity     text NOT NULL CHECK (capacity IN
                 ('OWNER', 'USER', 'PROXY', 'BROKER_WITH_POWER_OF_ATTORNEY', 'SURETY', 'ATTORNEY_OF_RECORD')),
  account_key  text NOT NULL,
  surety_code  text CHECK (surety_code ~ '^[0-9]{3}$'),
  case_number  text,
  valid_from   date NOT NULL,
  valid_to     date CHECK (valid_to >= valid_from),
  CHECK ((capacity = 'SURETY') = (surety_code IS NOT NULL)),
  CHECK ((capacity = 'ATTORNEY_OF_RECORD') = (case_number IS NOT NULL))
);
CREATE INDEX ON authority.access_grant (subject);

CREATE TABLE authority.assignment (
  assignment_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_key   text NOT NULL,
  duty          text NOT NULL CHECK (duty IN
                  ('NATIONAL_ACCOUNT_MANAGER', 'SUPPLY_CHAIN_SECURITY_SPECIALIST', 'CENTER')),
  assignee      text NOT NULL,
  valid_from    date NOT NULL,
  valid_to      date CHECK (valid_to >= valid_from)
);
CREATE INDEX ON authority.assignment (account_key);
CREATE INDEX ON authority.assignment (assignee, duty);

CREATE TABLE authority.posting (
  posting_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  officer_id  text NOT NULL,
  center_code text NOT NULL,
  valid_from  date NOT NULL,
  valid_to    date CHECK (valid_to >= valid_from)
);
CREATE INDEX ON authority.posting (officer_id);

GRANT USAGE ON SCHEMA authority TO claimgraph_server;
GRANT SELECT ON ALL TABLES IN SCHEMA authority TO claimgraph_server;
