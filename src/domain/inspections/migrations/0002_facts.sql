-- For reading in bulk (coverage, figures, to-do): sheets that are handed in.
CREATE VIEW inspection_facts AS
SELECT id, unit_path, campaign, school, kind, state, inspector_name, inspector_agency, submitted_at, signed_at, score, "full", percent, result, failed
FROM inspections WHERE archived_at IS NULL AND state <> 'open';
-- Sheets that somebody is still filling.
CREATE VIEW open_inspection_facts AS
SELECT id, unit_path, campaign, school, kind, inspector, inspector_name, answered, points
FROM inspections WHERE archived_at IS NULL AND state = 'open';
-- What the sheets that are handed in say, point by point.
CREATE VIEW answer_facts AS
SELECT a.inspection, i.unit_path, i.campaign, i.school, i.kind, a.point, a.outcome, a.value, a.score, a.note, a.hazard
FROM inspection_answers a JOIN inspections i ON i.id = a.inspection
WHERE i.archived_at IS NULL AND i.state <> 'open';
-- The schools of each sample.
CREATE VIEW sample_facts AS
SELECT s.id AS sample, s.campaign, s.created_at AS drawn_at, m.unit_path, m.school, m.county, m.position
FROM samples s JOIN sample_schools m ON m.sample = s.id
WHERE s.archived_at IS NULL;
