CREATE TABLE joint_meetings (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  topic TEXT NOT NULL,
  topic_pinyin TEXT NOT NULL,
  topic_letters TEXT NOT NULL,
  held_on TEXT NOT NULL,
  convenor TEXT NOT NULL,
  departments TEXT NOT NULL,
  agenda TEXT NOT NULL,
  situation TEXT NOT NULL,
  decisions TEXT NOT NULL,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX joint_meetings_by_unit ON joint_meetings (unit_path, id);
