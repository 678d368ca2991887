CREATE TABLE service_contracts (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  kind TEXT NOT NULL,
  provider TEXT NOT NULL,
  contract_number TEXT NOT NULL,
  starts_on TEXT,
  ends_on TEXT,
  amount DOUBLE PRECISION,
  deliverables TEXT NOT NULL,
  files TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX service_contracts_by_unit ON service_contracts (unit_path, id);
