-- Who leads among the workers that keep the case index. A leader writes with its fence, which every change of leader
-- raises, so that one that was thought dead and is not writes nothing more.
CREATE TABLE cases.worker_lease (
  single     boolean PRIMARY KEY DEFAULT true CHECK (single),
  holder     text,
  fence      bigint NOT NULL,
  expires_at timestamptz NOT NULL
);
INSERT INTO cases.worker_lease (fence, expires_at) VALUES (0, '-infinity');

-- How far the worker has come; it moves in one transaction with what was stored.
CREATE TABLE cases.worker_place (
  single              boolean PRIMARY KEY DEFAULT true CHECK (single),
  -- Where the next changes begin; null before the backfill has begun.
  feed_token          text,
  -- The number up to which the backfill has stored every case; null at its beginning.
  backfilled_to       text COLLATE "C",
  backfilled          boolean NOT NULL DEFAULT false,
  -- When a run that compared the index with SEACATS ended, and what it found.
  reconciled_at       timestamptz(3),
  reconcile_report    jsonb,
  -- Whether somebody waits for such a run.
  reconcile_wanted    boolean NOT NULL DEFAULT false
);
INSERT INTO cases.worker_place (single) VALUES (true);

-- Cases that SEACATS deleted, so that a reading from before does not bring them back.
CREATE TABLE cases.deleted_case (
  case_number    text COLLATE "C" PRIMARY KEY,
  record_version bigint NOT NULL,
  deleted_at     timestamptz(3) NOT NULL
);

-- Cases of which the feed announced a version that SEACATS did not give yet; they are read again.
CREATE TABLE cases.awaited_case (
  case_number    text COLLATE "C" PRIMARY KEY,
  record_version bigint NOT NULL,
  tries          integer NOT NULL DEFAULT 1,
  read_again_at  timestamptz NOT NULL
);
