CREATE TABLE notices (
  id TEXT NOT NULL PRIMARY KEY,
  unit_path TEXT NOT NULL,
  title TEXT NOT NULL,
  title_pinyin TEXT NOT NULL,
  title_letters TEXT NOT NULL,
  document_number TEXT NOT NULL,
  body TEXT NOT NULL,
  audience TEXT NOT NULL,
  documents TEXT NOT NULL,
  campaign TEXT NOT NULL,
  state TEXT NOT NULL,
  issued_at BIGINT,
  issued_by TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  archived_at BIGINT
);
CREATE INDEX notices_by_unit ON notices (unit_path, id);
CREATE INDEX notices_by_campaign ON notices (campaign) WHERE campaign <> '';
CREATE TABLE notice_receipts (
  notice TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_path TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  received_by TEXT NOT NULL,
  PRIMARY KEY (notice, unit)
);
CREATE INDEX notice_receipts_by_unit ON notice_receipts (unit, notice);
CREATE INDEX notice_receipts_by_path ON notice_receipts (unit_path);
