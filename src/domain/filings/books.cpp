#include "domain/filings/books.h"

#include <algorithm>

#include "domain/filings/rules.h"
#include "domain/filings/store.h"

namespace anyuan::filings {
namespace {

using bookkeeping::Context;

bookkeeping::Follow follow(const records::RecordType& type) {
  return [&type](journal::Change& change, const std::vector<bookkeeping::Touched>& touched) -> Result<Done> {
    std::vector<std::string> paths;
    for (const auto& [before, after] : touched) {
      for (const auto* row : {before, after}) {
        if (row != nullptr) paths.push_back(type.head(const_cast<void*>(row)).unit_path);
      }
    }
    std::ranges::sort(paths);
    paths.erase(std::ranges::unique(paths).begin(), paths.end());
    bring_up_to_date(change, paths, change.today());
    return Done{};
  };
}

// A school that is closed has nothing to file any more.
Result<Done> close(journal::Change& change, const std::vector<bookkeeping::Touched>& touched) {
  for (const auto& one : touched) {
    const auto& head = static_cast<const schools::School*>(one.after)->head;
    if (!head.archived_at) continue;
    for (const auto& draft : drafts_at(change.writing, change.vault(), std::vector{head.unit_path})) delete_draft(change.writing, draft.head.id);
  }
  return Done{};
}

void complete_drafts(Terms terms, const Context& context, const std::vector<void*>& records) {
  for (auto* record : records) {
    auto& draft = *static_cast<Draft*>(record);
    draft.due_on = filed_by(draft.changed_on, terms);
    draft.days_left = days_between(context.today, draft.due_on);
    draft.overdue = is_overdue(draft.due_on, context.today);
  }
}

void complete_filings(Terms terms, const Context& context, const std::vector<void*>& records) {
  for (auto* record : records) {
    auto& filing = *static_cast<Filing*>(record);
    if (filing.state != State::submitted) continue;
    filing.answer_due_on = answered_by(filing.submitted_at, terms);
    filing.overdue = is_overdue(*filing.answer_due_on, context.today);
  }
}

}  // namespace

void add_books(bookkeeping::Books& books, Terms terms) {
  constexpr Label group{"备案", "Filings"};
  books.add({.type = records::type_for<Draft>(),
             .group = group,
             .read = accounts::May::filings_read,
             .label_field = "school",
             .filters = {{"overdue", [terms](std::string_view value, Date today) -> Result<records::Condition> {
               TRY(const auto wanted, records::truth_in(value, "overdue"));
               return unfiled_condition(wanted, terms, today);
             }}},
             .complete = [terms](const Context& context, const std::vector<void*>& records) { complete_drafts(terms, context, records); },
             .can = [](const Context& context, const void*) {
               return may_submit(context.actor).ok() ? std::vector<std::string>{"submit"} : std::vector<std::string>{};
             }});
  books.add({.type = records::type_for<Filing>(),
             .group = group,
             .read = accounts::May::filings_read,
             .label_field = "number",
             .filters = {{"overdue", [terms](std::string_view value, Date today) -> Result<records::Condition> {
               TRY(const auto wanted, records::truth_in(value, "overdue"));
               return unanswered_condition(wanted, terms, today);
             }}},
             .complete = [terms](const Context& context, const std::vector<void*>& records) { complete_filings(terms, context, records); },
             .can = [](const Context& context, const void* record) { return moves_for(*static_cast<const Filing*>(record), context.actor); }});
  books.add_scoped_table("filing_contents");
  for (const auto* type : {&records::type_for<ledgers::Guard>(), &records::type_for<ledgers::SafetyPost>(), &records::type_for<ledgers::SafetyBody>()}) {
    books.follow(type->name, follow(*type));
  }
  books.follow(records::type_for<schools::School>().name, close);
}

}  // namespace anyuan::filings
