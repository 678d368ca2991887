#include "platform/sheets/workbook.h"

#include <algorithm>
#include <map>

#include "platform/http/target.h"
#include "platform/sheets/cells.h"
#include "platform/sheets/elements.h"

namespace anyuan::sheets {
namespace {

constexpr std::size_t small_part_max = 16 * 1024 * 1024;

Error refused(std::string_view reason, std::vector<std::string> args = {}) {
  const bool is_size = reason == "workbook_too_large" || reason == "sheet_too_many_rows" || reason == "sheet_too_wide";
  return Error{is_size ? Refusal::too_large : Refusal::invalid, std::string(reason), {}, std::move(args)};
}

// An OLE file: Excel 97, or an encrypted workbook in its wrapper. The names of its streams are UTF-16.
std::string_view kind_of_ole(std::string_view bytes) {
  const auto holds = [&](std::string_view name) {
    std::string wide;
    for (const char c : name) wide += c, wide += '\0';
    return bytes.find(wide) != std::string_view::npos;
  };
  if (holds("EncryptedPackage")) return "workbook_encrypted";
  return holds("Workbook") || holds("Book") ? "workbook_xls97" : "not_a_workbook";
}

// "xl/worksheets/sheet1.xml" from the target in a relationship of xl/workbook.xml.
std::string joined(std::string_view folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string path(folder);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!path.empty()) path.pop_back();
    path.resize(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
  }
  return path + std::string(target);
}

struct Relation {
  std::string id, type, part;
};

std::vector<Relation> relations_of(Archive& archive, const std::string& part) {
  const auto slash = part.rfind('/');
  const auto folder = slash == std::string::npos ? std::string{} : part.substr(0, slash + 1);
  const auto name = slash == std::string::npos ? part : part.substr(slash + 1);
  std::vector<Relation> relations;
  auto text = archive.whole(folder + "_rels/" + name + ".rels", small_part_max);
  pugi::xml_document document;
  if (!document.load_buffer_inplace(text.data(), text.size())) return relations;
  for (const auto node : document.document_element().children()) {
    const std::string_view type = node.attribute("Type").as_string();
    relations.push_back({node.attribute("Id").as_string(), std::string(type.substr(type.rfind('/') + 1)),
                         joined(folder, node.attribute("Target").as_string())});
  }
  return relations;
}

std::string part_of_type(const std::vector<Relation>& relations, std::string_view type, std::string_view usual) {
  const auto found = std::ranges::find(relations, type, &Relation::type);
  return found == relations.end() ? std::string(usual) : found->part;
}

}  // namespace

Result<Workbook> Workbook::open(std::string_view bytes, const Limits& limits) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return refused(kind_of_ole(bytes));
  Workbook workbook;
  workbook.limits_ = limits;
  workbook.archive_ = bytes.starts_with("PK") ? Archive::open(bytes, limits.bytes_max) : nullptr;
  if (!workbook.archive_) return refused(bytes.starts_with("PK\x03\x04") ? "workbook_damaged" : "not_a_workbook");
  TRY([[maybe_unused]] const auto read, workbook.read_structure());
  return workbook;
}

Result<Done> Workbook::read_structure() {
  const auto part = part_of_type(relations_of(*archive_, ""), "officeDocument", "xl/workbook.xml");
  if (!archive_->fault().empty()) return refused(archive_->fault());
  auto text = archive_->whole(part, small_part_max);
  if (!archive_->fault().empty()) return refused(archive_->fault());
  pugi::xml_document document;
  if (text.empty() || !document.load_buffer_inplace(text.data(), text.size())) return refused("not_a_workbook");
  const auto root = document.document_element();
  if (local_name(root) != "workbook") return refused("not_a_workbook");
  if (child_named(root, "workbookPr").attribute("date1904").as_bool()) epoch_ = Epoch::from_1904;

  const auto relations = relations_of(*archive_, part);
  for (const auto node : child_named(root, "sheets").children()) {
    std::string_view id;
    for (const auto attribute : node.attributes()) {
      if (std::string_view(attribute.name()).ends_with(":id")) id = attribute.value();
    }
    const auto found = std::ranges::find(relations, id, &Relation::id);
    if (found == relations.end() || found->type != "worksheet") continue;  // charts and dialogs hold no rows
    if (!http::is_utf8(node.attribute("name").as_string())) return refused("workbook_damaged");
    const bool is_hidden = std::string_view(node.attribute("state").as_string("visible")) != "visible";
    sheets_.push_back({node.attribute("name").as_string(), is_hidden, found->part});
  }
  read_styles(part_of_type(relations, "styles", "xl/styles.xml"));
  return read_texts(part_of_type(relations, "sharedStrings", "xl/sharedStrings.xml"));
}

void Workbook::read_styles(const std::string& part) {
  auto text = archive_->whole(part, small_part_max);
  pugi::xml_document document;
  if (text.empty() || !document.load_buffer_inplace(text.data(), text.size())) return;
  std::map<int, std::string_view> codes;
  for (const auto node : child_named(document.document_element(), "numFmts").children()) {
    codes[node.attribute("numFmtId").as_int()] = node.attribute("formatCode").as_string();
  }
  for (const auto node : child_named(document.document_element(), "cellXfs").children()) {
    const auto id = node.attribute("numFmtId").as_int();
    const auto code = codes.find(id);
    style_is_date_.push_back(is_date_format(id, code == codes.end() ? std::string_view{} : code->second));
  }
}

Result<Done> Workbook::read_texts(const std::string& part) {
  std::size_t bytes = 0;
  Elements elements(*archive_, part, {"si"});
  while (const auto node = elements.next()) {
    texts_.push_back(rich_text(node));
    bytes += texts_.back().size() + sizeof(std::string);
    if (bytes > limits_.text_bytes_max) return refused("workbook_too_large");
  }
  if (!archive_->fault().empty()) return refused(archive_->fault());
  return Done{};
}

Result<Sheet> Workbook::read(const SheetEntry& entry) {
  Sheet sheet{entry.name, {}, {}};
  std::size_t cells = 0, last = 0;
  const CellReader reader{texts_, style_is_date_, epoch_};
  Elements elements(*archive_, entry.part, {"row", "mergeCell"});
  while (const auto node = elements.next()) {
    if (local_name(node) == "mergeCell") {
      if (const auto merge = parse_range(node.attribute("ref").as_string())) sheet.merges.push_back(*merge);
      if (sheet.merges.size() > limits_.rows_max) return refused("workbook_too_large");
      continue;
    }
    Row row;
    row.number = node.attribute("r").as_ullong(last + 1);
    if (row.number <= last) return refused("workbook_damaged");
    last = row.number;
    if (const auto wrong = reader.read_row(node, limits_.columns_max, row); !wrong.empty()) return refused(wrong, {entry.name});
    if (row.cells.empty()) continue;
    cells += row.cells.size();
    if (sheet.rows.size() >= limits_.rows_max) return refused("sheet_too_many_rows", {entry.name, std::to_string(limits_.rows_max)});
    if (cells > limits_.cells_max) return refused("workbook_too_large");
    sheet.rows.push_back(std::move(row));
  }
  if (!archive_->fault().empty()) return refused(archive_->fault());
  return sheet;
}

}  // namespace anyuan::sheets
