CREATE TABLE equipment (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  kind TEXT NOT NULL,
  required BIGINT,
  actual BIGINT NOT NULL,
  place TEXT NOT NULL,
  custodian TEXT NOT NULL,
  bought_on TEXT,
  expires_on TEXT,
  condition TEXT NOT NULL,
  last_checked_on TEXT,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX equipment_by_unit ON equipment (unit_path, id);
