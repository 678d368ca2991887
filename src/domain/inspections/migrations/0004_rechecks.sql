CREATE TABLE rechecks (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  inspection TEXT NOT NULL,
  school TEXT NOT NULL,
  point TEXT NOT NULL,
  finding TEXT NOT NULL,
  note TEXT NOT NULL,
  photos TEXT NOT NULL,
  hazard TEXT NOT NULL,
  checked_by TEXT NOT NULL,
  checked_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX rechecks_by_inspection ON rechecks (inspection, point, checked_at);
CREATE INDEX rechecks_by_unit ON rechecks (unit_path, checked_at, id);
