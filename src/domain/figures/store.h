#pragma once
// The only SQL of the figures: one grouped statement for each source of counts, over the views their owners publish.
#include <map>

#include "domain/figures/figure.h"
#include "domain/inspections/inspection.h"
#include "platform/db/connection.h"
#include "platform/records/list.h"

namespace anyuan::figures {

// The lines are the children of the figures' unit; a school is its own line.
class Counting {
 public:
  Counting(db::Reading& reading, Figures& figures);

  void schools();      // covered, waived, missing
  void inspections();  // self-checks and acceptances handed in
  void sample();
  void hazards(Date today);
  void phases();
  void kinds();
  void points(std::int64_t limit);

 private:
  Line* line(const std::string& unit);
  db::Params window() const;  // of statements over the parts: the unit, and the campaign if there is one
  db::Params range() const;   // of statements over the whole: first and last path, and the campaign if there is one
  std::string_view of_campaign() const;

  db::Reading& reading_;
  Figures& figures_;
  std::map<std::string, std::size_t> line_of_;
};

// The campaign with this id or name.
records::Condition campaign_named(const std::string& wanted, const records::Scope& readable);

// --- the lists of the report: at most `limit` rows, by county and school --------------------------------------------

struct Problem {  // a point that failed or partly failed on a submitted sheet, with the hazard it opened
  std::string unit_path, school, point, note, number, person;
  inspections::Kind kind = inspections::Kind::self_check;
  inspections::Outcome outcome = inspections::Outcome::fail;
  std::optional<hazards::Grade> grade;
  std::optional<hazards::State> state;
  std::optional<Date> due, deadline;
};
std::vector<Problem> problems(db::Reading& reading, const Figures& figures, std::int64_t limit);

struct Missing {
  std::string unit_path, school, principal;
  schools::Category category = schools::Category::primary;
  bool is_started = false;
};
std::vector<Missing> missing(db::Reading& reading, const Figures& figures, std::int64_t limit);

struct Sampled {
  std::string unit_path, school, inspector, result;
  std::int64_t position = 0;
  std::optional<double> self_check, accepted;  // per cent
  std::optional<Instant> submitted_at, signed_at;
};
std::vector<Sampled> sampled(db::Reading& reading, const Figures& figures, std::int64_t limit);

struct LookedBack {
  std::string unit_path, school, number, title;
  hazards::Grade grade = hazards::Grade::general;
  hazards::State state = hazards::State::reported;
  std::optional<hazards::LookBack> found;
  std::optional<Date> found_on, looked_back_on;
};
std::vector<LookedBack> looked_back(db::Reading& reading, const Figures& figures, std::int64_t limit);

// Path and name of the counties below (or above) a unit.
std::vector<std::pair<std::string, std::string>> counties(db::Reading& reading, const org::Unit& unit);

}  // namespace anyuan::figures
