-- Cases themselves are kept by SEACATS; here stands who was shown which.
CREATE SCHEMA cases;

CREATE TABLE cases.disclosure (
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

GRANT USAGE ON SCHEMA cases TO claimgraph_server;
GRANT INSERT ON cases.disclosure TO claimgraph_server;
