#include "domain/bookkeeping/imports.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/bookkeeping/import_rows.h"
#include "domain/bookkeeping/words.h"

namespace anyuan::bookkeeping {
namespace {

constexpr std::chrono::hours kept_for{24};
constexpr std::int64_t all_rows = 1'000'000;

Result<RunRow> load_run(db::Reading& reading, const Book& book, const Actor& actor, std::string_view id, Instant now) {
  const auto run = find_run(reading, id, book.type.name, actor.user.text);
  if (!run || now - run->at > kept_for) return Error{Refusal::not_found, "import_not_found"};
  return *run;
}

std::vector<ImportRow> load_rows(db::Reading& reading, const records::Vault& vault, std::string_view run, const ReportPage& page) {
  std::vector<ImportRow> rows;
  for (const auto& kept : kept_rows(reading, run, page.outcome, page.after, page.limit)) {
    rows.push_back(unsealed(vault, kept.row, parse_enum<RowOutcome>(kept.outcome).value_or(RowOutcome::refused), kept.content));
  }
  return rows;
}

// The columns a fault found in the whole row belongs to. What must be filled in and has no column is not a cell left empty.
void name_columns(const Layout& layout, std::vector<ImportRow>& rows) {
  for (auto& row : rows) {
    for (auto& fault : row.faults) {
      if (!fault.column.empty()) continue;
      const auto heading = std::ranges::find(layout.headings, fault.error.field, [](const Heading& one) { return one.field->name; });
      if (heading != layout.headings.end()) {
        fault.heading = heading->text;
        fault.column = sheets::column_letters(heading->column);
      } else if (fault.error.reason == "required") {
        fault.error.reason = "column_missing";
      }
    }
  }
}

std::string lines_of(const std::vector<std::string>& headings) {
  std::string lines;
  for (const auto& heading : headings) lines += (lines.empty() ? "" : "\n") + heading;
  return cut(lines, 2000);
}

bool is_to_be_written(const ImportRow& row) { return row.outcome == RowOutcome::added || row.outcome == RowOutcome::changed; }

// The book changed between the dry run and now: what would be done is no longer what was shown.
std::optional<Error> outdated(const std::vector<ImportRow>& shown, const std::vector<ImportRow>& now) {
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (!is_to_be_written(shown[i])) continue;
    const bool is_same = shown[i].outcome == now[i].outcome && shown[i].record_id == now[i].record_id && shown[i].version == now[i].version;
    if (!is_same) return Error{Refusal::conflict, "import_outdated", {}, {std::to_string(shown[i].row), shown[i].key}};
  }
  return std::nullopt;
}

Result<Done> add_all(journal::Change& change, const Book& book, const Actor& actor, const std::vector<Candidate>& candidates) {
  std::vector<void*> records;
  for (const auto& candidate : candidates) {
    if (!candidate.after || candidate.before) continue;
    auto& head = book.type.head(candidate.after.get());
    const auto path = head.unit_path.empty() ? actor.scope.first : head.unit_path;
    head = {change.new_id(book.type.prefix), path, 1, change.now, change.now, std::nullopt};
    records.push_back(candidate.after.get());
  }
  if (records.empty()) return Done{};
  if (book.place) {
    TRY([[maybe_unused]] const auto placed, book.place(change, actor, records));
  }
  records::AnyStore(book.type, change.vault()).insert(change.writing, {records.begin(), records.end()});
  for (const auto* record : records) change.note(book.type, nullptr, record);
  return Done{};
}

Result<Done> change_all(journal::Change& change, const Book& book, const Actor& actor, const std::vector<Candidate>& candidates) {
  const records::AnyStore store(book.type, change.vault());
  for (const auto& candidate : candidates) {
    if (!candidate.after || !candidate.before) continue;
    if (book.settle) {
      TRY([[maybe_unused]] const auto settled, book.settle(change, actor, candidate.before.get(), candidate.after.get()));
    }
    book.type.head(candidate.after.get()).changed_at = change.now;
    TRY([[maybe_unused]] const auto saved, store.save(change.writing, candidate.after.get()));
    change.note(book.type, candidate.before.get(), candidate.after.get());
  }
  return Done{};
}

std::vector<Touched> touched_by(const std::vector<Candidate>& candidates) {
  std::vector<Touched> touched;
  for (const auto& candidate : candidates) {
    if (candidate.after) touched.push_back({candidate.before.get(), candidate.after.get()});
  }
  return touched;
}

}  // namespace

Result<std::string> check_import(const Platform& platform, const Books& books, const Book& book, const Actor& actor, const Upload& upload) {
  TRY(const auto read, read_sheet(books, book, actor, upload.bytes));
  auto rows = platform.database.read([&](db::Reading& reading) {
    References references(reading, books, book, actor.scope);
    auto found = rows_in(read, book, references);
    judge({reading, platform.vault, books, book, actor, references, platform.clock.today()}, found);
    return found;
  });
  if (rows.empty()) return Error{Refusal::invalid, "no_rows", {}, {read.sheet.name}};
  name_columns(read.layout, rows);
  const auto now = platform.clock.now();
  const RunRow run{new_id("im", now, platform.random), std::string(book.type.name), actor.user.text, std::string(upload.file_name),
                   lines_of(read.layout.ignored), now, false};
  std::vector<KeptRow> kept;
  kept.reserve(rows.size());
  for (const auto& row : rows) kept.push_back({row.row, std::string(name_of(row.outcome)), sealed(platform.vault, row)});
  // No command: nothing of the book changes, so there is no event.
  return platform.database.write([&](db::Writing& writing) -> Result<std::string> {
    delete_runs_before(writing, now - kept_for);
    insert_run(writing, run, kept);
    return run.id;
  });
}

Result<ImportReport> import_report(const Platform& platform, const Book& book, const Actor& actor, std::string_view id, const ReportPage& page) {
  return platform.database.read([&](db::Reading& reading) -> Result<ImportReport> {
    TRY(auto run, load_run(reading, book, actor, id, platform.clock.now()));
    ImportReport report{std::move(run), count_outcomes(reading, id), load_rows(reading, platform.vault, id, {page.outcome, page.after, page.limit + 1}), 0};
    if (std::ssize(report.rows) > page.limit) {
      report.rows.pop_back();
      report.next = report.rows.back().row;
    }
    return report;
  });
}

Result<ImportReport> apply_import(const Platform& platform, const Books& books, const Book& book, const Actor& actor, std::string_view id,
                                  RefusedRows refused) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<ImportReport> {
    TRY(auto run, load_run(change.writing, book, actor, id, change.now));
    if (run.is_applied) return Error{Refusal::conflict, "import_applied_already"};
    auto counts = count_outcomes(change.writing, id);
    const auto refused_count = counts[std::string(name_of(RowOutcome::refused))];
    if (refused_count > 0 && refused == RefusedRows::stop) {
      return Error{Refusal::conflict, "import_has_refused_rows", {}, {std::to_string(refused_count)}};
    }
    const auto shown = load_rows(change.writing, change.vault(), id, {.limit = all_rows});
    if (std::ranges::none_of(shown, is_to_be_written)) return Error{Refusal::conflict, "import_nothing_to_do"};
    auto rows = shown;
    References references(change.writing, books, book, actor.scope);
    auto candidates = judge({change.writing, change.vault(), books, book, actor, references, date_at(change.now)}, rows);
    if (auto stale = outdated(shown, rows)) return *std::move(stale);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (!is_to_be_written(shown[i])) candidates[i] = {};
    }
    TRY([[maybe_unused]] const auto added, add_all(change, book, actor, candidates));
    TRY([[maybe_unused]] const auto changed, change_all(change, book, actor, candidates));
    TRY([[maybe_unused]] const auto followed, tell_followers(change, book, touched_by(candidates)));
    put_applied(change.writing, id);
    run.is_applied = true;
    change.event(fmt::format("{}.imported", book.type.name), book.type.name, id, actor.scope.first,
                 fmt::format("{}: +{} ~{}", run.file_name, counts[std::string(name_of(RowOutcome::added))], counts[std::string(name_of(RowOutcome::changed))]));
    return ImportReport{std::move(run), std::move(counts), {}, 0};
  });
}

}  // namespace anyuan::bookkeeping
