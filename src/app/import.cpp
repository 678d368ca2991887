// `anyuan import` and `anyuan template`: Excel both ways without the console, for whoever sits at the server.
#include <fmt/format.h>

#include <fstream>

#include "app/commands.h"
#include "domain/accounts/commands.h"
#include "domain/bookkeeping/imports.h"
#include "domain/bookkeeping/sheets.h"
#include "platform/files/whole.h"

namespace anyuan::app {
namespace {

constexpr int done = 0, refused = 1, rows_refused = 2;

int say(const Application& application, const Error& error) {
  fmt::print(stderr, "{}\n", application.sentences().sentence(error, http::Language::zh));
  return refused;
}

const bookkeeping::Book* find_importable(const Application& application, const std::string& record) {
  const auto* book = application.books().find(record);
  if (book != nullptr && book->import) return book;
  std::string known;
  for (const auto& one : application.books().all()) {
    if (one->import) known += fmt::format(" {}({})", one->type.name, one->type.label.zh);
  }
  fmt::print(stderr, "没有可导入的台账“{}” no such book; 可用 known:{}\n", record, known);
  return nullptr;
}

std::optional<bookkeeping::Actor> find_importer(Application& application, const bookkeeping::Book& book, const std::string& account) {
  const auto actors = application.platform().database.read(
      [&](db::Reading& reading) { return accounts::actors_of(reading, application.platform().vault, account); });
  for (const auto& actor : actors) {
    if (actor.may(*book.import)) return actor;
  }
  fmt::print(stderr, "账号“{}”没有可以导入“{}”的岗位 this account may not import\n", account, book.type.label.zh);
  return std::nullopt;
}

std::string line_of(const Application& application, const bookkeeping::CellFault& fault) {
  const auto sentence = application.sentences().sentence(fault.error, http::Language::zh);
  return fmt::format("    {}{}{}:{}", fault.column.empty() ? "" : fault.column + " 列 ", fault.heading, fault.value.empty() ? "" : fmt::format("“{}”", fault.value), sentence);
}

void print_rows(const Application& application, const bookkeeping::ImportReport& report) {
  for (const auto& row : report.rows) {
    if (row.outcome != bookkeeping::RowOutcome::refused) continue;
    fmt::print("第 {} 行 {} 有误\n", row.row, row.key);
    for (const auto& fault : row.faults) fmt::print("{}\n", line_of(application, fault));
  }
}

std::int64_t count_in(const bookkeeping::ImportReport& report, bookkeeping::RowOutcome outcome) {
  const auto found = report.counts.find(std::string(name_of(outcome)));
  return found == report.counts.end() ? 0 : found->second;
}

}  // namespace

int run_import(Application& application, const ImportWish& wish) {
  using bookkeeping::RowOutcome;
  const auto* book = find_importable(application, wish.record);
  if (book == nullptr) return refused;
  const auto actor = find_importer(application, *book, wish.account);
  if (!actor) return refused;
  const auto bytes = files::read_whole(wish.file);
  if (!bytes) {
    fmt::print(stderr, "打不开文件 cannot open {}\n", wish.file);
    return refused;
  }
  const auto& platform = application.platform();
  const auto name = wish.file.substr(wish.file.rfind('/') + 1);
  const auto id = bookkeeping::check_import(platform, application.books(), *book, *actor, {name, *bytes});
  if (!id.ok()) return say(application, id.error());
  const bookkeeping::ReportPage all{.outcome = name_of(RowOutcome::refused), .limit = 100'000};
  const auto report = bookkeeping::import_report(platform, *book, *actor, id.value(), all);
  if (!report.ok()) return say(application, report.error());
  print_rows(application, report.value());
  const auto bad = count_in(report.value(), RowOutcome::refused);
  fmt::print("新增 {} 修改 {} 不变 {} 有误 {}\n", count_in(report.value(), RowOutcome::added), count_in(report.value(), RowOutcome::changed),
             count_in(report.value(), RowOutcome::same), bad);
  if (bad > 0 && !wish.accept_good_rows) {
    fmt::print("没有写入。改正后重新导入，或加 --accept-good-rows 只导入正确的行\n");
    return rows_refused;
  }
  const auto applied = bookkeeping::apply_import(platform, application.books(), *book, *actor, id.value(), bookkeeping::RefusedRows::leave_out);
  if (!applied.ok() && applied.error().reason != "import_nothing_to_do") return say(application, applied.error());
  fmt::print("{}\n", applied.ok() ? "已写入" : "没有要写入的内容");
  return done;
}

int run_template(Application& application, const std::string& record, const std::string& out) {
  const auto* book = find_importable(application, record);
  if (book == nullptr) return refused;
  std::ofstream file(out, std::ios::binary | std::ios::trunc);
  const auto bytes = bookkeeping::template_workbook(*book);
  if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    fmt::print(stderr, "写不了文件 cannot write {}\n", out);
    return refused;
  }
  return done;
}

}  // namespace anyuan::app
