-- For reading in bulk (figures, to-do): every unit with the half-open range of paths below it.
CREATE VIEW unit_facts AS
SELECT id, unit_path, substr(unit_path, 1, length(unit_path) - 1) || '0' AS past, name, name_pinyin, level, code, parent,
  CASE WHEN archived_at IS NULL THEN 0 ELSE 1 END AS closed
FROM units;
