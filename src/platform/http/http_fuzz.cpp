// What of a request is read before anybody has logged in: target, headers, cookies.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/http/admission.h"
#include "platform/http/delivery.h"
#include "platform/http/target.h"

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace anyuan::http;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto target = parse_target(text)) {
    must(target->path.starts_with('/') && is_utf8(target->path));
    must(target->path.find('\0') == std::string::npos);
    for (const auto& [name, value] : target->query) {
      must(is_utf8(name) && is_utf8(value) && (name + value).find('\0') == std::string::npos);
    }
  }
  static_cast<void>(language_of(text));
  must(!accepts_encoding(text, "") || size > 0);
  Request request;
  put_header(request, "Cookie", text);
  put_header(request, "Cookie", "session=s");
  must(request.cookie("session").size() <= size + 9);
  must(body_limit({}, text) > 0);
  const auto redirected = redirect_to_tls(text.substr(0, size / 2), text.substr(size / 2), 443);
  must(redirected.status == 400 || redirected.headers.front().second.starts_with("https://"));
  Reply reply;
  reply.headers.emplace_back("X-Name", text);
  finish(reply, {.encodings = std::string(text), .known_tags = std::string(text)});
  must(reply.headers.front().second.find_first_of("\r\n") == std::string::npos);
  return 0;
}
