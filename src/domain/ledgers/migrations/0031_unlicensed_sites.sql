CREATE TABLE unlicensed_sites (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  unit TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  children BIGINT,
  found_on TEXT,
  state TEXT NOT NULL,
  handled_by TEXT NOT NULL,
  document_number TEXT NOT NULL,
  correct_by TEXT,
  settled_on TEXT,
  placed BIGINT,
  note TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX unlicensed_sites_by_unit ON unlicensed_sites (unit_path, id);
