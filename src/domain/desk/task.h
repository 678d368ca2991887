#pragma once
// A task (待办) is a piece of work that waits for whoever asks, found from the state of the records: it is nowhere stored
// and cannot be forgotten or left behind.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/words.h"

namespace anyuan::desk {

enum class Kind {
  notice_unread, campaign_receive, group_missing, plan_missing, summary_missing, self_check, sign, hazard_assign, hazard_rectify, hazard_verify,
  hazard_overdue, hazard_notice, hazard_milestone, hazard_evidence, hazard_postponement, hazard_escalated, acceptance, look_back, hazard_proposed, expiring, filing_draft, filing_answer, filing_overdue, filing_unanswered
};
BOOST_DESCRIBE_ENUM(Kind, notice_unread, campaign_receive, group_missing, plan_missing, summary_missing, self_check, sign, hazard_assign,
                    hazard_rectify, hazard_verify, hazard_overdue, hazard_notice, hazard_milestone, hazard_evidence, hazard_postponement, hazard_escalated, acceptance, look_back, hazard_proposed, expiring, filing_draft,
                    filing_answer, filing_overdue, filing_unanswered)

struct Task {
  Kind kind = Kind::notice_unread;
  std::string title, unit_name;
  std::optional<Date> due;
  std::string page;              // of the console
  std::string id;                // of the notice, march, sheet or hazard; of the campaign or school where the sheet is yet to be started
  std::string campaign, school;  // what a new sheet is started with
  Label label = {};              // stands for the title where that is a word of ours: a ledger, what kind of filing
  std::int64_t expired = 0, soon = 0;
  std::int64_t proposed = 0;     // hazards the judgements propose: one task for all of them
};

struct Desk {
  std::vector<Task> tasks;           // the most urgent ones, by due day; those without one last
  std::map<Kind, std::int64_t> counts;  // all there are
};

}  // namespace anyuan::desk
