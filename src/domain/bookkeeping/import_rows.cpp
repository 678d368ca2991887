#include "domain/bookkeeping/import_rows.h"

#include <fmt/format.h>

#include "domain/bookkeeping/entries.h"
#include "domain/bookkeeping/words.h"

namespace anyuan::bookkeeping {
namespace {

namespace json = boost::json;
using records::Kind;

constexpr std::size_t texts_max = 32'767;  // bytes of a cell kept for the error sheet, which comes back corrected

void add_fault(ImportRow& row, const Heading& heading, const std::string& text, Error error) {
  row.faults.push_back({heading.text, sheets::column_letters(heading.column), heading.field->secret ? records::mask(text) : cut(text, fault_bytes_max), std::move(error)});
}

// Several columns may speak of one reference: they are resolved together.
void read_references(const ReadSheet& read, const sheets::Row& cells, const Book& book, References& references, ImportRow& row) {
  std::map<const records::Field*, std::vector<const Heading*>> by_field;
  for (const auto& heading : read.layout.headings) {
    if (heading.field->kind == Kind::reference && !sheets::is_blank(cells.at(heading.column))) by_field[heading.field].push_back(&heading);
  }
  const auto* owner = book.type.find(book.owner_field);
  const auto read_one = [&](const records::Field* field, const std::vector<const Heading*>& headings) {
    std::vector<std::string> texts;
    std::string shown;
    for (const auto* heading : headings) {
      texts.push_back(one_line(sheets::text_of(cells.at(heading->column))));
      shown += (shown.empty() ? "" : " ") + texts.back();
    }
    row.texts[field->name] = cut(shown, texts_max);
    const auto* home = owner == nullptr || field == owner ? nullptr : references.find_path(*owner, text_at(row.values, owner->name));
    auto id = references.resolve(*field, texts, home == nullptr ? std::string{} : *home);
    if (id.ok()) {
      row.values[field->name] = json::string(id.value());
      return;
    }
    const auto& error = id.error();
    const auto at = static_cast<std::size_t>(std::ranges::find(texts, error.args.front()) - texts.begin());
    add_fault(row, *headings[at < headings.size() ? at : 0], cut(error.args.front(), fault_bytes_max), error);
  };
  // Whose the row is says among what its other references look.
  if (const auto own = by_field.find(owner); own != by_field.end()) read_one(owner, own->second);
  for (const auto& [field, headings] : by_field) {
    if (field != owner) read_one(field, headings);
  }
}

ImportRow row_from(const ReadSheet& read, const sheets::Row& cells, const Book& book, References& references) {
  ImportRow row;
  row.row = static_cast<std::int64_t>(cells.number);
  for (const auto& heading : read.layout.headings) {
    const auto& cell = cells.at(heading.column);
    const auto& field = *heading.field;
    if (field.kind == Kind::reference || sheets::is_blank(cell)) continue;
    const auto text = cut(sheets::text_of(cell), texts_max);
    row.texts[field.name] = text;
    if (field.name == book.label_field) row.key = one_line(text);
    auto entry = entry_in(field, cell);
    if (entry.ok()) row.values[field.name] = std::move(entry).value();
    else add_fault(row, heading, text, std::move(entry).error());
  }
  read_references(read, cells, book, references, row);
  for (const auto& key : book.known_by) {
    if (row.key.empty()) row.key = one_line(text_at(row.texts, key.back()));
  }
  return row;
}

json::object json_of(const CellFault& fault) {
  json::array args;
  for (const auto& arg : fault.error.args) args.push_back(json::string(arg));
  return {{"heading", fault.heading}, {"column", fault.column}, {"value", fault.value}, {"field", fault.error.field},
          {"reason", fault.error.reason}, {"args", std::move(args)}};
}

CellFault fault_of(const json::object& kept) {
  const auto text = [&](std::string_view key) { return std::string(kept.at(key).as_string()); };
  CellFault fault{text("heading"), text("column"), text("value"), {Refusal::invalid, text("reason"), text("field")}};
  for (const auto& arg : kept.at("args").as_array()) fault.error.args.emplace_back(arg.as_string());
  return fault;
}

// The book such a sheet is of rather than of `book`; none while the sheet has all that `book` requires.
const Book* better_book(const Books& books, const Book& book, const Actor& actor, const sheets::Sheet& sheet) {
  const auto own = fitting_of(book.type, sheet);
  if (own.has_required) return nullptr;
  const Book* best = nullptr;
  auto most = own.fields;
  for (const auto& other : books.all()) {
    if (!other->import || !actor.may(*other->import)) continue;
    const auto fitting = fitting_of(other->type, sheet);
    if (!fitting.has_required || fitting.fields <= most) continue;
    most = fitting.fields;
    best = other.get();
  }
  return best;
}

}  // namespace

Result<ReadSheet> read_sheet(const Books& books, const Book& book, const Actor& actor, std::string_view bytes) {
  TRY(auto workbook, sheets::Workbook::open(bytes));
  std::optional<Error> first;
  for (const auto& entry : workbook.sheets()) {
    if (entry.is_hidden) continue;
    TRY(auto sheet, workbook.read(entry));
    spread_merges(sheet);
    auto layout = find_headings(book.type, sheet);
    if (!layout.ok() && layout.error().reason == "heading_twice") return std::move(layout).error();
    const auto* other = better_book(books, book, actor, sheet);
    if (layout.ok() && other == nullptr) return ReadSheet{std::move(sheet), std::move(layout).value()};
    if (first) continue;
    if (other == nullptr) first = std::move(layout).error();
    else first = Error{Refusal::invalid, "headings_of_another_book", {}, {sheet.name, std::string(other->type.label.zh), std::string(book.type.label.zh)}};
  }
  return first.value_or(Error{Refusal::invalid, "headings_not_found", {}, {"", ""}});
}

std::vector<ImportRow> rows_in(const ReadSheet& read, const Book& book, References& references) {
  std::vector<ImportRow> rows;
  for (auto i = read.layout.first_row; i < read.sheet.rows.size(); ++i) {
    const auto& cells = read.sheet.rows[i];
    if (kind_of_row(read.layout, cells) == RowKind::data) rows.push_back(row_from(read, cells, book, references));
  }
  return rows;
}

std::string sealed(const records::Vault& vault, const ImportRow& row) {
  json::array faults;
  for (const auto& fault : row.faults) faults.push_back(json_of(fault));
  json::object kept{{"key", row.key}, {"record", row.record_id}, {"version", row.version}, {"faults", std::move(faults)}, {"changes", row.changes}};
  // The apply asks the same question about the same rows; a refused one is also wanted back as it was typed.
  if (row.outcome == RowOutcome::refused) kept["texts"] = row.texts;
  kept["values"] = row.values;
  return vault.seal(json::serialize(kept));
}

ImportRow unsealed(const records::Vault& vault, std::int64_t number, RowOutcome outcome, std::string_view content) {
  const auto kept = json::parse(vault.unseal(content)).as_object();
  ImportRow row;
  row.row = number;
  row.outcome = outcome;
  row.key = std::string(kept.at("key").as_string());
  row.record_id = std::string(kept.at("record").as_string());
  row.version = kept.at("version").as_int64();
  row.changes = kept.at("changes").as_array();
  for (const auto& fault : kept.at("faults").as_array()) row.faults.push_back(fault_of(fault.as_object()));
  if (const auto* texts = kept.if_contains("texts")) row.texts = texts->as_object();
  if (const auto* values = kept.if_contains("values")) row.values = values->as_object();
  return row;
}

}  // namespace anyuan::bookkeeping
