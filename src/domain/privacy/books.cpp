#include "domain/privacy/books.h"

#include "domain/privacy/data_request.h"

namespace anyuan::privacy {
namespace {

// The day by which an answer is due follows from the day it came.
void set_day(void* record) {
  auto& request = *static_cast<DataRequest*>(record);
  if (request.state == RequestState::open) request.answer_by = plus_days(request.received_on, days_to_answer);
}
Result<Done> place(journal::Change&, const accounts::Actor&, const std::vector<void*>& records) {
  for (auto* record : records) set_day(record);
  return Done{};
}
Result<Done> settle(journal::Change&, const accounts::Actor&, const void*, void* after) {
  set_day(after);
  return Done{};
}
std::vector<Error> faults(const void* before, const void*, Date) {
  if (before == nullptr || static_cast<const DataRequest*>(before)->state == RequestState::open) return {};
  return {{Refusal::conflict, "data_request_answered_already"}};
}

}  // namespace

void add_books(bookkeeping::Books& books) {
  using accounts::May;
  books.add({.type = records::type_for<DataRequest>(), .group = {"组织与岗位", "Organisation"}, .read = May::secrets_reveal, .write = May::secrets_reveal, .label_field = "subject",
             .can = [](const bookkeeping::Context& context, const void* record) {
               std::vector<std::string> moves;
               if (!context.actor.may(May::secrets_reveal)) return moves;
               if (static_cast<const DataRequest*>(record)->state == RequestState::open) moves = {"change", "answer", "refuse"};
               moves.insert(moves.end(), {"compile", "archive", "reveal"});
               return moves;
             },
             .check = faults,
             .place = place,
             .settle = settle});
}

}  // namespace anyuan::privacy
