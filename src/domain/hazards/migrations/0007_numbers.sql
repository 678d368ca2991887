-- A number is looked up in hazards_by_number whoever asks, and within a year numbers run as ids do: no list is sorted by it.
DROP INDEX hazards_of_province_by_number;
DROP INDEX hazards_of_city_by_number;
DROP INDEX hazards_of_county_by_number;
