CREATE TABLE platform_accesses (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  platform TEXT NOT NULL,
  system TEXT NOT NULL,
  protocol TEXT,
  connected_on TEXT,
  accepted_on TEXT,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX platform_accesses_by_unit ON platform_accesses (unit_path, id);
