#include "domain/filings/store.h"

#include <fmt/format.h>

#include "domain/filings/rules.h"
#include "platform/db/in_list.h"
#include "platform/records/store.h"

namespace anyuan::filings {
namespace {

// The rows in force of a ledger at these schools. A row lies at its school's path, which the ledgers have an index on.
template <class Row>
std::vector<Row> rows_at(db::Reading& reading, const records::Vault& vault, Paths paths, std::string_view condition = "1 = 1") {
  db::Params params;
  const auto marks = db::in_list(params, "p", paths);
  return records::RecordStore<Row>(vault).where(reading, fmt::format("unit_path IN ({}) AND archived_at IS NULL AND {} ORDER BY id", marks, condition), params);
}

std::string filed_posts_in() {
  std::string names;
  for (const auto post : filed_posts) names += fmt::format("{}'{}'", names.empty() ? "" : ", ", name_of(post));
  return fmt::format("post IN ({})", names);
}

}  // namespace

ByPath live_contents(db::Reading& reading, const records::Vault& vault, Paths paths) {
  ByPath live;
  for (const auto& path : paths) live[path];
  for (auto& row : rows_at<ledgers::Guard>(reading, vault, paths)) {
    live[row.head.unit_path].guards.push_back({row.head.id, std::move(row.name), row.kind, row.employer, std::move(row.company), row.hired_on,
                                               !row.certificate_number.plain.empty(), row.certificate_expires_on});
  }
  for (auto& row : rows_at<ledgers::SafetyPost>(reading, vault, paths, filed_posts_in())) {
    live[row.head.unit_path].posts.push_back({row.head.id, row.post, std::move(row.holder)});
  }
  for (auto& row : rows_at<ledgers::SafetyBody>(reading, vault, paths)) {
    live[row.head.unit_path].bodies.push_back({row.head.id, row.kind, std::move(row.name), std::move(row.leader), std::move(row.deputy)});
  }
  return live;
}

std::vector<Filing> editions(db::Reading& reading, const records::Vault& vault, Paths paths) {
  db::Params params;
  const auto marks = db::in_list(params, "p", paths);
  return records::RecordStore<Filing>(vault).where(reading, fmt::format("unit_path IN ({}) AND state <> 'replaced' ORDER BY edition", marks), params);
}

std::vector<Filing> all_editions(db::Reading& reading, const records::Vault& vault, std::string_view unit_path) {
  return records::RecordStore<Filing>(vault).where(reading, "unit_path = :path ORDER BY edition", {{"path", unit_path}});
}

std::int64_t last_edition(db::Reading& reading, std::string_view school) {
  return reading.value<std::int64_t>("SELECT COALESCE(MAX(edition), 0) FROM filings WHERE school = :school", {{"school", school}}).value_or(0);
}

void insert_contents(db::Writing& writing, const Filing& filing, const Contents& contents) {
  writing.run("INSERT INTO filing_contents (filing, unit_path, contents) VALUES (:filing, :unit_path, :contents)",
              {{"filing", filing.head.id}, {"unit_path", filing.head.unit_path}, {"contents", boost::json::serialize(records::to_json(contents))}});
}

std::map<std::string, Contents, std::less<>> filed_contents(db::Reading& reading, std::span<const std::string> filings) {
  std::map<std::string, Contents, std::less<>> found;
  db::by_blocks(filings, [&](std::span<const std::string> block) {
    db::Params params;
    const auto marks = db::in_list(params, "f", block);
    for (auto& [filing, text] : reading.rows<std::string, std::string>(
             fmt::format("SELECT filing, contents FROM filing_contents WHERE filing IN ({})", marks), params)) {
      records::fill(records::type_for<Contents>(), &found[filing], boost::json::parse(text).as_object(), records::Fill::stored);
    }
  });
  return found;
}

std::vector<std::tuple<std::string, std::string>> editions_to_forget(db::Reading& reading, Instant before, std::int64_t limit) {
  return reading.rows<std::string, std::string>(
      "SELECT f.id, f.unit_path FROM filing_contents c JOIN filings f ON f.id = c.filing WHERE c.erased_at IS NULL AND f.state <> 'submitted'"
      " AND EXISTS (SELECT 1 FROM filings later WHERE later.school = f.school AND later.edition > f.edition AND later.state = 'filed' AND later.changed_at < :before) ORDER BY f.id LIMIT :limit",
      {{"before", before}, {"limit", limit}});
}

void put_erased(db::Writing& writing, std::string_view filing, const Contents& contents, Instant now) {
  writing.run("UPDATE filing_contents SET contents = :contents, erased_at = :now WHERE filing = :filing",
              {{"contents", boost::json::serialize(records::to_json(contents))}, {"now", now}, {"filing", filing}});
}

std::vector<Draft> drafts_at(db::Reading& reading, const records::Vault& vault, Paths paths) {
  db::Params params;
  const auto marks = db::in_list(params, "p", paths);
  return records::RecordStore<Draft>(vault).where(reading, fmt::format("unit_path IN ({})", marks), params);
}

void delete_draft(db::Writing& writing, std::string_view id) { writing.run("DELETE FROM filing_drafts WHERE id = :id", {{"id", id}}); }

records::Condition unfiled_condition(bool overdue, Terms terms, Date today) {
  return {overdue ? "changed_on < :first_in_time" : "changed_on >= :first_in_time", {{"first_in_time", first_changed_in_time(terms, today)}}};
}

records::Condition unanswered_condition(bool overdue, Terms terms, Date today) {
  return {overdue ? "state = 'submitted' AND submitted_at < :first_in_time" : "(state <> 'submitted' OR submitted_at >= :first_in_time)",
          {{"first_in_time", first_submitted_in_time(terms, today)}}};
}

}  // namespace anyuan::filings
