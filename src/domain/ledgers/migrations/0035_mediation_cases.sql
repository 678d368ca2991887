CREATE TABLE mediation_cases (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  unit TEXT NOT NULL,
  school TEXT NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  accepted_on TEXT,
  state TEXT NOT NULL,
  closed_on TEXT,
  amount DOUBLE PRECISION,
  note TEXT NOT NULL,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX mediation_cases_by_unit ON mediation_cases (unit_path, id);
