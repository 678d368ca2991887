#pragma once
// The console's files, built into the program: real files by name, index.html for every page's address (the phone
// pages under /m/ have their own), packed siblings (.br, .gz) for callers that take them.
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace anyuan::http {

class Assets {
 public:
  // Paths begin with a slash: "/index.html". The bytes live as long as the program and do not change.
  using Lookup = std::function<std::optional<std::string_view>(std::string_view path)>;
  explicit Assets(Lookup lookup) : lookup_(std::move(lookup)) {}

  std::optional<Reply> find(const Request& request) const;  // of a GET; empty: there is no such file

 private:
  std::string tag_for(std::string_view bytes) const;

  Lookup lookup_;
  mutable std::mutex tags_mutex_;
  mutable std::map<const char*, std::string> tags_;  // by where the bytes are
};

}  // namespace anyuan::http
