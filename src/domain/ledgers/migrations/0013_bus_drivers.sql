CREATE TABLE bus_drivers (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  phone TEXT NOT NULL,
  licence_number TEXT NOT NULL,
  birth_year BIGINT,
  qualified_on TEXT,
  qualified_until TEXT,
  next_review_on TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX bus_drivers_by_unit ON bus_drivers (unit_path, id);
