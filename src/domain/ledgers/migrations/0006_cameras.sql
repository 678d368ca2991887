CREATE TABLE cameras (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  place TEXT NOT NULL,
  key_part TEXT NOT NULL,
  direction TEXT NOT NULL,
  signage BIGINT NOT NULL,
  code TEXT NOT NULL,
  resolution TEXT,
  ptz BIGINT NOT NULL,
  installed_on TEXT,
  retention_days BIGINT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX cameras_by_unit ON cameras (unit_path, id);
CREATE UNIQUE INDEX cameras_by_code ON cameras (code) WHERE archived_at IS NULL AND code <> '';
