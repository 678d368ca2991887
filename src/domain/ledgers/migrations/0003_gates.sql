CREATE TABLE gates (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  is_main BIGINT NOT NULL,
  staffed_hours TEXT NOT NULL,
  anti_ram TEXT NOT NULL,
  anti_ram_count BIGINT,
  condition TEXT,
  separate_ways BIGINT NOT NULL,
  drop_off_lane BIGINT NOT NULL,
  traffic_facilities TEXT NOT NULL,
  photos TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX gates_by_unit ON gates (unit_path, id);
