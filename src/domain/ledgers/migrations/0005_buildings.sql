CREATE TABLE buildings (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  purpose TEXT NOT NULL,
  structure TEXT,
  storeys BIGINT,
  area DOUBLE PRECISION,
  built_year BIGINT,
  shelter_capacity BIGINT,
  appraisal TEXT,
  appraised_on TEXT,
  next_appraisal_on TEXT,
  defects TEXT NOT NULL,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX buildings_by_unit ON buildings (unit_path, id);
