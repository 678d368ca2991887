CREATE TABLE rule_packs (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  code TEXT NOT NULL,
  edition BIGINT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  dated_on TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  effective_to TEXT,
  verified BIGINT NOT NULL,
  regions TEXT NOT NULL,
  parameters TEXT NOT NULL,
  norms TEXT NOT NULL,
  clauses TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE UNIQUE INDEX rule_packs_by_edition ON rule_packs (code, edition);
CREATE INDEX rule_packs_by_unit ON rule_packs (unit_path, id);
