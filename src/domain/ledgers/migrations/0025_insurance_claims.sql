CREATE TABLE insurance_claims (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_pinyin TEXT NOT NULL,
  subject_letters TEXT NOT NULL,
  policy TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  state TEXT NOT NULL,
  claimed DOUBLE PRECISION,
  paid DOUBLE PRECISION,
  closed_on TEXT,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX insurance_claims_by_unit ON insurance_claims (unit_path, id);
