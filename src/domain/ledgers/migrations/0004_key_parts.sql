CREATE TABLE key_parts (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  place TEXT NOT NULL,
  place_pinyin TEXT NOT NULL,
  place_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  measures TEXT NOT NULL,
  responsible TEXT NOT NULL,
  phone TEXT NOT NULL,
  photos TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX key_parts_by_unit ON key_parts (unit_path, id);
