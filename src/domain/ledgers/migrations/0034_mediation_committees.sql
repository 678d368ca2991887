CREATE TABLE mediation_committees (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  unit TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  leader TEXT NOT NULL,
  mediators BIGINT,
  set_up_on TEXT,
  document_number TEXT NOT NULL,
  place TEXT NOT NULL,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX mediation_committees_by_unit ON mediation_committees (unit_path, id);
