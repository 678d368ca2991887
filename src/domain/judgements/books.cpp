#include "domain/judgements/books.h"

#include <ranges>

#include "domain/judgements/store.h"

namespace anyuan::judgements {
namespace {

void complete(const bookkeeping::Context& context, const std::vector<void*>& records) {
  std::vector<std::string> schools;
  for (const auto* record : records) schools.push_back(static_cast<const Judgement*>(record)->school.text);
  const auto areas = school_areas(context.reading, schools);
  for (auto* record : records) {
    auto& judgement = *static_cast<Judgement*>(record);
    if (const auto found = areas.find(judgement.school.text); found != areas.end()) judgement.area = found->second;
  }
}

Result<records::Condition> of_areas(std::string_view value) {
  std::vector<schools::Area> areas;
  for (const auto word : std::views::split(value, ',')) {
    const auto area = parse_enum<schools::Area>(std::string_view(word.begin(), word.end()));
    if (!area) return Error{Refusal::invalid, "not_a_choice", "area"};
    areas.push_back(*area);
  }
  return area_condition(areas);
}

}  // namespace

void add_books(bookkeeping::Books& books) {
  books.add_scoped_table("judged_schools");
  books.add({.type = records::type_for<Judgement>(), .group = {"规则与标准", "Rules"}, .read = accounts::May::ledgers_read, .label_field = "title",
             .filters = {{"area", [](std::string_view value, Date) { return of_areas(value); }}},
             .complete = complete,
             .can = [](const bookkeeping::Context& context, const void* record) {
               const bool may = context.actor.may(accounts::May::hazards_report);
               return may && is_proposed(*static_cast<const Judgement*>(record), context.today) ? std::vector<std::string>{"open_hazard"} : std::vector<std::string>{};
             }});
}

}  // namespace anyuan::judgements
