-- Papers that were handed in with an edition.
ALTER TABLE filings ADD COLUMN files TEXT NOT NULL DEFAULT '[]';
