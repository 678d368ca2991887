#include "domain/bookkeeping/sheets.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "domain/bookkeeping/commands.h"
#include "domain/bookkeeping/entries.h"
#include "domain/bookkeeping/headings.h"
#include "domain/bookkeeping/lines.h"
#include "domain/bookkeeping/words.h"
#include "platform/sheets/writer.h"

namespace anyuan::bookkeeping {
namespace {

using records::Field;
using records::Kind;
using sheets::Shown;
using sheets::Value;

Shown shown_as(const Field& field) {
  switch (field.kind) {
    case Kind::integer: return Shown::integer;
    case Kind::decimal: return Shown::decimal;
    case Kind::date: return Shown::date;
    case Kind::instant: return Shown::moment;
    case Kind::text:
    case Kind::multiline:
    case Kind::boolean:
    case Kind::choice:
    case Kind::choices:
    case Kind::reference:
    case Kind::list:
    case Kind::object: break;
  }
  return Shown::text;
}

int width_of(const Field& field) {
  constexpr int narrow = 10, usual = 14, wide = 28;
  if (field.kind == Kind::list || field.kind == Kind::multiline || field.traits.length_max >= 100) return field.kind == Kind::reference ? usual : wide;
  if (field.kind == Kind::integer || field.kind == Kind::boolean) return narrow;
  return field.traits.required && field.kind == Kind::text ? wide : usual;
}

std::vector<std::string> offered(const Field& field) {
  if (field.kind == Kind::boolean) return {"是", "否"};
  std::vector<std::string> labels;
  if (field.kind != Kind::choice) return labels;
  for (const auto& choice : field.choices) labels.emplace_back(choice.label.zh);
  return labels;
}

std::vector<sheets::Column> template_columns(const Book& book) {
  std::vector<sheets::Column> columns;
  for (const auto* field : fields_filled_in(book.type)) {
    columns.push_back({std::string(field->label.zh), shown_as(*field), width_of(*field), field->traits.required, offered(*field)});
  }
  return columns;
}

std::string limits_of(const Field& field) {
  const auto& traits = field.traits;
  switch (field.kind) {
    case Kind::integer:
    case Kind::decimal: {
      std::string text = field.kind == Kind::integer ? "整数" : "数字";
      if (std::isfinite(traits.min) && std::isfinite(traits.max)) text += fmt::format(",{:g} 至 {:g}", traits.min, traits.max);
      return traits.unit.empty() ? text : text + fmt::format("，单位：{}", traits.unit);
    }
    case Kind::boolean: return "填“是”或“否”";
    case Kind::date: return "日期，如 2019-03-01 或 2019年3月1日";
    case Kind::instant: return "日期和时间，如 2019-03-01 08:30";
    case Kind::choice: return "从下拉列表中选择";
    case Kind::choices: return "可填多项，用顿号“、”隔开";
    case Kind::reference: return "填名称或代码；可分县区、乡镇两列填写";
    case Kind::list: return fmt::format("一行一条，各项用竖线隔开：{}", line_form(field));
    case Kind::text:
    case Kind::multiline:
    case Kind::object: break;
  }
  if (traits.length_fixed > 0) return fmt::format("{} 位", traits.length_fixed);
  return fmt::format("文字，不超过 {} 字", traits.length_max);
}

void add_notes(sheets::Writer& writer, const Book& book) {
  writer.start_sheet("填写说明", {{.heading = "栏目", .width = 24}, {.heading = "是否必填", .width = 10}, {.heading = "怎样填写", .width = 48},
                                  {.heading = "可选内容", .width = 60}, {.heading = "说明", .width = 48}});
  for (const auto* field : fields_filled_in(book.type)) {
    std::string choices;
    for (const auto& choice : field->choices) choices += (choices.empty() ? "" : "、") + std::string(choice.label.zh);
    writer.add_row({std::string(field->label.zh), std::string(field->traits.required ? "必填" : "选填"), limits_of(*field), choices, std::string(field->traits.hint.zh)});
  }
  writer.add_row({});
  for (const char* line : {"一行填一条记录，不要合并单元格；表头的文字不要改，列的顺序可以调换，不需要的列可以删去。",
                           "上传后先检查、不写入；逐行看清“新增、修改、不变、有误”后再确认。",
                           "再次上传同一张表，已有的记录按变化更新；空着的单元格不改动原来的内容。",
                           "旧版 .xls 文件请另存为 .xlsx 后再上传。"}) {
    writer.add_row({std::string(line)});
  }
}

// --- export ---

std::vector<const Field*> fields_shown(const records::RecordType& type) {
  std::vector<const Field*> fields;
  for (const auto& field : type.fields) {
    const bool is_in_one_cell = (field.kind != Kind::list && field.kind != Kind::object) || is_in_lines(field);
    if (field.traits.list != records::Listed::never && is_in_one_cell) fields.push_back(&field);
  }
  return fields;
}

// Names that stand for more than one record of the scope, as an import compares them: those records are written by code.
std::set<std::string> shared_names(db::Reading& reading, const Book& target, const records::Scope& scope) {
  std::set<std::string> seen, shared;
  for (const auto& one : referable(reading, target, {}, scope)) {
    auto name = folded(one.name);
    if (!seen.insert(name).second) shared.insert(std::move(name));
  }
  return shared;
}

class Export {
 public:
  // In plain, the records of the actor's own units show their secrets.
  Export(const Books& books, const Book& book, const Actor& actor, Secrets secrets)
      : books_(books), book_(book), actor_(actor), secrets_(secrets), fields_(fields_shown(book.type)) {
    std::vector<sheets::Column> columns;
    for (const auto* field : fields_) columns.push_back({std::string(field->label.zh), shown_as(*field), width_of(*field)});
    writer_.start_sheet(fmt::format("{}{}", book.type.label.zh, secrets == Secrets::plain ? plain_mark : ""), std::move(columns));
  }

  void add(db::Reading& reading, const std::vector<void*>& records) {
    std::map<const Field*, std::map<std::string, std::string>> names;
    for (const auto* field : fields_) {
      if (field->kind == Kind::reference) names[field] = names_in(reading, *field, records);
    }
    for (auto* record : records) {
      const bool is_own = actor_.scope.holds(book_.type.head(record).unit_path);
      const auto secrets = is_own ? secrets_ : Secrets::masked;
      std::vector<Value> cells;
      for (const auto* field : fields_) {
        if (field->kind != Kind::reference) {
          cells.push_back(cell_of(*field, record, secrets));
          continue;
        }
        const auto found = names[field].find(db::text_in(field->to_cell(record)));
        cells.push_back(found == names[field].end() ? Value{} : Value{found->second});
      }
      writer_.add_row(cells);
      if (secrets == Secrets::plain) note_revealed(record);
      ++rows_;
    }
  }
  std::string finish() { return writer_.finish(); }
  std::int64_t rows() const { return rows_; }
  std::vector<journal::Changed> take_revealed() { return std::move(revealed_); }

 private:
  std::map<std::string, std::string> names_in(db::Reading& reading, const Field& field, const std::vector<void*>& records) {
    const auto* target = books_.find(field.traits.refers_to);
    if (target == nullptr) return {};
    std::set<std::string> ids;
    for (const auto* record : records) ids.insert(db::text_in(field.to_cell(record)));
    auto names = names_of(reading, books_, *target, {ids.begin(), ids.end()});
    if (target->code_field.empty()) return names;
    const auto [shared, is_new] = shared_.try_emplace(&field);
    if (is_new) shared->second = shared_names(reading, *target, actor_.scope);
    std::vector<std::string> unclear;
    for (const auto& [id, name] : names) {
      if (shared->second.contains(folded(name))) unclear.push_back(id);
    }
    for (auto& [id, code] : texts_of(reading, *target, target->code_field, unclear, records::Scope::under("/"))) {
      if (!code.empty()) names[id] = std::move(code);
    }
    return names;
  }

  void note_revealed(void* record) {
    journal::Changed changed{std::string(book_.type.name), book_.type.head(record).id, book_.type.head(record).unit_path, {}};
    for (const auto& field : book_.type.fields) {
      if (!field.secret || db::text_in(field.to_cell(record)).empty()) continue;
      changed.differences.push_back(boost::json::object{{"field", field.name}, {"revealed", true}});
    }
    if (!changed.differences.empty()) revealed_.push_back(std::move(changed));
  }

  const Books& books_;
  const Book& book_;
  const Actor& actor_;
  Secrets secrets_;
  std::vector<const Field*> fields_;
  std::map<const Field*, std::set<std::string>> shared_;
  sheets::Writer writer_;
  std::int64_t rows_ = 0;
  std::vector<journal::Changed> revealed_;
};

std::string words_of(const records::Query& query) {
  std::string words;
  for (const auto& [key, value] : query) words += fmt::format(" {}={}", key, value);
  return cut(words, 500);
}

// All rows of the list, page by page.
Result<Done> put_rows(const Platform& platform, const Books& books, const Book& book, const Actor& actor, const records::Query& query, Export& out) {
  auto asked = query;
  asked.erase("cursor");
  asked["limit"] = std::to_string(records::page_rows_max);
  TRY(auto list, records::parse_list(book.type, asked, {book.filters, platform.clock.today()}));
  return platform.database.read([&](db::Reading& reading) -> Result<Done> {
    const auto scope = narrowed(reading, books, book, actor, query);
    const records::AnyStore store(book.type, platform.vault);
    const Context context{actor, reading, platform.vault, platform.clock.today()};
    for (;;) {
      const auto page = store.list(reading, list, scope);
      std::vector<void*> records;
      for (const auto& record : page.records) records.push_back(record.get());
      if (book.complete) book.complete(context, records);
      out.add(reading, records);
      if (page.next.empty()) return Done{};
      asked["cursor"] = page.next;
      TRY(list, records::parse_list(book.type, asked, {book.filters, platform.clock.today()}));
    }
  });
}

}  // namespace

std::string template_workbook(const Book& book) {
  sheets::Writer writer;
  writer.start_sheet(std::string(book.type.label.zh), template_columns(book));
  add_notes(writer, book);
  return writer.finish();
}

bool may_export_plain(const Book& book, const Actor& actor) {
  return has_secret(book) && book.import && actor.may(book.read) && actor.may(book.reveal);
}

Result<std::string> export_workbook(const Platform& platform, const Books& books, const Book& book, const Actor& actor, const records::Query& query) {
  Export out(books, book, actor, Secrets::masked);
  TRY([[maybe_unused]] const auto read, put_rows(platform, books, book, actor, query, out));
  auto bytes = out.finish();
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<std::string> {
    change.event(fmt::format("{}.exported", book.type.name), book.type.name, "", actor.scope.first, fmt::format("{} 行{}", out.rows(), words_of(query)));
    return std::move(bytes);
  });
}

Result<std::string> export_plain_workbook(const Platform& platform, const Books& books, const Book& book, const Actor& actor,
                                          const records::Query& query, std::string_view reason) {
  if (!may_export_plain(book, actor)) return Error{Refusal::forbidden, "not_permitted", {}, {std::string(name_of(book.reveal))}};
  TRY([[maybe_unused]] const auto said, judge_reveal_reason(reason));
  Export out(books, book, actor, Secrets::plain);
  TRY([[maybe_unused]] const auto read, put_rows(platform, books, book, actor, query, out));
  auto bytes = out.finish();
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<std::string> {
    for (auto& revealed : out.take_revealed()) change.note(std::move(revealed));
    change.event(fmt::format("{}.exported_plain", book.type.name), book.type.name, "", actor.scope.first,
                 fmt::format("{}({} 行{})", reason, out.rows(), words_of(query)));
    return std::move(bytes);
  });
}

std::string error_workbook(const Book& book, const std::vector<ImportRow>& rows, const http::Sentences& sentences, http::Language language) {
  const auto fields = fields_filled_in(book.type);
  auto columns = template_columns(book);
  columns.push_back({.heading = "未通过原因", .width = 60});
  columns.push_back({.heading = "原行号", .shown = Shown::integer, .width = 8});
  sheets::Writer writer;
  writer.start_sheet(std::string(book.type.label.zh), std::move(columns));
  for (const auto& row : rows) {
    std::vector<Value> cells;
    std::vector<std::size_t> marked;
    std::string reasons;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const auto* text = row.texts.if_contains(fields[i]->name);
      cells.push_back(text == nullptr ? Value{} : Value{std::string(text->as_string())});
      for (const auto& fault : row.faults) {
        if (fault.error.field == fields[i]->name) marked.push_back(i);
      }
    }
    for (const auto& fault : row.faults) {
      reasons += fmt::format("{}{}{}", reasons.empty() ? "" : ";", fault.heading.empty() ? "" : fault.heading + ":", sentences.sentence(fault.error, language));
    }
    marked.push_back(cells.size());
    cells.emplace_back(reasons);
    cells.emplace_back(static_cast<double>(row.row));
    writer.add_row(cells, marked);
  }
  add_notes(writer, book);
  return writer.finish();
}

}  // namespace anyuan::bookkeeping
