-- For reading in bulk (figures, criteria, to-do). The deadline is the day by which somebody at the school must act.
CREATE VIEW hazard_facts AS
SELECT id, unit_path, number, school, title, kind, grade, state, source, campaign, inspection, point, person, found_on, due, rectified_by,
  CASE state WHEN 'assigned' THEN due WHEN 'controlled' THEN control_until END AS deadline, look_back, looked_back_on
FROM hazards WHERE archived_at IS NULL;
