CREATE TABLE filings (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  number TEXT NOT NULL,
  school TEXT NOT NULL,
  edition BIGINT NOT NULL,
  kinds TEXT NOT NULL,
  state TEXT NOT NULL,
  changed_on TEXT NOT NULL,
  submitted_at BIGINT NOT NULL,
  submitted_by TEXT NOT NULL,
  note TEXT NOT NULL,
  guards BIGINT NOT NULL,
  posts BIGINT NOT NULL,
  bodies BIGINT NOT NULL,
  added BIGINT NOT NULL,
  removed BIGINT NOT NULL,
  replaced BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  education TEXT NOT NULL,
  education_by TEXT NOT NULL,
  education_at BIGINT,
  education_opinion TEXT NOT NULL,
  police TEXT NOT NULL,
  police_by TEXT NOT NULL,
  police_at BIGINT,
  police_opinion TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX filings_by_unit ON filings (unit_path, id);
CREATE UNIQUE INDEX filings_by_edition ON filings (school, edition);
-- What waits for an agency is a few rows among all that were ever filed.
CREATE INDEX filings_waiting ON filings (unit_path, education, police) WHERE state = 'submitted';
-- The people and bodies of an edition, apart: lists do not read them. One JSON text, written once.
CREATE TABLE filing_contents (
  filing TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  contents TEXT NOT NULL
);
CREATE INDEX filing_contents_by_unit ON filing_contents (unit_path);
CREATE TABLE filing_drafts (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  kind TEXT NOT NULL,
  changed_on TEXT NOT NULL,
  added BIGINT NOT NULL,
  removed BIGINT NOT NULL,
  replaced BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE UNIQUE INDEX filing_drafts_by_unit ON filing_drafts (unit_path);
CREATE INDEX filing_drafts_by_day ON filing_drafts (changed_on, id);
-- For the to-do of others.
CREATE VIEW filing_facts AS
SELECT id, unit_path, number, school, edition, state, submitted_at, education, police FROM filings;
CREATE VIEW filing_draft_facts AS
SELECT id, unit_path, school, kind, changed_on FROM filing_drafts;
