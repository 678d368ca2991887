#pragma once
// A request's target, "/a%20b?x=1&y=%E4%B8%AD", as path and query. Pure, so that it can be fuzzed.
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace anyuan::http {

struct Target {
  std::string path;
  std::map<std::string, std::string, std::less<>> query;
};

// Nothing when it is malformed: a bad escape, an encoded NUL, not UTF-8, no leading slash.
std::optional<Target> parse_target(std::string_view target);

// A percent-encoded text; nothing under the same conditions.
std::optional<std::string> unescaped(std::string_view text);

bool is_utf8(std::string_view text);  // RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF

}  // namespace anyuan::http
