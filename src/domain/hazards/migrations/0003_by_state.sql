-- Counting and to-do lists read one state in one part of the tree; with these columns they need no row of the table.
CREATE INDEX hazards_by_state ON hazards
  (state, unit_path, campaign, grade, kind, source, point, look_back, due, control_until, archived_at);
