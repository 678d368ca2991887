CREATE TABLE security_companies (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  unit TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  licence_number TEXT NOT NULL,
  licence_expires_on TEXT,
  contact TEXT NOT NULL,
  phone TEXT NOT NULL,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX security_companies_by_unit ON security_companies (unit_path, id);
