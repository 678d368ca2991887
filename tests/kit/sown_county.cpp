#include "kit/sown_county.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "domain/bookkeeping/sheets.h"
#include "domain/schools/school.h"

namespace anyuan::kit {

using bookkeeping::Book;

std::vector<const Book*> imported_books(const bookkeeping::Books& books) {
  std::vector<const Book*> ordered;
  const auto is_ready = [&](const Book& book) {
    return std::ranges::all_of(book.type.fields, [&](const records::Field& field) {
      const auto* target = field.kind == records::Kind::reference ? books.find(field.traits.refers_to) : nullptr;
      return target == nullptr || !target->import || target == &book || std::ranges::find(ordered, target) != ordered.end();
    });
  };
  for (std::size_t before = static_cast<std::size_t>(-1); before != ordered.size();) {
    before = ordered.size();
    for (const auto& book : books.all()) {
      if (book->import && std::ranges::find(ordered, book.get()) == ordered.end() && is_ready(*book)) ordered.push_back(book.get());
    }
  }
  return ordered;
}

std::vector<Owner> SownCounty::sow_schools(Varied& varied, int schools) {
  const auto& book = *city_.books().find("schools");
  const Owner here{std::string(county), officer_.scope.first};
  city_.platform().database.read([&](db::Reading& reading) {
    for (const auto& id : reading.column<std::string>("SELECT id FROM units WHERE level = 'township' AND unit_path >= :first AND unit_path < :past ORDER BY id",
                                                      {{"first", officer_.scope.first}, {"past", officer_.scope.past}})) {
      varied.may_name("units", here.unit_path, id);
    }
  });
  std::vector<std::shared_ptr<void>> records;
  std::set<std::string> codes;
  for (int number = 0; std::ssize(records) < schools; ++number) {
    auto record = varied.record(book, here);
    auto& school = *static_cast<schools::School*>(record.get());
    if (!school.code.empty() && !codes.insert(school.code).second) continue;
    // Every tenth with a code is called as others are; one without is known by its name and has one of its own.
    school.name = !school.code.empty() && number % 10 == 0 ? "中心小学" : fmt::format("第{}学校", number);
    records.push_back(std::move(record));
  }
  varied.store(city_.platform(), book, officer_, records);
  std::vector<Owner> owners;
  for (const auto& record : records) owners.push_back({book.type.head(record.get()).id, book.type.head(record.get()).unit_path});
  return owners;
}

void SownCounty::sow(int schools, int rows_each, std::uint64_t seed) {
  Varied varied(city_.books(), seed);
  const auto owners = sow_schools(varied, schools);
  for (const auto* book : imported_books(city_.books())) {
    if (book->owner_field.empty()) continue;
    const bool is_schools = book->type.find(book->owner_field)->traits.refers_to == "schools";
    const std::vector<Owner> the_county{{std::string(county), officer_.scope.first}};
    std::vector<std::shared_ptr<void>> records;
    for (const auto& owner : is_schools ? owners : the_county) {
      // The one county keeps something in every book of its own; of many schools some keep nothing.
      const auto least = is_schools || rows_each == 0 ? 0U : 1U;
      for (auto left = least + varied.random().below(static_cast<std::uint64_t>(rows_each) + 1 - least); left > 0; --left) records.push_back(varied.record(*book, owner));
    }
    varied.store(city_.platform(), *book, officer_, records);
  }
}

std::string SownCounty::exported(const Book& book) const {
  const auto& platform = city_.platform();
  auto bytes = bookkeeping::may_export_plain(book, officer_)
                   ? bookkeeping::export_plain_workbook(platform, city_.books(), book, officer_, {}, "迁到新的服务器")
                   : bookkeeping::export_workbook(platform, city_.books(), book, officer_, {});
  if (!bytes.ok()) throw std::logic_error(std::string(book.type.name) + ": " + bytes.error().reason);
  return std::move(bytes).value();
}

Imported SownCounty::import(const Book& book, std::string_view bytes) {
  const auto& platform = city_.platform();
  const auto id = bookkeeping::check_import(platform, city_.books(), book, officer_, {"台账.xlsx", bytes});
  if (!id.ok()) return {{}, id.error().reason};
  const auto refused = bookkeeping::import_report(platform, book, officer_, id.value(), {.outcome = "refused", .limit = 1}).value();
  Imported done{refused.counts, {}};
  for (const auto& row : refused.rows) {
    done.refused = fmt::format("row {} {}", row.row, row.key);
    for (const auto& fault : row.faults) done.refused += fmt::format("; {} {}: {}", fault.error.field, fault.value, fault.error.reason);
  }
  const auto applied = bookkeeping::apply_import(platform, city_.books(), book, officer_, id.value(), bookkeeping::RefusedRows::stop);
  if (!applied.ok() && applied.error().reason != "import_nothing_to_do" && done.refused.empty()) done.refused = applied.error().reason;
  return done;
}

}  // namespace anyuan::kit
