CREATE TABLE trainings (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  trainees TEXT NOT NULL,
  topic TEXT NOT NULL,
  topic_pinyin TEXT NOT NULL,
  topic_letters TEXT NOT NULL,
  held_on TEXT NOT NULL,
  hours DOUBLE PRECISION,
  assessor TEXT NOT NULL,
  outcome TEXT,
  next_on TEXT,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX trainings_by_unit ON trainings (unit_path, id);
