#include "domain/attachments/holdings.h"

#include "domain/attachments/store.h"

namespace anyuan::attachments {

void each_needed_file(db::Reading& reading, const std::function<void(const Needed&)>& visit) {
  std::string last;
  for (auto page = hashes_after(reading, last); !page.empty(); page = hashes_after(reading, last)) {
    for (const auto& [id, hash] : page) visit({id, hash});
    last = std::get<0>(page.back());
  }
}

}  // namespace anyuan::attachments
