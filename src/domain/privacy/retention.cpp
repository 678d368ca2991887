#include "domain/privacy/retention.h"

#include <algorithm>

#include "base/check.h"
#include "domain/filings/filing.h"
#include "domain/filings/names.h"
#include "domain/privacy/store.h"
#include "platform/files/embedded.h"
#include "platform/packs/pack.h"

namespace anyuan::privacy {
namespace {

constexpr std::int64_t at_once = 500;

std::vector<Keeping> read_keepings() {
  const auto whole = packs::read("data/retention.yaml", files::embedded("data/retention.yaml").value());
  CHECK(whole.ok());
  std::vector<Keeping> all;
  for (const auto& part : whole.value().items) {
    const auto& entry = part.value.get_object();
    Keeping keeping{std::string(entry.at("record").as_string()), {}, entry.at("days").as_int64(), std::string(entry.at("source").as_string())};
    for (const auto& field : entry.at("personal").as_array()) keeping.personal.emplace_back(field.as_string());
    all.push_back(std::move(keeping));
  }
  return all;
}

std::vector<const records::Field*> fields_of(const records::RecordType& type, const Keeping& keeping) {
  std::vector<const records::Field*> found;
  for (const auto& name : keeping.personal) {
    const auto* field = type.find(name);
    CHECK(field != nullptr);  // a test holds the file against the descriptions
    found.push_back(field);
  }
  return found;
}

void erase(const records::Field& field, void* record) {
  if (field.nullable) field.set_cell(record, db::Cell{});
  else if (field.traits.required) field.set_cell(record, db::cell_of(erased));
  else field.set_cell(record, db::cell_of(std::string_view{}));
}

Result<std::int64_t> erase_some(const Platform& platform, const records::RecordType& type, const Keeping& keeping) {
  return journal::perform(platform, {"system", "系统", "/"}, [&](journal::Change& change) -> Result<std::int64_t> {
    const auto fields = fields_of(type, keeping);
    const records::AnyStore store(type, change.vault());
    const auto due = past_their_days(change.writing, store, fields, change.now - std::chrono::days{keeping.days}, at_once);
    for (const auto& record : due) {
      boost::json::array told;
      for (const auto* field : fields) {
        erase(*field, record.get());
        told.push_back(boost::json::object{{"field", field->name}, {"before", nullptr}, {"after", nullptr}});
      }
      TRY([[maybe_unused]] const auto saved, store.save(change.writing, record.get()));
      const auto& head = type.head(record.get());
      change.note({std::string(type.name), head.id, head.unit_path, std::move(told)});
    }
    if (due.empty()) change.nothing_new();
    else change.event("privacy.erased", type.name, {}, "/", keeping.source);
    return std::ssize(due);
  });
}

Result<std::int64_t> erase_some_filed(const Platform& platform, const Keeping& keeping) {
  return journal::perform(platform, {"system", "系统", "/"}, [&](journal::Change& change) -> Result<std::int64_t> {
    const auto done = filings::forget_names(change, change.now - std::chrono::days{keeping.days}, erased, at_once);
    if (done == 0) change.nothing_new();
    else change.event("privacy.erased", keeping.record, {}, "/", keeping.source);
    return done;
  });
}

}  // namespace

const std::vector<Keeping>& keepings() {
  static const auto all = read_keepings();
  return all;
}

Result<Erased> erase_due(const Platform& platform, const bookkeeping::Books& books) {
  Erased all;
  for (const auto& keeping : keepings()) {
    const auto* book = books.find(keeping.record);
    CHECK(book != nullptr);
    const bool is_filed = keeping.record == records::type_for<filings::Filing>().name;
    for (std::int64_t done = at_once; done == at_once;) {
      TRY(done, is_filed ? erase_some_filed(platform, keeping) : erase_some(platform, book->type, keeping));
      all.records += done;
    }
  }
  return all;
}

}  // namespace anyuan::privacy
