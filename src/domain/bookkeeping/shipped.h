#pragma once
// Records that come with the program in files (checklists, rule packs). An edition has one text: it is kept once, above
// all units, and never changes.
#include <string_view>

#include "platform/files/embedded.h"
#include "platform/journal/change.h"
#include "platform/platform.h"

namespace anyuan::bookkeeping {

template <class R>
struct Shipped {
  std::string_view folder;   // data/checklists/
  std::string_view event;    // of the journal when one is kept
  std::string_view changed;  // the refusal when a kept edition reads differently now; its args are file, code and edition
  Result<R> (*parse)(std::string_view file, std::string_view text);
  std::optional<R> (*find)(db::Reading& reading, const records::Vault& vault, std::string_view code, std::int64_t edition);
};

// Keeps those that are not kept yet; returns how many.
template <class R>
Result<std::int64_t> keep_shipped(const Platform& platform, const Shipped<R>& shipped) {
  std::int64_t added = 0;
  for (const auto& file : files::embedded_files()) {
    if (!file.name.starts_with(shipped.folder)) continue;
    TRY(auto one, shipped.parse(file.name, file.bytes));
    const auto kept = platform.database.read([&](db::Reading& reading) { return shipped.find(reading, platform.vault, one.code, one.edition); });
    if (kept && kept->text_hash != one.text_hash) {
      return Error{Refusal::conflict, std::string(shipped.changed), {}, {std::string(file.name), one.code, std::to_string(one.edition)}};
    }
    if (kept) continue;
    TRY([[maybe_unused]] const auto stored, journal::perform(platform, {"system", "系统", "/"}, [&](journal::Change& change) -> Result<Done> {
          change.start(one, "/");
          change.insert(one);
          change.event(shipped.event, records::type_for<R>().name, one.head.id, "/");
          return Done{};
        }));
    ++added;
  }
  return added;
}

}  // namespace anyuan::bookkeeping
