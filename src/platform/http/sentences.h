#pragma once
// The sentence for every reason a request can be refused with, in both languages; from data/locale/reasons/. A
// reason without a sentence fails a test, so people never see a bare key.
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/http/message.h"

namespace anyuan::http {

class Sentences {
 public:
  // reason: {zh: "...", en: "..."}; {0}, {1} take the error's args.
  static Sentences parse(std::string_view yaml);

  bool knows(const std::string& reason) const { return lines_.contains(reason); }
  std::string sentence(const Error& error, Language language) const;
  // The JSON body and status of a refusal. The last argument of a too_many, if it has any, is the seconds after which
  // another try is worth it (Retry-After).
  Reply problem(const Error& error, const Request& request) const;

 private:
  struct Line {
    std::string zh, en;
  };
  std::unordered_map<std::string, Line> lines_;
};

int status_of(Refusal refusal);

}  // namespace anyuan::http
