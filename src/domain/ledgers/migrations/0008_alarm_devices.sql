CREATE TABLE alarm_devices (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  place TEXT NOT NULL,
  place_pinyin TEXT NOT NULL,
  place_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  account_code TEXT NOT NULL,
  networked_to TEXT NOT NULL,
  installed_on TEXT,
  accepted_on TEXT,
  last_tested_on TEXT,
  last_test TEXT,
  next_test_on TEXT,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX alarm_devices_by_unit ON alarm_devices (unit_path, id);
