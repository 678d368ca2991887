CREATE TABLE checklists (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  code TEXT NOT NULL,
  edition BIGINT NOT NULL,
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  dated_on TEXT,
  verified BIGINT NOT NULL,
  chapters TEXT NOT NULL,
  vetoes TEXT NOT NULL,
  grades TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE UNIQUE INDEX checklists_by_edition ON checklists (code, edition);
CREATE TABLE campaigns (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  name TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_letters TEXT NOT NULL,
  year BIGINT NOT NULL,
  document_number TEXT NOT NULL,
  issuers TEXT NOT NULL,
  basis TEXT NOT NULL,
  checklist TEXT NOT NULL,
  categories TEXT NOT NULL,
  phases TEXT NOT NULL,
  documents TEXT NOT NULL,
  coverage_target DOUBLE PRECISION NOT NULL,
  state TEXT NOT NULL,
  issued_at BIGINT,
  issued_by TEXT NOT NULL,
  cloned_from TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX campaigns_by_unit ON campaigns (unit_path, id);
CREATE TABLE campaign_counties (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  campaign TEXT NOT NULL,
  county TEXT NOT NULL,
  phase TEXT NOT NULL,
  received_at BIGINT,
  received_by TEXT NOT NULL,
  group_members TEXT NOT NULL,
  group_at BIGINT,
  plan TEXT NOT NULL,
  plan_documents TEXT NOT NULL,
  plan_at BIGINT,
  summary TEXT NOT NULL,
  summary_documents TEXT NOT NULL,
  summary_at BIGINT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE UNIQUE INDEX campaign_counties_by_campaign ON campaign_counties (campaign, county);
CREATE INDEX campaign_counties_by_unit ON campaign_counties (unit_path, id);
CREATE TABLE waivers (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  campaign TEXT NOT NULL,
  school TEXT NOT NULL,
  reason TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE UNIQUE INDEX waivers_by_school ON waivers (campaign, school) WHERE archived_at IS NULL;
CREATE INDEX waivers_by_unit ON waivers (unit_path, id);
