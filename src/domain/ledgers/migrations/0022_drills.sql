CREATE TABLE drills (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  topic TEXT NOT NULL,
  topic_pinyin TEXT NOT NULL,
  topic_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  held_on TEXT NOT NULL,
  plan TEXT NOT NULL,
  participants BIGINT,
  minutes BIGINT,
  evacuation_seconds BIGINT,
  problems TEXT NOT NULL,
  evaluation TEXT NOT NULL,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX drills_by_unit ON drills (unit_path, id);
