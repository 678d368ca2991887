CREATE TABLE emergency_plans (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  edition TEXT NOT NULL,
  adopted_on TEXT,
  review_on TEXT,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX emergency_plans_by_unit ON emergency_plans (unit_path, id);
