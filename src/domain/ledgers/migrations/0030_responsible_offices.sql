CREATE TABLE responsible_offices (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  unit TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  leader TEXT NOT NULL,
  phone TEXT NOT NULL,
  full_time BIGINT,
  part_time BIGINT,
  set_up_on TEXT,
  document_number TEXT NOT NULL,
  duties TEXT NOT NULL,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX responsible_offices_by_unit ON responsible_offices (unit_path, id);
