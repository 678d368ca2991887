CREATE TABLE calendar_entries (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  categories TEXT NOT NULL,
  source TEXT NOT NULL,
  dated_on TEXT,
  verified BIGINT NOT NULL,
  shipped TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX calendar_entries_by_unit ON calendar_entries (unit_path, id);
CREATE INDEX calendar_entries_by_shipped ON calendar_entries (shipped);
