CREATE TABLE statements (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  fact TEXT NOT NULL,
  source TEXT NOT NULL,
  value TEXT NOT NULL,
  said_at BIGINT NOT NULL,
  said_by TEXT NOT NULL,
  note TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX statements_by_unit ON statements (unit_path, id);
CREATE UNIQUE INDEX statements_by_fact ON statements (school, fact, source);
