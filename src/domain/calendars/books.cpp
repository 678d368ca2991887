#include "domain/calendars/books.h"

#include "domain/calendars/rules.h"
#include "domain/calendars/store.h"

namespace anyuan::calendars {
namespace {

void name_units(const bookkeeping::Context& context, const std::vector<void*>& records) {
  std::vector<std::string> ids;
  for (const auto* record : records) ids.push_back(org::id_in(static_cast<const Entry*>(record)->head.unit_path));
  const auto names = unit_names(context.reading, ids);
  for (std::size_t i = 0; i < records.size(); ++i) {
    static_cast<Entry*>(records[i])->holds_at = ids[i].empty() ? std::string("全国") : names.at(ids[i]);
  }
}

}  // namespace

void add_books(bookkeeping::Books& books) {
  using accounts::May;
  books.add({.type = records::type_for<Entry>(),
             .group = {"学校台账", "School files"},
             .read = May::schools_read,
             .write = May::calendar_write,
             .import = May::calendar_write,
             .owner_field = "unit",
             .kept_at_own_unit = org::Level::school,
             .known_by = {{"unit", "kind", "name", "starts_on"}},
             .issued_down = "archived_at IS NULL",
             .complete = name_units,
             .check = [](const void*, const void* after, Date) { return faults_in(*static_cast<const Entry*>(after)); }});
}

}  // namespace anyuan::calendars
