-- For reading in bulk (figures, to-do): the schools that are open.
CREATE VIEW school_facts AS
SELECT id, unit_path, name, name_pinyin, category, parent, principal
FROM schools WHERE archived_at IS NULL;
