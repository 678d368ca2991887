CREATE TABLE rule_pack_activations (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  unit TEXT NOT NULL,
  pack TEXT NOT NULL,
  code TEXT NOT NULL,
  edition BIGINT NOT NULL,
  settings TEXT NOT NULL,
  in_force_from TEXT NOT NULL,
  in_force_until TEXT,
  reason TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX rule_pack_activations_by_unit ON rule_pack_activations (unit_path, id);
