CREATE TABLE journal_event (
  seq BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  actor_unit TEXT NOT NULL,
  event TEXT NOT NULL,
  record TEXT NOT NULL,
  record_id TEXT NOT NULL,
  unit_path TEXT NOT NULL,
  reason TEXT NOT NULL,
  changes_count BIGINT NOT NULL,
  changes_digest TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX journal_event_by_unit ON journal_event (unit_path, seq);
CREATE TABLE journal_change (
  seq BIGINT NOT NULL,
  position BIGINT NOT NULL,
  record TEXT NOT NULL,
  record_id TEXT NOT NULL,
  unit_path TEXT NOT NULL,
  differences TEXT NOT NULL,
  PRIMARY KEY (seq, position)
);
CREATE INDEX journal_change_by_record ON journal_change (record, record_id, seq);
CREATE TABLE journal_head (
  id BIGINT NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,
  hash TEXT NOT NULL
);
INSERT INTO journal_head (id, seq, hash) VALUES (1, 0, '');
