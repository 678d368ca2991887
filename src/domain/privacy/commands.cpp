#include "domain/privacy/commands.h"

#include <algorithm>
#include <fmt/format.h>

#include "domain/filings/names.h"
#include "domain/privacy/retention.h"
#include "domain/privacy/store.h"
#include "platform/journal/reason.h"
#include "platform/sheets/writer.h"

namespace anyuan::privacy {
namespace {

constexpr std::int64_t rows_max = 1000;  // of one ledger: a name that is in more is not a person's

sheets::Value cell_of(const records::Field& field, const void* record) {
  const auto value = field.to_cell(record);
  if (std::holds_alternative<std::monostate>(value)) return {};
  for (const auto& choice : field.choices) {
    if (choice.name == db::text_in(value)) return std::string(choice.label.zh);
  }
  if (field.kind == records::Kind::boolean) return std::string(db::integer_in(value) != 0 ? "是" : "否");
  if (const auto* number = std::get_if<std::int64_t>(&value)) return static_cast<double>(*number);
  if (const auto* number = std::get_if<double>(&value)) return *number;
  return db::text_in(value);
}

// Files and references say nothing by themselves.
bool is_told(const records::Field& field) {
  return !field.traits.computed && field.kind != records::Kind::reference && field.kind != records::Kind::list && field.traits.refers_to.empty();
}

// Whoever wishes it erased is told until when the law wants it kept (个人信息保护法 art. 47): then it goes by itself.
std::string standing_of(const records::RecordType& type, const records::Head& head) {
  if (!head.archived_at) return "在用";
  const auto keeping = std::ranges::find(keepings(), type.name, &Keeping::record);
  if (keeping == keepings().end()) return "已作废";
  const auto until = plus_days(date_at(*head.archived_at), static_cast<int>(keeping->days));
  return fmt::format("已作废，个人信息保存至{}，到期自动清除（{}）", text_of(until), keeping->source);
}

void add_sheet(sheets::Writer& writer, const bookkeeping::Book& book, const std::vector<std::shared_ptr<void>>& rows) {
  std::vector<sheets::Column> columns;
  for (const auto& field : book.type.fields) {
    if (is_told(field)) columns.push_back({std::string(field.label.zh)});
  }
  columns.push_back({"状态"});
  writer.start_sheet(std::string(book.type.label.zh), std::move(columns));
  for (const auto& row : rows) {
    std::vector<sheets::Value> cells;
    for (const auto& field : book.type.fields) {
      if (is_told(field)) cells.push_back(cell_of(field, row.get()));
    }
    cells.emplace_back(standing_of(book.type, book.type.head(row.get())));
    writer.add_row(cells);
  }
}

void add_mentions(sheets::Writer& writer, const std::vector<filings::Mention>& mentions) {
  if (mentions.empty()) return;
  writer.start_sheet("备案名单", {{"备案编号", sheets::Shown::text, 24}, {"报送时间", sheets::Shown::text, 20}, {"名单中的身份", sheets::Shown::text, 30}});
  for (const auto& one : mentions) writer.add_row({one.number, beijing_text_of(one.submitted_at), one.as});
}

}  // namespace

Result<DataRequest> close(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version, Outcome outcome, std::string_view text) {
  TRY([[maybe_unused]] const auto good, journal::judge_reason(text));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<DataRequest> {
    TRY(const auto before, records::RecordStore<DataRequest>(change.vault()).load(change.writing, id, actor.scope));
    if (before.head.version != version) return Error{Refusal::conflict, "changed_by_someone_else", "version"};
    if (before.state != RequestState::open) return Error{Refusal::conflict, "data_request_answered_already"};
    auto after = before;
    after.state = outcome == Outcome::answer ? RequestState::answered : RequestState::refused;
    after.answer_by.reset();
    after.answered_on = change.today();
    after.answer = text;
    TRY(after, change.save(before, std::move(after)));
    change.event(outcome == Outcome::answer ? "data_request.answered" : "data_request.refused", "data_requests", after.head.id, after.head.unit_path);
    return after;
  });
}

Result<std::string> compile(const Platform& platform, const bookkeeping::Books& books, const accounts::Actor& actor, std::string_view id, std::string_view reason) {
  TRY([[maybe_unused]] const auto good, journal::judge_reason(reason));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<std::string> {
    TRY(const auto request, records::RecordStore<DataRequest>(change.vault()).load(change.writing, id, actor.scope));
    sheets::Writer writer;
    writer.start_sheet("说明", {{"项目", sheets::Shown::text, 20}, {"内容", sheets::Shown::text, 60}});
    writer.add_row({std::string("涉及人员"), request.subject});
    writer.add_row({std::string("汇总时间"), beijing_text_of(change.now)});
    writer.add_row({std::string("汇总人"), actor.name});
    writer.add_row({std::string("范围"), std::string("本平台内该学校按此姓名保存的内容，含敏感项原文；同名者请核对后交付")});
    const auto scope = records::Scope::under(request.head.unit_path);
    for (const auto& book : books.all()) {
      if (!actor.may(book->read) || book->type.name == records::type_for<DataRequest>().name) continue;
      const records::AnyStore store(book->type, change.vault());
      if (const auto rows = naming(change.writing, store, scope, request.subject, rows_max); !rows.empty()) add_sheet(writer, *book, rows);
    }
    if (actor.may(accounts::May::filings_read)) add_mentions(writer, filings::mentions(change.writing, change.vault(), request.head.unit_path, request.subject));
    change.event("data_request.compiled", "data_requests", request.head.id, request.head.unit_path, reason);
    return writer.finish();
  });
}

}  // namespace anyuan::privacy
