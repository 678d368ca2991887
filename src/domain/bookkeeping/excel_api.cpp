#include "domain/bookkeeping/excel_api.h"

#include <fmt/format.h>

#include <charconv>

#include "domain/bookkeeping/imports.h"
#include "domain/bookkeeping/sheets.h"
#include "platform/sheets/writer.h"

namespace anyuan::bookkeeping {
namespace {

namespace json = boost::json;
using accounts::Call;
using accounts::Routes;
using http::Reply;

constexpr std::int64_t error_rows_max = 100'000;

Reply workbook_reply(std::string bytes, const Book& book, std::string_view what) {
  return http::file_reply(std::move(bytes), sheets::media_type, fmt::format("{}{}.xlsx", book.type.label.zh, what));
}

json::array cells_of(const Book& book, const ImportRow& row, const http::Sentences& sentences, http::Language language) {
  json::array cells;
  for (const auto& fault : row.faults) {
    cells.push_back(json::object{{"field", fault.error.field}, {"heading", fault.heading}, {"column", fault.column}, {"value", fault.value},
                                 {"reason", fault.error.reason}, {"message", sentences.sentence(fault.error, language)}});
  }
  for (const auto& one : row.changes) {
    const auto& change = one.as_object();
    const auto* field = book.type.find(change.at("field").as_string());
    cells.push_back(json::object{{"field", change.at("field")}, {"heading", field == nullptr ? std::string_view{} : language == http::Language::en ? field->label.en : field->label.zh},
                                 {"before", change.at("before")}, {"value", change.at("after")}});
  }
  return cells;
}

json::array lines_in(std::string_view text) {
  json::array lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(json::string(text.substr(0, end)));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return lines;
}

json::object json_of(const Book& book, const ImportReport& report, const http::Sentences& sentences, http::Language language) {
  json::object counts;
  for (const auto outcome : all_values<RowOutcome>()) {
    const auto found = report.counts.find(std::string(name_of(outcome)));
    counts[name_of(outcome)] = found == report.counts.end() ? 0 : found->second;
  }
  json::array rows;
  for (const auto& row : report.rows) {
    rows.push_back(json::object{{"row", row.row}, {"outcome", name_of(row.outcome)}, {"key", row.key}, {"cells", cells_of(book, row, sentences, language)}});
  }
  json::value next = nullptr;
  if (report.next > 0) next = json::string(std::to_string(report.next));
  return {{"id", report.run.id}, {"file_name", report.run.file_name}, {"at", text_of(report.run.at)},
          {"state", report.run.is_applied ? "applied" : "checked"}, {"ignored_headings", lines_in(report.run.ignored_headings)},
          {"counts", std::move(counts)}, {"rows", std::move(rows)}, {"next", std::move(next)}};
}

Result<ReportPage> page_asked(const records::Query& query) {
  ReportPage page;
  if (const auto found = query.find("outcome"); found != query.end() && !found->second.empty()) {
    if (!parse_enum<RowOutcome>(found->second)) return Error{Refusal::invalid, "not_a_choice", "outcome"};
    page.outcome = found->second;
  }
  if (const auto found = query.find("cursor"); found != query.end() && !found->second.empty()) {
    const auto& text = found->second;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), page.after);
    if (failed != std::errc{} || end != text.data() + text.size()) return Error{Refusal::invalid, "cursor_unknown", "cursor"};
  }
  return page;
}

void add_imports(Routes& routes, const Books& books, const Book& book, const http::Sentences& sentences) {
  const auto& platform = routes.platform();
  const auto path = path_of(book) + "/imports";
  const auto may = *book.import;
  routes.post(path, may, {.summary = {"导入检查", "Check an import"}, .body_type = sheets::media_type},
              [&platform, &books, &book, &sentences](const Call& call) -> Result<Reply> {
                TRY(const auto id, check_import(platform, books, book, call.actor, {http::file_name_in(call.request), call.request.body}));
                TRY(const auto report, import_report(platform, book, call.actor, id, {}));
                return http::json_reply(json_of(book, report, sentences, call.request.language), 201);
              });
  routes.get(path + "/{id}", may, {.summary = {"导入检查结果", "The report of an import"}},
             [&platform, &book, &sentences](const Call& call) -> Result<Reply> {
               TRY(const auto page, page_asked(call.request.query));
               TRY(const auto report, import_report(platform, book, call.actor, call.request.param("id"), page));
               return http::json_reply(json_of(book, report, sentences, call.request.language));
             });
  routes.get(path + "/{id}/errors.xlsx", may, {.summary = {"下载有误的行", "The refused rows"}, .shape = http::Answer::file},
             [&platform, &book, &sentences](const Call& call) -> Result<Reply> {
               const ReportPage refused{.outcome = name_of(RowOutcome::refused), .limit = error_rows_max};
               TRY(const auto report, import_report(platform, book, call.actor, call.request.param("id"), refused));
               return workbook_reply(error_workbook(book, report.rows, sentences, call.request.language), book, "有误的行");
             });
  routes.post(path + "/{id}/apply", may, {.summary = {"确认导入", "Apply an import"}},
              [&platform, &books, &book, &sentences](const Call& call) -> Result<Reply> {
                TRY([[maybe_unused]] const auto found, import_report(platform, book, call.actor, call.request.param("id"), {.limit = 1}));
                TRY(const auto request, call.request.json());
                const auto* accepted = request.if_contains("accept_good_rows");
                const bool leave_out = accepted != nullptr && accepted->is_bool() && accepted->get_bool();
                TRY(const auto report, apply_import(platform, books, book, call.actor, call.request.param("id"),
                                                    leave_out ? RefusedRows::leave_out : RefusedRows::stop));
                return http::json_reply(json_of(book, report, sentences, call.request.language));
              });
}

}  // namespace

void add_excel_routes(Routes& routes, const Books& books, const http::Sentences& sentences) {
  const auto& platform = routes.platform();
  for (const auto& one : books.all()) {
    const auto& book = *one;
    routes.get(path_of(book) + "/export.xlsx", book.read, {.summary = {"导出", "Export"}, .shape = http::Answer::file, .list = &book.type},
               [&platform, &books, &book](const Call& call) -> Result<Reply> {
                 TRY(auto bytes, export_workbook(platform, books, book, call.actor, call.request.query));
                 return workbook_reply(std::move(bytes), book, "");
               });
    if (!book.import) continue;
    if (has_secret(book)) {
      routes.post(path_of(book) + "/export.xlsx", book.reveal, {.summary = {"导出(含明文)", "Export with secrets in plain"}, .shape = http::Answer::file, .list = &book.type},
                  [&platform, &books, &book](const Call& call) -> Result<Reply> {
                    TRY(const auto request, call.request.json());
                    TRY(auto bytes, export_plain_workbook(platform, books, book, call.actor, call.request.query, http::text_in(request, "reason")));
                    return workbook_reply(std::move(bytes), book, plain_mark);
                  });
    }
    routes.get(path_of(book) + "/template.xlsx", *book.import, {.summary = {"下载模板", "Template"}, .shape = http::Answer::file},
               [&book](const Call&) -> Result<Reply> { return workbook_reply(template_workbook(book), book, "导入模板"); });
    add_imports(routes, books, book, sentences);
  }
}

}  // namespace anyuan::bookkeeping
