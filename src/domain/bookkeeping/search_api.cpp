#include "domain/bookkeeping/search_api.h"

#include <algorithm>
#include <set>

#include "domain/bookkeeping/store.h"
#include "platform/records/store.h"

namespace anyuan::bookkeeping {
namespace json = boost::json;
namespace {

using accounts::Call;
using http::Reply;

constexpr std::int64_t rows_of_each = 5;
constexpr std::ptrdiff_t characters_max = 100;

bool is_searched(const Book& book) {
  return std::ranges::any_of(book.type.fields, [](const records::Field& field) { return field.traits.searched && !field.secret; });
}

// The unit a record belongs to; of a record that is a unit itself (a school), the one above it; nothing where that is the
// reader's own, which tells nothing.
std::string_view unit_of(const records::Head& head, const Actor& actor) {
  std::string_view path = head.unit_path;
  if (org::id_in(path) == head.id) path.remove_suffix(head.id.size() + 1);
  return actor.scope.holds(path) && path != actor.scope.first ? path : std::string_view{};
}

// What tells a row from others beside its name: what lists show of the fields the search looks in.
json::array texts_of(const Book& book, const void* record) {
  json::array texts;
  for (const auto& field : book.type.fields) {
    const bool tells = field.traits.searched && !field.secret && field.traits.list == records::Listed::shown && field.name != book.label_field;
    if (!tells) continue;
    auto text = db::text_in(field.to_cell(record));
    if (!text.empty()) texts.push_back(json::object{{"field", field.name}, {"text", std::move(text)}});
  }
  return texts;
}

json::array found_rows(db::Reading& reading, const Books& books, const Book& book, const Actor& actor, const records::Rows& page) {
  std::vector<std::string> ids;
  std::set<std::string> unit_ids;
  for (const auto& record : page.records) {
    const auto& head = book.type.head(record.get());
    ids.push_back(head.id);
    if (const auto path = unit_of(head, actor); !path.empty()) unit_ids.insert(org::id_in(path));
  }
  const auto names = names_of(reading, books, book, ids);
  const auto units = names_of(reading, books, *books.find("units"), {unit_ids.begin(), unit_ids.end()});
  json::array rows;
  for (const auto& record : page.records) {
    const auto& head = book.type.head(record.get());
    const auto name = names.find(head.id);
    const auto path = unit_of(head, actor);
    const auto unit = path.empty() ? units.end() : units.find(org::id_in(path));
    rows.push_back(json::object{{"id", head.id}, {"name", name == names.end() ? head.id : name->second}, {"texts", texts_of(book, record.get())},
                                {"unit_name", unit == units.end() ? json::value(nullptr) : json::value(json::string(unit->second))}});
  }
  return rows;
}

Result<std::string> text_in(const http::Request& request) {
  const auto found = request.query.find("q");
  if (found == request.query.end() || found->second.empty()) return Error{Refusal::invalid, "required", "q"};
  const auto characters = std::ranges::count_if(found->second, [](char c) { return (c & 0xC0) != 0x80; });
  if (characters > characters_max) return Error{Refusal::invalid, "too_long", "q", {std::to_string(characters_max)}};
  return found->second;
}

}  // namespace

void add_search_route(accounts::Routes& routes, const Books& books) {
  const auto& platform = routes.platform();
  routes.for_session(http::Verb::get, "/api/search", {.summary = {"全局搜索", "Search everything"}}, [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto text, text_in(call.request));
    return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
      json::array groups;
      for (const auto& book : books.all()) {
        if (!is_searched(*book) || !is_offered(*book, call.actor)) continue;
        auto query = book->found_among;
        query.insert({{"q", text}, {"limit", std::to_string(rows_of_each)}});
        TRY(const auto list, records::parse_list(book->type, query));
        const auto page = records::AnyStore(book->type, platform.vault).list(reading, list, readable(*book, call.actor));
        if (page.records.empty()) continue;
        groups.push_back(json::object{{"record", book->type.name}, {"rows", found_rows(reading, books, *book, call.actor, page)}, {"more", !page.next.empty()}});
      }
      return http::json_reply(json::object{{"groups", std::move(groups)}});
    });
  });
}

}  // namespace anyuan::bookkeeping
