CREATE TABLE attachments (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size BIGINT NOT NULL,
  uploaded_by TEXT NOT NULL,
  issued BIGINT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX attachments_by_unit ON attachments (unit_path, id);
