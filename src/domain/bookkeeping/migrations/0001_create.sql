CREATE TABLE import_run (
  id TEXT NOT NULL PRIMARY KEY,
  record TEXT NOT NULL,
  maker TEXT NOT NULL,
  file_name TEXT NOT NULL,
  ignored_headings TEXT NOT NULL,
  at BIGINT NOT NULL,
  is_applied BIGINT NOT NULL
);
CREATE INDEX import_run_by_time ON import_run (at);
CREATE TABLE import_row (
  run TEXT NOT NULL,
  row_number BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (run, row_number)
);
CREATE INDEX import_row_by_outcome ON import_row (run, outcome, row_number);
