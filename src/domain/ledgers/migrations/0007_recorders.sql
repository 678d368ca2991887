CREATE TABLE recorders (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  place TEXT NOT NULL,
  channels BIGINT,
  capacity_tb DOUBLE PRECISION,
  retention_days BIGINT,
  ups_minutes BIGINT,
  installed_on TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX recorders_by_unit ON recorders (unit_path, id);
CREATE UNIQUE INDEX recorders_by_code ON recorders (code) WHERE archived_at IS NULL AND code <> '';
