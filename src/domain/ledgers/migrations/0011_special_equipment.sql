CREATE TABLE special_equipment (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  registration_number TEXT NOT NULL,
  place TEXT NOT NULL,
  operated_by TEXT NOT NULL,
  inspected_on TEXT,
  next_inspection_on TEXT,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX special_equipment_by_unit ON special_equipment (unit_path, id);
