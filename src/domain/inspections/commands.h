#pragma once
// Changes to inspections: start a sheet, keep answers, submit, sign; draw a sample; move a county on. Each may be
// repeated by a phone that got no answer: it is done once.
#include "domain/accounts/user.h"
#include "domain/inspections/inspection.h"
#include "domain/inspections/scoring.h"
#include "platform/platform.h"

namespace anyuan::inspections {

// A sheet as whoever fills it needs it.
struct Sheet {
  Inspection inspection;
  schools::School school;
  campaigns::Checklist checklist;
  std::vector<std::string> points;  // the codes that apply
  Answers answers;
  std::vector<Recheck> rechecks;  // the first one first
};
Result<Sheet> load_sheet(db::Reading& reading, const Platform& platform, std::string_view id, const records::Scope& scope);

struct Started {
  Inspection inspection;
  bool is_new = true;
};
// The open or finished sheet of the same campaign, school and kind, or a new one (R-CHK-3).
Result<Started> start(const Platform& platform, const accounts::Actor& actor, Inspection wanted);

struct Kept {
  std::vector<Answer> answers;     // as they stand now, of the points that came in
  std::vector<Answer> superseded;  // came in, but a later one stands
  Inspection inspection;
  Total total;
};
Result<Kept> keep(const Platform& platform, const accounts::Actor& actor, std::string_view id, const std::vector<Answer>& answers);

struct OpenedHazard {
  std::string id, number, point;
};
struct Submitted {
  Inspection inspection;
  std::vector<OpenedHazard> hazards;
};
struct Submission {
  std::vector<std::string> vetoes;
  std::vector<Answer> answers;  // last ones, kept with it
};
// Opens a hazard for each point that failed, in the same transaction. Refused with every fault of the sheet.
Result<Submitted> submit(const Platform& platform, const accounts::Actor& actor, std::string_view id, const Submission& submission);

struct Signature {
  std::int64_t version = 0;
  std::string objection;
};
Result<Inspection> sign(const Platform& platform, const accounts::Actor& actor, std::string_view id, const Signature& signature);

// Looks again at a failed point of a sheet that is handed in: kept beside the first answer, and its hazard makes the step
// what was found asks for, in one transaction. Refused: recheck_of_failed, and what may_do, check_recheck and
// hazards::recheck_in are refused for.
Result<Recheck> recheck(const Platform& platform, const accounts::Actor& actor, std::string_view id, Recheck wanted);

// Draws schools of every county for acceptance; without a seed the platform makes one (R-CHK-5). Refused:
// sample_by_city, seed_not_a_number, sample_frame_empty.
Result<Sample> draw_sample(const Platform& platform, const accounts::Actor& actor, Sample wanted);

// Draws again from what was kept and compares.
struct Redrawn {
  std::int64_t frame = 0, drawn = 0;
  std::string frame_hash;
  bool is_same = false;
};
Redrawn redraw(db::Reading& reading, const Sample& sample);

// Moves the county of this march to its next phase when every criterion holds. Refused: criteria_open, with those that
// do not; march_not_yours, march_finished.
Result<campaigns::CampaignCounty> advance(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version);

}  // namespace anyuan::inspections
