CREATE TABLE hazards (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  number TEXT NOT NULL,
  school TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  kind TEXT NOT NULL,
  grade TEXT NOT NULL,
  state TEXT NOT NULL,
  source TEXT NOT NULL,
  campaign TEXT NOT NULL,
  inspection TEXT NOT NULL,
  point TEXT NOT NULL,
  place TEXT NOT NULL,
  found_by TEXT NOT NULL,
  found_agency TEXT NOT NULL,
  found_on TEXT NOT NULL,
  photos_before TEXT NOT NULL,
  person TEXT NOT NULL,
  measure TEXT NOT NULL,
  due TEXT,
  control_measure TEXT NOT NULL,
  control_until TEXT,
  rectified_by TEXT NOT NULL,
  rectified_by_name TEXT NOT NULL,
  rectified_at BIGINT,
  rectified_note TEXT NOT NULL,
  photos_after TEXT NOT NULL,
  verified_by TEXT NOT NULL,
  verified_by_name TEXT NOT NULL,
  verified_at BIGINT,
  verified_note TEXT NOT NULL,
  returned_times BIGINT NOT NULL,
  look_back TEXT,
  looked_back_on TEXT,
  relapse_of TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE UNIQUE INDEX hazards_by_number ON hazards (number);
CREATE INDEX hazards_by_unit ON hazards (unit_path, id);
CREATE INDEX hazards_of_province ON hazards (SUBSTR(unit_path, 1, 4), id);
CREATE INDEX hazards_of_province_by_number ON hazards (SUBSTR(unit_path, 1, 4), number, id);
CREATE INDEX hazards_of_province_by_found_on ON hazards (SUBSTR(unit_path, 1, 4), found_on, id);
CREATE INDEX hazards_of_province_by_due ON hazards (SUBSTR(unit_path, 1, 4), COALESCE(due, ''), id);
CREATE INDEX hazards_of_city ON hazards (SUBSTR(unit_path, 1, 9), id);
CREATE INDEX hazards_of_city_by_number ON hazards (SUBSTR(unit_path, 1, 9), number, id);
CREATE INDEX hazards_of_city_by_found_on ON hazards (SUBSTR(unit_path, 1, 9), found_on, id);
CREATE INDEX hazards_of_city_by_due ON hazards (SUBSTR(unit_path, 1, 9), COALESCE(due, ''), id);
CREATE INDEX hazards_of_county ON hazards (SUBSTR(unit_path, 1, 16), id);
CREATE INDEX hazards_of_county_by_number ON hazards (SUBSTR(unit_path, 1, 16), number, id);
CREATE INDEX hazards_of_county_by_found_on ON hazards (SUBSTR(unit_path, 1, 16), found_on, id);
CREATE INDEX hazards_of_county_by_due ON hazards (SUBSTR(unit_path, 1, 16), COALESCE(due, ''), id);
CREATE INDEX hazards_of_county_by_state ON hazards (SUBSTR(unit_path, 1, 16), state, id);
CREATE INDEX hazards_by_deadline ON hazards (SUBSTR(unit_path, 1, 16), (CASE state WHEN 'assigned' THEN due ELSE control_until END), id) WHERE state IN ('assigned', 'controlled');
CREATE INDEX hazards_by_campaign ON hazards (campaign, SUBSTR(unit_path, 1, 16), id);
CREATE INDEX hazards_by_inspection ON hazards (inspection);
CREATE INDEX hazards_by_school ON hazards (school, point, id);
CREATE TABLE hazard_numbers (
  division TEXT NOT NULL,
  year BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (division, year)
);
