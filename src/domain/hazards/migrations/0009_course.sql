-- The written notice, the plan's milestones, temporary measures with their own clock, postponements.
ALTER TABLE hazards ADD COLUMN controls TEXT NOT NULL DEFAULT '[]';
ALTER TABLE hazards ADD COLUMN control_daily BIGINT NOT NULL DEFAULT 0;
ALTER TABLE hazards ADD COLUMN control_shown_on TEXT;
ALTER TABLE hazards ADD COLUMN notice_number TEXT NOT NULL DEFAULT '';
ALTER TABLE hazards ADD COLUMN notice_by_name TEXT NOT NULL DEFAULT '';
ALTER TABLE hazards ADD COLUMN notice_at BIGINT;
ALTER TABLE hazards ADD COLUMN notice_received_by_name TEXT NOT NULL DEFAULT '';
ALTER TABLE hazards ADD COLUMN notice_received_at BIGINT;
ALTER TABLE hazards ADD COLUMN milestones TEXT NOT NULL DEFAULT '[]';
ALTER TABLE hazards ADD COLUMN next_milestone TEXT;
ALTER TABLE hazards ADD COLUMN postponements TEXT NOT NULL DEFAULT '[]';
ALTER TABLE hazards ADD COLUMN postponed_times BIGINT NOT NULL DEFAULT 0;
ALTER TABLE hazards ADD COLUMN asked_due TEXT;
-- Few hazards have these at a time; what waits for somebody is found without passing over the others.
CREATE INDEX hazards_by_milestone ON hazards (unit_path, next_milestone, id) WHERE next_milestone IS NOT NULL;
CREATE INDEX hazards_asked ON hazards (unit_path, id) WHERE asked_due IS NOT NULL;
DROP VIEW hazard_facts;
CREATE VIEW hazard_facts AS
SELECT id, unit_path, number, school, title, kind, grade, state, source, campaign, inspection, point, person, found_on, due, rectified_by,
  CASE WHEN state = 'controlled' THEN control_until WHEN state IN ('reported', 'assigned') THEN due END AS deadline, look_back, looked_back_on,
  notice_at, notice_received_at, next_milestone, asked_due, control_daily, control_shown_on, control_until
FROM hazards WHERE archived_at IS NULL;
