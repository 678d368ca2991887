CREATE TABLE school_buses (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  plate TEXT NOT NULL,
  run_by TEXT NOT NULL,
  capacity BIGINT,
  route TEXT NOT NULL,
  permit_number TEXT NOT NULL,
  permit_expires_on TEXT,
  inspection_expires_on TEXT,
  equipped TEXT NOT NULL,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX school_buses_by_unit ON school_buses (unit_path, id);
CREATE UNIQUE INDEX school_buses_by_plate ON school_buses (plate) WHERE archived_at IS NULL AND plate <> '';
