CREATE TABLE fire_facilities (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  place TEXT NOT NULL,
  place_pinyin TEXT NOT NULL,
  place_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  quantity BIGINT NOT NULL,
  condition TEXT NOT NULL,
  expires_on TEXT,
  last_checked_on TEXT,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX fire_facilities_by_unit ON fire_facilities (unit_path, id);
