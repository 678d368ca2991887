-- That somebody was told of a hazard that is overdue: each step of the ladder once for one deadline.
CREATE TABLE hazard_escalations (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  hazard TEXT NOT NULL,
  deadline TEXT NOT NULL,
  days BIGINT NOT NULL,
  told TEXT NOT NULL,
  agencies TEXT NOT NULL,
  ladder TEXT NOT NULL,
  told_on TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX hazard_escalations_by_unit ON hazard_escalations (unit_path, id);
CREATE UNIQUE INDEX hazard_escalations_once ON hazard_escalations (hazard, deadline, days);
-- Who is told finds the few escalations at the own level, not the many hazards.
CREATE INDEX hazard_escalations_told ON hazard_escalations (told, unit_path, hazard, deadline, agencies);
-- What is still overdue by the deadline it was told of.
CREATE VIEW hazard_escalation_facts AS
SELECT h.id, h.unit_path, h.title, h.school, h.grade, h.deadline, e.told, e.agencies
FROM hazard_escalations e JOIN hazard_facts h ON h.id = e.hazard AND h.deadline = e.deadline;
