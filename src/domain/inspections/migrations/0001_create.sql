CREATE TABLE inspections (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  campaign TEXT NOT NULL,
  school TEXT NOT NULL,
  checklist TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  inspector TEXT NOT NULL,
  inspector_name TEXT NOT NULL,
  inspector_agency TEXT NOT NULL,
  submitted_at BIGINT,
  school_signer TEXT NOT NULL,
  signed_at BIGINT,
  objection TEXT NOT NULL,
  vetoes TEXT NOT NULL,
  score DOUBLE PRECISION,
  "full" DOUBLE PRECISION,
  percent DOUBLE PRECISION,
  result TEXT NOT NULL,
  failed BIGINT NOT NULL,
  answered BIGINT NOT NULL,
  points BIGINT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE UNIQUE INDEX inspections_by_school ON inspections (campaign, school, kind) WHERE archived_at IS NULL;
CREATE INDEX inspections_by_unit ON inspections (unit_path, id);
CREATE INDEX inspections_by_campaign ON inspections (campaign, unit_path, id);
CREATE TABLE inspection_answers (
  inspection TEXT NOT NULL,
  point TEXT NOT NULL,
  outcome TEXT NOT NULL,
  value DOUBLE PRECISION,
  score DOUBLE PRECISION NOT NULL,
  note TEXT NOT NULL,
  photos TEXT NOT NULL,
  person TEXT NOT NULL,
  measure TEXT NOT NULL,
  due TEXT,
  answered_at BIGINT NOT NULL,
  hazard TEXT NOT NULL,
  hazard_number TEXT NOT NULL,
  PRIMARY KEY (inspection, point)
);
CREATE TABLE samples (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  campaign TEXT NOT NULL,
  per_county BIGINT NOT NULL,
  seed TEXT NOT NULL,
  frame BIGINT NOT NULL,
  frame_hash TEXT NOT NULL,
  drawn BIGINT NOT NULL,
  drawn_by TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX samples_by_campaign ON samples (campaign, created_at, id);
CREATE INDEX samples_by_unit ON samples (unit_path, id);
CREATE TABLE sample_schools (
  sample TEXT NOT NULL,
  school TEXT NOT NULL,
  unit_path TEXT NOT NULL,
  county TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (sample, school)
);
CREATE INDEX sample_schools_by_unit ON sample_schools (sample, unit_path);
CREATE TABLE sample_frames (
  sample TEXT NOT NULL,
  county TEXT NOT NULL,
  schools TEXT NOT NULL,
  PRIMARY KEY (sample, county)
);
