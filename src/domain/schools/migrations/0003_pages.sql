-- Pages in order of a province's 25,000 schools, without sorting them all; what lists filter and search by stands in
-- the index of the usual order, so that rows which do not match are passed over without being read.
CREATE INDEX schools_of_province ON schools (SUBSTR(unit_path, 1, 4), name_pinyin, id, category, ownership, area, boarding, parent, name, name_letters, code, supervisor, principal, address, archived_at, unit_path);
CREATE INDEX schools_of_province_by_code ON schools (SUBSTR(unit_path, 1, 4), code, id);
CREATE INDEX schools_of_province_by_students ON schools (SUBSTR(unit_path, 1, 4), COALESCE(students, -9000000000000000), id);
CREATE INDEX schools_of_city ON schools (SUBSTR(unit_path, 1, 9), name_pinyin, id, category, ownership, area, boarding, parent, name, name_letters, code, supervisor, principal, address, archived_at, unit_path);
CREATE INDEX schools_of_city_by_code ON schools (SUBSTR(unit_path, 1, 9), code, id);
CREATE INDEX schools_of_city_by_students ON schools (SUBSTR(unit_path, 1, 9), COALESCE(students, -9000000000000000), id);
CREATE INDEX schools_of_county ON schools (SUBSTR(unit_path, 1, 16), name_pinyin, id);
