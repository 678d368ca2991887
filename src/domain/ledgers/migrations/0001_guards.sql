CREATE TABLE guards (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  employer TEXT NOT NULL,
  company TEXT NOT NULL,
  certificate_number TEXT NOT NULL,
  certificate_issued_on TEXT,
  certificate_expires_on TEXT,
  phone TEXT NOT NULL,
  hired_on TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX guards_by_unit ON guards (unit_path, id);
