#include "domain/hazards/escalation.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/hazards/store.h"
#include "platform/files/embedded.h"
#include "platform/journal/change.h"
#include "platform/packs/pack.h"

namespace anyuan::hazards {
namespace {

constexpr std::int64_t at_once = 300;

std::string words_of(const std::vector<Escalation>& told, std::int64_t days_overdue) {
  std::string whom;
  for (const auto& one : told) {
    whom += fmt::format("{}{}", whom.empty() ? "" : "、", label_of(one.told).zh);
    for (const auto agency : one.agencies) whom += label_of(agency).zh;
  }
  return fmt::format("逾期 {} 天，告知{}", days_overdue, whom);
}

Result<Done> escalate_one(const Platform& platform, const Ladder& ladder, const Late& late) {
  return journal::perform(platform, {"system", "系统", "/"}, [&](journal::Change& change) -> Result<Done> {
    const auto days = days_between(late.deadline, change.today());
    const auto known = told_days(change.writing, late);
    std::vector<Escalation> told;
    for (const auto& step : steps_after(ladder, days)) {
      if (std::ranges::find(known, step.days) != known.end()) continue;
      Escalation one{{}, {late.hazard}, late.deadline, step.days, step.told, step.agencies, fmt::format("{}/{}", ladder.code, ladder.edition), change.today()};
      change.insert(change.start(one, late.unit_path));
      told.push_back(std::move(one));
    }
    if (told.empty()) {
      change.nothing_new();
      return Done{};
    }
    change.note(journal::Changed{"hazards", late.hazard, late.unit_path, {}});  // nothing of it changed; its history tells of it
    change.event("hazard.escalated", "hazards", late.hazard, late.unit_path, words_of(told, days));
    return Done{};
  });
}

}  // namespace

Result<Ladder> parse_ladder(std::string_view file, std::string_view yaml) {
  const auto wrong = [&](int line, std::string_view what) { return Error{Refusal::invalid, "ladder_wrong", {}, {std::string(file), std::to_string(line), std::string(what)}}; };
  TRY(const auto whole, packs::read(file, yaml));
  if (!whole.value.is_object()) return wrong(whole.line, "not_an_object");
  Ladder ladder;
  const auto faults = records::fill(records::type_for<Ladder>(), &ladder, whole.value.get_object(), records::Fill::whole);
  if (!faults.empty()) return wrong(whole.line_of(faults.front().field.substr(0, faults.front().field.find('['))), fmt::format("{} {}", faults.front().field, faults.front().reason));
  const auto more = std::ranges::adjacent_find(ladder.steps, std::ranges::greater_equal{}, &LadderStep::days);
  if (ladder.steps.empty() || more != ladder.steps.end()) return wrong(whole.line_of("steps"), "steps fewest days first");
  return ladder;
}

std::vector<LadderStep> steps_after(const Ladder& ladder, std::int64_t days_overdue) {
  std::vector<LadderStep> due;
  std::ranges::copy_if(ladder.steps, std::back_inserter(due), [&](const LadderStep& step) { return step.days <= days_overdue; });
  return due;
}

Result<std::int64_t> escalate(const Platform& platform, const Ladder& ladder) {
  std::int64_t escalated = 0;
  for (const auto& step : ladder.steps) {
    for (;;) {
      const auto late = platform.database.read([&](db::Reading& reading) {
        return late_and_untold(reading, plus_days(platform.clock.today(), static_cast<int>(-step.days)), step.days, at_once);
      });
      for (const auto& one : late) {
        TRY([[maybe_unused]] const auto done, escalate_one(platform, ladder, one));
      }
      escalated += std::ssize(late);
      if (std::ssize(late) < at_once) break;
    }
  }
  return escalated;
}

Result<std::int64_t> escalate(const Platform& platform) {
  TRY(const auto ladder, parse_ladder("data/escalation/overdue.yaml", *files::embedded("data/escalation/overdue.yaml")));
  return escalate(platform, ladder);
}

}  // namespace anyuan::hazards
