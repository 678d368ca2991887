-- Lists go school by school, at every level from the same two indices, so that a judgement is written to two indices fewer.
DROP INDEX judgements_of_province;
DROP INDEX judgements_of_city;
DROP INDEX judgements_of_county;
-- By verdict, which is how people ask; with what they add to it.
CREATE INDEX judgements_by_verdict ON judgements (verdict, unit_path, id, code, feeds, archived_at);
-- What is proposed, in the order of its list.
DROP INDEX judgements_proposed;
CREATE INDEX judgements_proposed ON judgements (unit_path, id, proposed_on) WHERE proposed_on IS NOT NULL;
