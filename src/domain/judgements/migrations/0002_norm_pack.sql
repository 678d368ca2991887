-- Which other pack set the norm of a clause.
ALTER TABLE judgements ADD COLUMN norm_pack TEXT NOT NULL DEFAULT '';
-- What is judged no longer is archived and counts in no rate; the rates are still read from the index alone.
DROP INDEX judgements_by_rate;
CREATE INDEX judgements_by_rate ON judgements (feeds, unit_path, verdict, verified) WHERE feeds IS NOT NULL AND archived_at IS NULL;
