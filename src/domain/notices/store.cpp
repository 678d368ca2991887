#include "domain/notices/store.h"

#include <fmt/format.h>

namespace anyuan::notices {
namespace {

// FROM and WHERE over the addressed units and their receipts. The levels are our own enum's names, never a request's text.
records::Condition audience(const Addressees& whom) {
  std::string levels;
  for (const auto level : whom.notice.audience) levels += fmt::format("{}'{}'", levels.empty() ? "" : ", ", name_of(level));
  const auto below = records::Scope::under(whom.notice.head.unit_path);
  return {fmt::format("FROM units u LEFT JOIN notice_receipts r ON r.notice = :notice AND r.unit = u.id"
                      " WHERE u.unit_path >= :first AND u.unit_path < :past AND u.unit_path > :sender AND u.unit_path < :sender_past"
                      " AND u.level IN ({}) AND u.archived_at IS NULL", levels.empty() ? "''" : levels),
          {{"notice", whom.notice.head.id}, {"first", whom.scope.first}, {"past", whom.scope.past}, {"sender", below.first},
           {"sender_past", below.past}}};
}

std::string_view condition_of(Wanted wanted) {
  switch (wanted) {
    case Wanted::all: return "";
    case Wanted::received: return " AND r.unit IS NOT NULL";
    case Wanted::missing: return " AND r.unit IS NULL";
  }
  return {};
}

}  // namespace

Kept keep_receipt(db::Writing& writing, const Receipt& receipt) {
  const auto kept = writing.run(
      "INSERT INTO notice_receipts (notice, unit, unit_path, received_at, received_by)"
      " VALUES (:notice, :unit, :unit_path, :received_at, :received_by) ON CONFLICT (notice, unit) DO NOTHING",
      {{"notice", receipt.notice}, {"unit", receipt.unit}, {"unit_path", receipt.unit_path},
       {"received_at", receipt.received_at}, {"received_by", receipt.received_by}});
  return kept == 0 ? Kept::before : Kept::now;
}

std::set<std::string> received_by(db::Reading& reading, const std::vector<std::string>& notices, std::string_view unit) {
  std::set<std::string> received;
  constexpr std::size_t block = 50;  // a fixed number of parameters keeps the prepared statements few
  for (std::size_t from = 0; from < notices.size(); from += block) {
    std::string marks;
    db::Params params{{"unit", unit}};
    for (std::size_t i = 0; i < block; ++i) {
      const auto name = fmt::format("n{}", i);
      marks += (i == 0 ? ":" : ", :") + name;
      params.emplace_back(name, from + i < notices.size() ? notices[from + i] : std::string{});
    }
    for (auto& notice : reading.column<std::string>(
             fmt::format("SELECT notice FROM notice_receipts WHERE unit = :unit AND notice IN ({})", marks), params)) {
      received.insert(std::move(notice));
    }
  }
  return received;
}

std::vector<Notice> issued_for(db::Reading& reading, const records::Vault& vault, std::string_view campaign) {
  return records::RecordStore<Notice>(vault).where(reading, "campaign = :campaign AND state = 'issued'", {{"campaign", campaign}});
}

std::vector<Notice> issued_above(db::Reading& reading, const records::Vault& vault, const records::Scope& scope, std::string_view but_received_by) {
  std::string paths;
  db::Params params{{"unit", but_received_by}};
  for (const auto& path : scope.above()) {
    const auto name = fmt::format("p{}", params.size());
    paths += (paths.empty() ? ":" : ", :") + name;
    params.emplace_back(name, path);
  }
  if (paths.empty()) return {};
  return records::RecordStore<Notice>(vault).where(
      reading, fmt::format("unit_path IN ({}) AND state = 'issued' AND NOT EXISTS (SELECT 1 FROM notice_receipts r"
                           " WHERE r.notice = notices.id AND r.unit = :unit) ORDER BY id LIMIT 1000", paths), params);
}

std::vector<Addressed> addressed(db::Reading& reading, const Addressees& whom, Wanted wanted, std::string_view after_path, std::int64_t limit) {
  auto from = audience(whom);
  from.params.emplace_back("after", after_path);
  from.params.emplace_back("limit", limit);
  std::vector<Addressed> units;
  for (auto& [unit, name, path, level, at, by] :
       reading.rows<std::string, std::string, std::string, org::Level, std::optional<Instant>, std::optional<std::string>>(
           fmt::format("SELECT u.id, u.name, u.unit_path, u.level, r.received_at, r.received_by {}{} AND u.unit_path > :after"
                       " ORDER BY u.unit_path LIMIT :limit", from.sql, condition_of(wanted)), from.params)) {
    units.push_back({std::move(unit), std::move(name), std::move(path), level, at, std::move(by)});
  }
  return units;
}

Counts count(db::Reading& reading, const Addressees& whom) {
  const auto from = audience(whom);
  const auto [all, received] = reading.row<std::int64_t, std::int64_t>("SELECT COUNT(*), COUNT(r.unit) " + from.sql, from.params).value();
  return {received, all - received};
}

}  // namespace anyuan::notices
