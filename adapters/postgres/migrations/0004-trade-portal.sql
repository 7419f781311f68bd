-- What the trade files and says. Every row notes whom its case concerned when the row was made, because the portal must
-- decide who may see it while it knows no more of the case than the number.
CREATE SCHEMA trade_portal;

CREATE TABLE trade_portal.submission (
  reference_id text PRIMARY KEY,
  case_number  text NOT NULL,
  account_key  text NOT NULL,
  surety_code  text,
  kind         text NOT NULL CHECK (kind IN
                 ('PETITION', 'SUPPLEMENTAL_PETITION', 'ADDITIONAL_ARGUMENT', 'OFFER_IN_COMPROMISE', 'ELECTION',
                  'EXTENSION_REQUEST', 'RESPONSE', 'PROPOSED_PENALTY_CHOICE')),
  state        text NOT NULL CHECK (state IN
                 ('DRAFT', 'RECEIVED', 'SENDING', 'UNKNOWN', 'RECORDED', 'REJECTED', 'UNDER_REVIEW', 'DECIDED', 'WITHDRAWN')),
  received_at  timestamptz(3),
  -- The moment by which the submission is listed: of receipt, or of the draft's beginning.
  listed_at    timestamptz(3) NOT NULL,
  filed_by     text,
  synthetic    boolean NOT NULL,
  CHECK ((state = 'DRAFT') = (received_at IS NULL))
);
CREATE INDEX ON trade_portal.submission (case_number, listed_at DESC, reference_id COLLATE "C" DESC);

CREATE TABLE trade_portal.message (
  message_id  text PRIMARY KEY,
  case_number text NOT NULL,
  account_key text NOT NULL,
  surety_code text,
  sent_at     timestamptz(3) NOT NULL,
  side        text NOT NULL CHECK (side IN ('TRADE', 'OFFICE')),
  author      text,
  body        text NOT NULL,
  read_at     timestamptz(3)
);
CREATE INDEX ON trade_portal.message (case_number, sent_at DESC, message_id COLLATE "C" DESC);

CREATE TABLE trade_portal.disclosure (
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

GRANT USAGE ON SCHEMA trade_portal TO claimgraph_server;
GRANT SELECT ON trade_portal.submission, trade_portal.message TO claimgraph_server;
GRANT INSERT ON trade_portal.disclosure TO claimgraph_server;
