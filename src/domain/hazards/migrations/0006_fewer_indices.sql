-- Every index is paid for by each sheet that finds hazards. The newest found are the newest by id, and a county's states
-- are passed over in hazards_of_county, which carries them.
DROP INDEX hazards_of_province_by_found_on;
DROP INDEX hazards_of_city_by_found_on;
DROP INDEX hazards_of_county_by_found_on;
DROP INDEX hazards_of_county_by_state;
