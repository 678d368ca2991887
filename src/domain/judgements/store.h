#pragma once
// Where judgements are kept: the only SQL of the slice beside the record's own. Private to it.
#include <map>

#include "domain/judgements/judgement.h"
#include "platform/db/connection.h"
#include "platform/records/scope.h"
#include "platform/records/store.h"

namespace anyuan::judgements {

std::map<std::string, std::string, std::less<>> marks_in(db::Reading& reading, const records::Scope& scope);  // by school
struct Marked {
  std::string school, unit_path, marks;
};
void put_marks(db::Writing& writing, const std::vector<Marked>& marked, Instant now);

std::vector<Judgement> judgements_at(db::Reading& reading, const records::Vault& vault, std::string_view school);
// Those of these schools with one of these codes, with those put away.
std::vector<Judgement> judgements_of(db::Reading& reading, const records::Vault& vault, const std::vector<std::string>& schools, const std::vector<std::string>& codes);
// A school that is judged no longer: its judgements are put away with what they said.
void put_school_away(db::Writing& writing, const std::string& school, Instant now);

// Judgements that open a hazard by themselves, still fail, and whose last hazard is closed.
std::vector<Judgement> failing_after_closing(db::Reading& reading, const records::Vault& vault, const records::Scope& scope);
std::vector<Judgement> lapsed(db::Reading& reading, const records::Vault& vault, const records::Scope& scope, Date today);

struct Cursor {
  std::int64_t seq = 0;
  std::optional<Date> swept_on;
};
Cursor cursor(db::Reading& reading);
void put_seq(db::Writing& writing, std::int64_t seq);
void put_swept(db::Writing& writing, Date day);

// Ranges of schools of about `size` each that together are the scope.
std::vector<records::Scope> parts_of(db::Reading& reading, const records::Scope& scope, std::size_t size);

std::map<std::string, std::string, std::less<>> school_names(db::Reading& reading, const std::vector<std::string>& schools);

struct RateCount {
  std::string unit, name;
  rulepacks::Rate rate{};
  Verdict verdict{};
  std::int64_t schools = 0;
  std::int64_t unverified = 0;  // of these, judged by a text nobody compared with the official one
};
// By the units below `unit`, or the school itself; of the schools of one area, or of all.
std::vector<RateCount> rates_below(db::Reading& reading, std::string_view unit, std::optional<schools::Area> area);
std::map<std::string, schools::Area, std::less<>> school_areas(db::Reading& reading, const std::vector<std::string>& schools);
records::Condition area_condition(const std::vector<schools::Area>& areas);
std::int64_t proposals_in(db::Reading& reading, const records::Scope& scope, Date today);

}  // namespace anyuan::judgements
