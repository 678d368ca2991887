CREATE TABLE safety_funds (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  purpose TEXT NOT NULL,
  purpose_pinyin TEXT NOT NULL,
  purpose_letters TEXT NOT NULL,
  year BIGINT,
  item TEXT NOT NULL,
  budget DOUBLE PRECISION,
  spent DOUBLE PRECISION,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX safety_funds_by_unit ON safety_funds (unit_path, id);
