-- When the names of an edition were erased; empty while they stand.
ALTER TABLE filing_contents ADD COLUMN erased_at BIGINT;
