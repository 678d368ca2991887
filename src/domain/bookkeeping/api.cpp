#include "domain/bookkeeping/api.h"

#include <fmt/format.h>

#include <charconv>

#include "domain/bookkeeping/answer.h"
#include "domain/bookkeeping/commands.h"
#include "domain/bookkeeping/excel_api.h"
#include "domain/bookkeeping/search_api.h"
#include "domain/bookkeeping/sheets.h"
#include "domain/bookkeeping/store.h"
#include "domain/bookkeeping/tally.h"
#include "domain/bookkeeping/trail.h"
#include "platform/records/json_text.h"

namespace anyuan::bookkeeping {
namespace json = boost::json;
namespace {

using accounts::Call;
using accounts::Routes;
using http::Reply;

std::vector<std::string> plain_moves(const Book& book, const Actor& actor) {
  std::vector<std::string> moves;
  if (book.write && actor.may(*book.write)) moves.emplace_back("change");
  if (may_make(book, actor)) moves.emplace_back("archive");
  if (has_secret(book) && actor.may(book.reveal)) moves.emplace_back("reveal");
  return moves;
}

// A page as text: as a tree it would cost more than all the rest of the answer.
std::string page_text(const Book& book, const Context& context, const records::Rows& page, const std::vector<NamedReference>& references) {
  constexpr std::size_t row_bytes = 1536;
  std::vector<void*> records;
  for (const auto& record : page.records) records.push_back(record.get());
  if (book.complete) book.complete(context, records);
  const auto plain = plain_moves(book, context.actor);
  records::JsonText out;
  out.reserve(records.size() * row_bytes);
  out.open('{');
  out.key("rows");
  out.open('[');
  for (std::size_t i = 0; i < records.size(); ++i) {
    out.open('{');
    records::tell_members(book.type, records[i], out);
    out.key("can");
    out.list(book.can ? book.can(context, records[i]) : plain, [](const std::string& move, auto& to) { to.text(move); });
    for (std::size_t n = 0; n < references.size(); ++n) {
      out.key(references[n].field, "_name");
      const auto* name = std::get_if<std::string>(&page.beside[i][n]);
      name == nullptr ? out.nothing() : out.text(*name);
    }
    out.close('}');
  }
  out.close(']');
  out.key("next");
  page.next.empty() ? out.nothing() : out.text(page.next);
  out.key("looked_at");
  page.looked_at == 0 ? out.nothing() : out.whole(page.looked_at);
  out.close('}');
  return out.take();
}

void add_reads(Routes& routes, const Books& books, const Book& book) {
  const auto& platform = routes.platform();
  const auto path = path_of(book);
  const auto name = book.type.label;
  routes.get(path, book.read, {.summary = name, .answer = &book.type, .shape = http::Answer::page, .list = &book.type},
             [&platform, &books, &book](const Call& call) -> Result<Reply> {
               TRY(auto list, records::parse_list(book.type, call.request.query, {book.filters, platform.clock.today()}));
               const auto references = named_references(books, book);
               for (const auto& reference : references) list.beside.push_back(reference.sql);
               return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
                 const records::AnyStore store(book.type, platform.vault);
                 const auto page = store.list(reading, list, narrowed(reading, books, book, call.actor, call.request.query));
                 const Context context{call.actor, reading, platform.vault, platform.clock.today()};
                 return http::json_text_reply(page_text(book, context, page, references));
               });
             });
  routes.get(path + "/count", book.read, {.summary = name, .list = &book.type},
             [&platform, &books, &book](const Call& call) -> Result<Reply> {
               TRY(const auto list, records::parse_list(book.type, call.request.query, {book.filters, platform.clock.today()}));
               const auto count = platform.database.read([&](db::Reading& reading) {
                 return records::AnyStore(book.type, platform.vault).count(reading, list, narrowed(reading, books, book, call.actor, call.request.query));
               });
               return http::json_reply(json::object{{"total", count.total}, {"more", count.more}});
             });
  routes.get(path + "/{id}", book.read, {.summary = name, .answer = &book.type, .shape = http::Answer::record},
             [&platform, &books, &book](const Call& call) -> Result<Reply> {
               return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
                 TRY(const auto record, records::AnyStore(book.type, platform.vault).load(reading, call.request.param("id"), readable(book, call.actor)));
                 return http::json_reply(shown(books, book, {call.actor, reading, platform.vault, platform.clock.today()}, record.get()));
               });
             });
  routes.get(path + "/{id}/history", book.read, {.summary = {"变更记录", "History"}},
             [&platform, &books, &book](const Call& call) -> Result<Reply> {
               std::int64_t before = std::numeric_limits<std::int64_t>::max();
               if (const auto cursor = call.request.query.find("cursor"); cursor != call.request.query.end()) {
                 const auto* past = cursor->second.data() + cursor->second.size();
                 const auto [end, failed] = std::from_chars(cursor->second.data(), past, before);
                 if (failed != std::errc{} || end != past) return Error{Refusal::invalid, "cursor_unknown", "cursor"};
               }
               return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
                 TRY(const auto record, records::AnyStore(book.type, platform.vault).load(reading, call.request.param("id"), readable(book, call.actor)));
                 constexpr std::int64_t limit = 50;
                 const auto lines = journal::history(reading, book.type.name, call.request.param("id"), before, limit);
                 // Whoever may read the record may read how it came about, wherever it belonged then.
                 std::vector<Trailed> changes;
                 for (const auto& line : lines) changes.push_back({{std::string(book.type.name), std::string(call.request.param("id")), {}, json::parse(line.changes).as_array()}});
                 name_values(reading, books, call.actor, changes);
                 json::array rows;
                 for (std::size_t i = 0; i < lines.size(); ++i) {
                   const auto& line = lines[i];
                   rows.push_back(json::object{{"seq", line.seq}, {"at", text_of(line.at)}, {"actor_name", line.actor_name},
                                               {"event", line.event}, {"reason", line.reason}, {"changes", std::move(changes[i].changed.differences)}});
                 }
                 json::value next = nullptr;
                 if (std::ssize(lines) == limit) next = json::string(std::to_string(lines.back().seq));
                 return http::json_reply(json::object{{"rows", std::move(rows)}, {"next", next}});
               });
             });
}

void add_writes(Routes& routes, const Books& books, const Book& book) {
  const auto& platform = routes.platform();
  const auto path = path_of(book);
  const auto answer = [&platform, &books, &book](const Call& call, const AnyRecord& record, int status) {
    return platform.database.read([&](db::Reading& reading) {
      return http::json_reply(shown(books, book, {call.actor, reading, platform.vault, platform.clock.today()}, record.get()), status);
    });
  };
  routes.post(path, *book.write, {.summary = {"新增", "Create"}, .body = &book.type, .answer = &book.type, .shape = http::Answer::record},
              [&platform, &books, &book, answer](const Call& call) -> Result<Reply> {
                TRY(const auto request, call.request.json());
                TRY(const auto record, create(platform, books, book, call.actor, request));
                return answer(call, record, 201);
              });
  routes.patch(path + "/{id}", *book.write, {.summary = {"修改", "Change"}, .body = &book.type, .answer = &book.type, .shape = http::Answer::record},
               [&platform, &books, &book, answer](const Call& call) -> Result<Reply> {
                 TRY(const auto request, call.request.json());
                 TRY(const auto record, change(platform, books, book, call.actor, call.request.param("id"), request));
                 return answer(call, record, 200);
               });
  routes.post(path + "/{id}/archive", *book.write, {.summary = {"作废", "Archive"}, .answer = &book.type, .shape = http::Answer::record},
              [&platform, &book, answer](const Call& call) -> Result<Reply> {
                TRY(const auto request, call.request.json());
                TRY(const auto version, records::version_in(request));
                TRY(const auto record, archive(platform, book, call.actor, call.request.param("id"), version, http::text_in(request, "reason")));
                return answer(call, record, 200);
              });
}

}  // namespace

bool is_there(const Platform& platform, const Books& books, std::string_view record, std::string_view id, const Actor& actor) {
  const auto* book = books.find(record);
  if (book == nullptr) return true;
  return platform.database.read([&](db::Reading& reading) {
    return records::AnyStore(book->type, platform.vault).load(reading, id, readable(*book, actor)).ok();
  });
}

json::object shown(const Books& books, const Book& book, const Context& context, void* record) {
  if (book.complete) book.complete(context, {record});
  auto row = records::to_json(book.type, record);
  json::array can;
  for (const auto& move : book.can ? book.can(context, record) : plain_moves(book, context.actor)) can.push_back(json::string(move));
  row["can"] = std::move(can);
  const auto references = named_references(books, book);
  const auto names = names_beside(context.reading, book, references, book.type.head(record).id);
  for (std::size_t i = 0; i < references.size(); ++i) {
    const auto* name = std::get_if<std::string>(&names[i]);
    row[fmt::format("{}_name", references[i].field)] = name == nullptr ? json::value(nullptr) : json::value(json::string(*name));
  }
  return row;
}

json::object described(const Book& book) {
  auto one = records::describe_to_console(book.type);
  if (book.entries != nullptr) one["entries"] = records::describe_to_console(*book.entries).at("fields");
  return one;
}

void add_routes(Routes& routes, const Books& books, const http::Sentences& sentences) {
  const auto& platform = routes.platform();
  add_excel_routes(routes, books, sentences);
  add_search_route(routes, books);
  for (const auto& book : books.all()) {
    add_reads(routes, books, *book);
    if (book->write) add_writes(routes, books, *book);
    if (!has_secret(*book)) continue;
    routes.post(path_of(*book) + "/{id}/reveal", book->reveal, {.summary = {"查看原文", "Reveal a secret"}},
                [&platform, &book = *book](const Call& call) -> Result<Reply> {
                  if (!call.actor.may(book.read)) return Error{Refusal::forbidden, "not_permitted", {}, {std::string(name_of(book.read))}};
                  TRY(const auto request, call.request.json());
                  TRY(auto value, reveal(platform, book, call.actor, call.request.param("id"), http::text_in(request, "field"), http::text_in(request, "reason")));
                  return http::json_reply(json::object{{"value", value}});
                });
  }
  routes.get("/api/ledgers", accounts::May::ledgers_read, {.summary = {"各台账的条数和到期情况", "How much is in the ledgers, and what expires"}},
             [&platform, &books](const Call& call) -> Result<Reply> {
               json::array rows;
               for (const auto& tally : platform.database.read([&](db::Reading& reading) {
                      const auto scope = narrowed(reading, books, *books.find("units"), call.actor, call.request.query);
                      return tallies(reading, books, call.actor, scope, platform.clock.today());
                    })) {
                 rows.push_back(json::object{{"record", tally.book->type.name}, {"total", tally.total}, {"expired", tally.expired}, {"soon", tally.soon}});
               }
               return http::json_reply(json::object{{"rows", std::move(rows)}});
             });
  routes.for_session(http::Verb::get, "/api/records", {.summary = {"台账目录", "The books on offer"}},
                     [&books](const Call& call) -> Result<Reply> {
                       json::array all;
                       for (const auto& book : books.all()) {
                         if (!is_offered(*book, call.actor)) continue;
                         auto one = described(*book);
                         one["path"] = path_of(*book);
                         one["group"] = json::object{{"zh", book->group.zh}, {"en", book->group.en}};
                         one["label_field"] = book->label_field;
                         json::array actions{"export"};
                         if (may_make(*book, call.actor)) actions.emplace_back("create");
                         if (book->write && call.actor.may(*book->write)) actions.emplace_back("change");
                         if (may_make(*book, call.actor)) actions.emplace_back("archive");
                         if (book->import && call.actor.may(*book->import)) actions.push_back("import");
                         if (may_export_plain(*book, call.actor)) actions.push_back("export_plain");
                         one["actions"] = std::move(actions);
                         all.push_back(std::move(one));
                       }
                       return http::json_reply(all);
                     });
}

}  // namespace anyuan::bookkeeping
