CREATE TABLE safety_zones (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  unit TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  extent TEXT NOT NULL,
  set_up_on TEXT,
  cameras BIGINT,
  traffic_signs BIGINT,
  traffic_lights BIGINT,
  separated BIGINT NOT NULL,
  guard_post BIGINT NOT NULL,
  patrolled_by TEXT NOT NULL,
  checked_on TEXT,
  note TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX safety_zones_by_unit ON safety_zones (unit_path, id);
