CREATE TABLE insurance_policies (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  number TEXT NOT NULL,
  year BIGINT,
  insurer TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  insured BIGINT,
  premium DOUBLE PRECISION,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX insurance_policies_by_unit ON insurance_policies (unit_path, id);
