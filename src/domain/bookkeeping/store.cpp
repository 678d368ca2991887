#include "domain/bookkeeping/store.h"

#include <fmt/format.h>

namespace anyuan::bookkeeping {

std::map<std::string, std::string> names_of(db::Reading& reading, const Book& book, const std::vector<std::string>& ids) {
  std::map<std::string, std::string> names;
  constexpr std::size_t block = 50;  // a fixed number of parameters keeps the prepared statements few
  for (std::size_t from = 0; from < ids.size(); from += block) {
    std::string marks;
    db::Params params;
    for (std::size_t i = 0; i < block; ++i) {
      const auto name = fmt::format("i{}", i);
      marks += (i == 0 ? ":" : ", :") + name;
      params.emplace_back(name, from + i < ids.size() ? ids[from + i] : std::string{});
    }
    for (auto& [id, name] : reading.rows<std::string, std::string>(
             fmt::format("SELECT id, {} FROM {} WHERE id IN ({})", book.label_field, book.type.name, marks), params)) {
      names.emplace(std::move(id), std::move(name));
    }
  }
  return names;
}

std::optional<Referred> find_referred(db::Reading& reading, const Book& book, std::string_view id, const records::Scope& scope) {
  const auto row = reading.row<std::string, std::string>(
      fmt::format("SELECT id, unit_path FROM {} WHERE id = :id AND unit_path >= :first AND unit_path < :past"
                  " AND archived_at IS NULL", book.type.name),
      {{"id", id}, {"first", scope.first}, {"past", scope.past}});
  if (!row) return std::nullopt;
  return Referred{std::get<0>(*row), std::get<1>(*row)};
}

bool is_taken(db::Reading& reading, const records::RecordType& type, const records::Field& field, const db::Cell& value,
              std::string_view but_id) {
  return reading.value<std::string>(
      fmt::format("SELECT id FROM {} WHERE {} = :value AND id <> :id AND archived_at IS NULL LIMIT 1", type.name, field.name),
      {{"value", value}, {"id", but_id}}).has_value();
}

}  // namespace anyuan::bookkeeping
