-- What SEACATS sent and nobody could read with certainty, for the operator: redacted, and the newest thousand only.
-- Processes write it beside their requests; under the serving role it can neither be read nor written.
CREATE TABLE cases.bad_input (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at          timestamptz(3) NOT NULL,
  operation   text NOT NULL,
  code        text NOT NULL,
  reason      text NOT NULL,
  -- The case number as a hash, the same as in the log; null where the answer as a whole was bad.
  case_hash   text,
  sample      text NOT NULL CHECK (octet_length(sample) <= 4096)
);
