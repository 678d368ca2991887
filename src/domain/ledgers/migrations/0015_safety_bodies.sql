CREATE TABLE safety_bodies (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  leader TEXT NOT NULL,
  deputy TEXT NOT NULL,
  members TEXT NOT NULL,
  set_up_on TEXT,
  document_number TEXT NOT NULL,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX safety_bodies_by_unit ON safety_bodies (unit_path, id);
