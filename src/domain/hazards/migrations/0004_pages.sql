-- Pages and counts with a filter: the index that gives a page its order also carries what lists filter by most, so that
-- rows which do not match are passed over without being read; with unit_path PostgreSQL counts in the index alone.
DROP INDEX hazards_of_province;
DROP INDEX hazards_of_city;
DROP INDEX hazards_of_county;
CREATE INDEX hazards_of_province ON hazards (SUBSTR(unit_path, 1, 4), id, state, kind, grade, source, campaign, point, look_back, archived_at, unit_path);
CREATE INDEX hazards_of_city ON hazards (SUBSTR(unit_path, 1, 9), id, state, kind, grade, source, campaign, point, look_back, archived_at, unit_path);
CREATE INDEX hazards_of_county ON hazards (SUBSTR(unit_path, 1, 16), id, state, kind, grade, source, campaign, point, look_back, archived_at, unit_path);
-- Passing over a million entries is too many even so: a province goes straight to the commonest filters.
CREATE INDEX hazards_of_province_by_state ON hazards (SUBSTR(unit_path, 1, 4), state, id, archived_at, unit_path);
CREATE INDEX hazards_of_province_by_kind ON hazards (SUBSTR(unit_path, 1, 4), kind, id, archived_at, unit_path);
CREATE INDEX hazards_of_province_by_campaign ON hazards (SUBSTR(unit_path, 1, 4), campaign, id, archived_at, unit_path);
