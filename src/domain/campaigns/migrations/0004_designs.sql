ALTER TABLE checklists ADD COLUMN state TEXT NOT NULL DEFAULT 'in_use';
-- Each unit counts the editions of its own sheets.
DROP INDEX checklists_by_edition;
CREATE UNIQUE INDEX checklists_by_edition ON checklists (unit_path, code, edition) WHERE archived_at IS NULL;
