CREATE TABLE safety_posts (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  post TEXT NOT NULL,
  holder TEXT NOT NULL,
  holder_pinyin TEXT NOT NULL,
  holder_letters TEXT NOT NULL,
  phone TEXT NOT NULL,
  duties TEXT NOT NULL,
  letter_signed_on TEXT,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX safety_posts_by_unit ON safety_posts (unit_path, id);
