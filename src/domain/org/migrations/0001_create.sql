CREATE TABLE units (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  level TEXT NOT NULL,
  code TEXT NOT NULL,
  parent TEXT NOT NULL,
  closed_on TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE UNIQUE INDEX units_by_path ON units (unit_path);
CREATE INDEX units_by_parent ON units (parent, name_pinyin, id);
CREATE TABLE unit_succession (
  id TEXT NOT NULL PRIMARY KEY,
  from_unit TEXT NOT NULL,
  to_unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  on_date TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX unit_succession_by_from ON unit_succession (from_unit);
CREATE INDEX unit_succession_by_to ON unit_succession (to_unit);
