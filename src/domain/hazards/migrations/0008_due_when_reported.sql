-- What was reported with a day by which it is to be put right is overdue after it, whether or not somebody was assigned.
DROP INDEX hazards_by_deadline;
DROP INDEX hazards_of_province_by_deadline;
DROP INDEX hazards_of_city_by_deadline;
CREATE INDEX hazards_by_deadline ON hazards (SUBSTR(unit_path, 1, 16), (CASE state WHEN 'controlled' THEN control_until ELSE due END), id)
  WHERE state IN ('reported', 'assigned', 'controlled');
CREATE INDEX hazards_of_province_by_deadline ON hazards
  (SUBSTR(unit_path, 1, 4), (CASE state WHEN 'controlled' THEN control_until ELSE due END), id, state, due, control_until, archived_at, unit_path)
  WHERE state IN ('reported', 'assigned', 'controlled');
CREATE INDEX hazards_of_city_by_deadline ON hazards
  (SUBSTR(unit_path, 1, 9), (CASE state WHEN 'controlled' THEN control_until ELSE due END), id, state, due, control_until, archived_at, unit_path)
  WHERE state IN ('reported', 'assigned', 'controlled');
DROP VIEW hazard_facts;
CREATE VIEW hazard_facts AS
SELECT id, unit_path, number, school, title, kind, grade, state, source, campaign, inspection, point, person, found_on, due, rectified_by,
  CASE WHEN state = 'controlled' THEN control_until WHEN state IN ('reported', 'assigned') THEN due END AS deadline, look_back, looked_back_on
FROM hazards WHERE archived_at IS NULL;
