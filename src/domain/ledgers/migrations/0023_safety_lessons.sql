CREATE TABLE safety_lessons (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  topic TEXT NOT NULL,
  topic_pinyin TEXT NOT NULL,
  topic_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  audience TEXT NOT NULL,
  held_on TEXT NOT NULL,
  hours DOUBLE PRECISION,
  participants BIGINT,
  organiser TEXT NOT NULL,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX safety_lessons_by_unit ON safety_lessons (unit_path, id);
