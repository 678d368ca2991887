#pragma once
// The people named in editions: what is told to who asks for their data, and what is forgotten after its days
// (个人信息保护法 art. 19, 45).
#include "domain/filings/contents.h"
#include "platform/journal/change.h"

namespace anyuan::filings {

struct Mention {
  std::string number;      // of the edition
  Instant submitted_at{};
  std::string as;          // 专职保安员, 校长, 安全工作领导机构负责人
};
// Where the editions of a school name a person, in their order.
std::vector<Mention> mentions(db::Reading& reading, const records::Vault& vault, std::string_view unit_path, std::string_view name);

// What was filed, without names: who guarded the school stays countable. The sentences of differences tell names, so
// only their number and kind stay.
Contents without_names(Contents contents, std::string_view instead);

// Takes the names out of editions that a later one, filed before `before`, has followed: what is in force keeps its names. At most `limit`; gives how many.
std::int64_t forget_names(journal::Change& change, Instant before, std::string_view instead, std::int64_t limit);

}  // namespace anyuan::filings
