#include "domain/calendars/queries.h"

#include "domain/calendars/store.h"

namespace anyuan::calendars {

Calendar calendar_at(db::Reading& reading, const records::Vault& vault, std::string_view unit_path) {
  return {entries_for(reading, vault, unit_path), category_of(reading, org::id_in(unit_path))};
}

}  // namespace anyuan::calendars
