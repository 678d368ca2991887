#pragma once
// What is filed, what is different, and who may answer what. Pure.
#include <span>

#include "domain/filings/commands.h"
#include "domain/filings/contents.h"
#include "domain/filings/filing.h"

namespace anyuan::filings {

// The posts of 《中小学校岗位安全工作指南》 that make up a school's security staff (D3 二(一): 保卫机构设置、人员配备); of the other
// 39 nothing is filed: who teaches or keeps the library is no business of the police.
inline constexpr ledgers::SafetyPostKind filed_posts[] = {
    ledgers::SafetyPostKind::principal,        ledgers::SafetyPostKind::deputy_safety, ledgers::SafetyPostKind::security_director,
    ledgers::SafetyPostKind::dormitory_keeper, ledgers::SafetyPostKind::gatekeeper,    ledgers::SafetyPostKind::security_staff,
    ledgers::SafetyPostKind::guard,
};

// From one edition's people and bodies to another's; guards first, then posts, then bodies. The order of rows and the
// ledger row somebody stands in make no difference by themselves.
std::vector<Difference> differences(const Contents& before, const Contents& after);
std::int64_t count(std::span<const Difference> found, Turn turn);
std::vector<Kind> kinds_of(std::span<const Difference> found, bool is_first);

// A new edition that says this; its number is the school's code, or its id where it has none, and the edition.
struct Edition {
  schools::SchoolId school;
  std::string code;
  std::int64_t number = 1;
  Date changed_on{};
};
Filing edition_of(const Edition& edition, const Contents& contents, bool is_first);

// The life of an edition: a submitted one is answered by each agency once. Anything not listed is refused.
struct Move {
  State from;
  Action action;
  Answer answer;
};
inline constexpr Move moves[] = {
    {State::submitted, Action::accept, Answer::accepted},
    {State::submitted, Action::give_back, Answer::returned},
};
// What the answers make of it: one returned returns it, both accepted file it.
State state_after(Answer education, Answer police);
// Nobody waits for an answer to an edition that is given back or replaced.
void lapse(Filing& filing);
// The journal's name of an answer that led there; one acceptance leaves it submitted, the other is yet to come.
constexpr std::string_view event_of(State after) {
  switch (after) {
    case State::submitted: return "filing.accepted";
    case State::filed: return "filing.filed";
    case State::returned: return "filing.returned";
    case State::replaced: return {};  // no answer replaces it
  }
  return {};
}

// The filing after the step. Refused: not_permitted, filing_answered_by_county, filing_not_your_agency, filing_filed_already,
// filing_returned_already, filing_replaced, filing_answered_already, required.
Result<Filing> apply(Filing filing, const Step& step, const accounts::Actor& actor, Instant now);
std::vector<std::string> moves_for(const Filing& filing, const accounts::Actor& actor);

// Refused: not_permitted, filing_submitted_by_school.
Result<Done> may_submit(const accounts::Actor& actor);

// Where a school stands: what its next edition is compared with, and what became of the last.
struct Standing {
  const Contents* filed = nullptr;      // the last edition both accepted
  const Contents* submitted = nullptr;  // the one that waits for answers
  bool last_returned = false;
};
// The draft of a school's ledgers as they are; nothing where the last edition says the same already. `kept` is the draft
// there has been: its day stays.
std::optional<Draft> draft_of(const Standing& standing, const Contents& live, const std::optional<Draft>& kept, Date today);

}  // namespace anyuan::filings
