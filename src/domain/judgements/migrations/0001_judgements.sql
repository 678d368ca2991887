CREATE TABLE judgements (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  title TEXT NOT NULL,
  verdict TEXT NOT NULL,
  says TEXT NOT NULL,
  since TEXT NOT NULL,
  level TEXT NOT NULL,
  pack TEXT NOT NULL,
  clause TEXT NOT NULL,
  code TEXT NOT NULL,
  verified BIGINT NOT NULL,
  feeds TEXT,
  consequence TEXT NOT NULL,
  proposed_on TEXT,
  lapses_on TEXT,
  hazard TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE UNIQUE INDEX judgements_by_code ON judgements (school, code);
CREATE INDEX judgements_by_unit ON judgements (unit_path, id);
-- Lists: in order of id at each level, with what they are filtered by most; and by verdict, which is how people ask.
CREATE INDEX judgements_of_province ON judgements (SUBSTR(unit_path, 1, 4), verdict, id, code, feeds, archived_at, unit_path);
CREATE INDEX judgements_of_city ON judgements (SUBSTR(unit_path, 1, 9), verdict, id, code, feeds, archived_at, unit_path);
CREATE INDEX judgements_of_county ON judgements (SUBSTR(unit_path, 1, 16), verdict, id, code, feeds, archived_at, unit_path);
-- Rates: the schools of a unit by verdict, of the few clauses that feed one.
CREATE INDEX judgements_by_rate ON judgements (feeds, unit_path, verdict) WHERE feeds IS NOT NULL;
CREATE INDEX judgements_proposed ON judgements (unit_path, proposed_on) WHERE proposed_on IS NOT NULL;
CREATE INDEX judgements_with_hazard ON judgements (unit_path, hazard) WHERE hazard <> '';
-- What was judged last at each school: a mark for each clause, so that judging again writes only what turned out otherwise.
CREATE TABLE judged_schools (
  school TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  marks TEXT NOT NULL,
  judged_at BIGINT NOT NULL
);
CREATE INDEX judged_schools_by_unit ON judged_schools (unit_path);
-- How far the journal has been followed, and the day on which every school was judged last.
CREATE TABLE judgement_cursor (
  id BIGINT NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,
  swept_on TEXT NOT NULL
);
INSERT INTO judgement_cursor (id, seq, swept_on) VALUES (1, 0, '');
