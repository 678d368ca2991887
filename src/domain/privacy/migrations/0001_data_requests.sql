CREATE TABLE data_requests (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  school TEXT NOT NULL,
  subject TEXT NOT NULL,
  relation TEXT NOT NULL,
  applicant TEXT NOT NULL,
  contact TEXT NOT NULL,
  wish TEXT NOT NULL,
  what TEXT NOT NULL,
  received_on TEXT NOT NULL,
  answer_by TEXT,
  state TEXT NOT NULL,
  answered_on TEXT,
  answer TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX data_requests_by_unit ON data_requests (unit_path, id);
