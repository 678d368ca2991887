#pragma once
// How long personal data stay after their record has left the ledgers (个人信息保护法 art. 19, 47): data/retention.yaml.
#include "domain/bookkeeping/book.h"
#include "platform/journal/erasing.h"
#include "platform/platform.h"

namespace anyuan::privacy {

struct Keeping {
  std::string record;
  std::vector<std::string> personal;  // fields
  std::int64_t days = 0;
  std::string source;
};
const std::vector<Keeping>& keepings();


using journal::erased;  // what stands where a text that must not be empty was erased

struct Erased {
  std::int64_t records = 0;
};
// Erases what is past its days. Done again it finds nothing; the journal says which fields of which records, not what
// stood there.
Result<Erased> erase_due(const Platform& platform, const bookkeeping::Books& books);

}  // namespace anyuan::privacy
