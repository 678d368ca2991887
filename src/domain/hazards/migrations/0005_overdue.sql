-- What is overdue in a province or a city, counted in the index alone, as hazards_by_deadline does it for a county.
CREATE INDEX hazards_of_province_by_deadline ON hazards
  (SUBSTR(unit_path, 1, 4), (CASE state WHEN 'assigned' THEN due ELSE control_until END), id, state, due, control_until, archived_at, unit_path)
  WHERE state IN ('assigned', 'controlled');
CREATE INDEX hazards_of_city_by_deadline ON hazards
  (SUBSTR(unit_path, 1, 9), (CASE state WHEN 'assigned' THEN due ELSE control_until END), id, state, due, control_until, archived_at, unit_path)
  WHERE state IN ('assigned', 'controlled');
