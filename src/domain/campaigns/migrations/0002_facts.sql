-- For reading in bulk (coverage, figures, to-do): how far each county is.
CREATE VIEW march_facts AS
SELECT id, unit_path, campaign, county, phase, received_at, group_at, plan_at, summary_at
FROM campaign_counties WHERE archived_at IS NULL;
-- For reading in bulk: the schools that need not be checked.
CREATE VIEW waiver_facts AS
SELECT id, unit_path, campaign, school
FROM waivers WHERE archived_at IS NULL;
