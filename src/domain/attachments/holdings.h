#pragma once
// Which stored files the attachments need, for whoever looks after the machine (`anyuan doctor`). Not for a reader: it
// knows no scope and gives no record.
#include <cstdint>
#include <functional>
#include <string>

#include "platform/db/connection.h"

namespace anyuan::attachments {

struct Needed {
  std::string attachment, hash;
};
void each_needed_file(db::Reading& reading, const std::function<void(const Needed&)>& visit);

}  // namespace anyuan::attachments
