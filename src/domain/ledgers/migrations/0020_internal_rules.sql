CREATE TABLE internal_rules (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  edition TEXT NOT NULL,
  adopted_on TEXT,
  posted BIGINT NOT NULL,
  review_on TEXT,
  last_evidence TEXT NOT NULL,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX internal_rules_by_unit ON internal_rules (unit_path, id);
