#include "domain/bookkeeping/headings.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/bookkeeping/lines.h"
#include "domain/bookkeeping/words.h"

namespace anyuan::bookkeeping {
namespace {

using records::Field;
using records::Kind;

constexpr std::size_t top_rows = 40;         // headings are looked for here
constexpr std::size_t heading_rows_max = 3;  // merged ones
constexpr std::size_t spread_cells_max = 2'000'000;

enum class Fit { label, alias, none };

// All spellings of a book's headings.
class Spellings {
 public:
  explicit Spellings(const records::RecordType& type) {
    for (const auto* field : fields_filled_in(type)) add(*field, field->label.zh, Fit::label);
    for (const auto* field : fields_filled_in(type)) {
      add(*field, field->label.en, Fit::label);
      for (auto rest = field->traits.also_headed; !rest.empty();) {
        const auto end = rest.find('|');
        add(*field, rest.substr(0, end), Fit::alias);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
      }
    }
  }
  std::pair<const Field*, Fit> find(std::string_view heading) const {
    for (const auto brackets : {Brackets::kept, Brackets::dropped}) {
      const auto found = by_text_.find(bare(heading, brackets));
      if (found != by_text_.end()) return found->second;
    }
    return {nullptr, Fit::none};
  }

 private:
  void add(const Field& field, std::string_view heading, Fit fit) {
    for (const auto brackets : {Brackets::kept, Brackets::dropped}) {
      if (const auto text = bare(heading, brackets); !text.empty()) by_text_.emplace(text, std::pair{&field, fit});
    }
  }
  std::map<std::string, std::pair<const Field*, Fit>, std::less<>> by_text_;
};

// The rows of a two-storey heading, from above: {"校长", "联系电话"}; what is merged over both counts once.
std::vector<std::string> storeys_of(const sheets::Sheet& sheet, std::size_t from, std::size_t count, std::size_t column) {
  std::vector<std::string> storeys;
  for (auto i = from; i < from + count; ++i) {
    auto text = sheets::text_of(sheet.rows[i].at(column));
    if (!bare(text, Brackets::kept).empty() && (storeys.empty() || storeys.back() != text)) storeys.push_back(std::move(text));
  }
  return storeys;
}

std::string joined(const std::vector<std::string>& storeys) {
  std::string all;
  for (const auto& storey : storeys) all += storey;
  return all;
}

std::pair<const Field*, Fit> field_under(const Spellings& spellings, const std::vector<std::string>& storeys) {
  if (storeys.empty()) return {nullptr, Fit::none};
  if (const auto found = spellings.find(joined(storeys)); found.first != nullptr) return found;
  if (storeys.size() == 1) return {nullptr, Fit::none};
  const auto& group = storeys[storeys.size() - 2];
  const auto last = bare(storeys.back(), Brackets::dropped);
  // Under 校长: 姓名 is the 校长 itself, 联系电话 is 校长电话. A group that is a field lends its name to all below it.
  if (const auto person = spellings.find(group); person.first != nullptr) {
    if (last == "姓名" || last == "名字") return person;
    const bool is_phone = last.find("电话") != std::string::npos || last.find("手机") != std::string::npos || last == "联系方式";
    return is_phone ? spellings.find(group + "电话") : std::pair{static_cast<const Field*>(nullptr), Fit::none};
  }
  return spellings.find(storeys.back());
}

bool is_title(const sheets::Row& row) {
  std::set<std::string> texts;
  for (const auto& cell : row.cells) {
    if (!sheets::is_blank(cell)) texts.insert(sheets::text_of(cell));
  }
  return texts.size() <= 1;
}

struct Found {
  Layout layout;
  std::vector<Fit> fits;
  std::set<const Field*> fields;
};

Found headings_at(const Spellings& spellings, const sheets::Sheet& sheet, std::size_t from, std::size_t count) {
  Found found;
  std::size_t width = 0;
  for (auto i = from; i < from + count; ++i) width = std::max(width, sheet.rows[i].cells.size());
  for (std::size_t column = 0; column < width; ++column) {
    const auto storeys = storeys_of(sheet, from, count, column);
    if (storeys.empty()) continue;
    const auto [field, fit] = field_under(spellings, storeys);
    if (field == nullptr) {
      found.layout.ignored.push_back(one_line(joined(storeys)));
      continue;
    }
    found.layout.headings.push_back({column, one_line(joined(storeys)), field});
    found.fits.push_back(fit);
    found.fields.insert(field);
  }
  found.layout.first_row = from + count;
  return found;
}

// The rows near the top that name most of the book's fields.
Found best_headings(const records::RecordType& type, const sheets::Sheet& sheet) {
  const Spellings spellings(type);
  Found best;
  for (std::size_t from = 0; from < std::min(sheet.rows.size(), top_rows); ++from) {
    for (std::size_t count = 1; count <= heading_rows_max && from + count <= sheet.rows.size(); ++count) {
      if (count > 1 && is_title(sheet.rows[from])) break;
      auto found = headings_at(spellings, sheet, from, count);
      // Of equals the first is right: it has all storeys, and so the groups' names.
      if (found.fields.size() > best.fields.size()) best = std::move(found);
    }
  }
  return best;
}

// Two columns for one field: the one with the book's own heading counts; two of the same rank are for people to settle.
Result<Layout> settle_doubles(Found found) {
  Layout layout{{}, std::move(found.layout.ignored), found.layout.first_row};
  const auto& all = found.layout.headings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool is_kept = true;
    for (std::size_t k = 0; k < all.size(); ++k) {
      if (k == i || all[k].field != all[i].field || all[i].field->kind == Kind::reference) continue;
      if (found.fits[k] == found.fits[i]) {
        return Error{Refusal::invalid, "heading_twice", std::string(all[i].field->name),
                     {sheets::column_letters(all[i].column), sheets::column_letters(all[k].column), std::string(all[i].field->label.zh)}};
      }
      is_kept = is_kept && found.fits[i] < found.fits[k];
    }
    if (is_kept) layout.headings.push_back(all[i]);
    else layout.ignored.push_back(all[i].text);
  }
  return layout;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view one) { return text.starts_with(one); });
}

}  // namespace

std::vector<const Field*> fields_filled_in(const records::RecordType& type) {
  std::vector<const Field*> fields;
  for (const auto& field : type.fields) {
    const bool is_nested = (field.kind == Kind::list && !is_in_lines(field)) || field.kind == Kind::object;
    if (!field.traits.read_only && !field.traits.computed && !is_nested) fields.push_back(&field);
  }
  return fields;
}

void spread_merges(sheets::Sheet& sheet) {
  std::size_t budget = spread_cells_max;
  for (const auto& merge : sheet.merges) {
    const auto first = std::ranges::lower_bound(sheet.rows, merge.first_row, {}, &sheets::Row::number);
    if (first == sheet.rows.end() || first->number != merge.first_row) continue;
    const auto value = first->at(merge.first_column);
    if (sheets::is_blank(value)) continue;
    for (auto row = first; row != sheet.rows.end() && row->number <= merge.last_row; ++row) {
      const bool at_top = static_cast<std::size_t>(row - sheet.rows.begin()) < top_rows;
      const auto last = at_top ? std::min(merge.last_column, row->cells.size() + top_rows) : merge.first_column;
      for (auto column = merge.first_column; column <= last; ++column) {
        if (budget-- == 0) return;
        if (row->cells.size() <= column) row->cells.resize(column + 1);
        row->cells[column] = value;
      }
    }
  }
}

Fitting fitting_of(const records::RecordType& type, const sheets::Sheet& sheet) {
  const auto best = best_headings(type, sheet);
  const auto has = [&](const Field* field) { return !field->traits.required || best.fields.contains(field); };
  return {best.fields.size(), std::ranges::all_of(fields_filled_in(type), has)};
}

Result<Layout> find_headings(const records::RecordType& type, const sheets::Sheet& sheet) {
  auto best = best_headings(type, sheet);
  const auto wanted = fields_filled_in(type);
  if (best.fields.size() < std::min<std::size_t>(2, wanted.size())) {
    std::string names;
    for (const auto* field : wanted) {
      if (field->traits.required) names += (names.empty() ? "" : "、") + std::string(field->label.zh);
    }
    return Error{Refusal::invalid, "headings_not_found", {}, {sheet.name, names}};
  }
  return settle_doubles(std::move(best));
}

RowKind kind_of_row(const Layout& layout, const sheets::Row& row) {
  std::size_t filled = 0, as_headed = 0;
  for (const auto& heading : layout.headings) {
    const auto& cell = row.at(heading.column);
    if (sheets::is_blank(cell)) continue;
    ++filled;
    if (one_line(sheets::text_of(cell)) == heading.text) ++as_headed;
  }
  if (filled == 0) return RowKind::blank;
  if (filled == as_headed) return RowKind::heading_again;
  for (const auto& cell : row.cells) {
    if (sheets::is_blank(cell)) continue;
    const auto first = folded(sheets::text_of(cell));
    if (starts_with_any(first, {"合计", "总计", "小计", "共计", "total"})) return RowKind::totals;
    if (starts_with_any(first, {"填表人", "填报人", "制表人", "审核人", "填表日期", "填报单位", "注:", "备注:", "说明:"})) return RowKind::note;
    break;
  }
  return RowKind::data;
}

}  // namespace anyuan::bookkeeping
