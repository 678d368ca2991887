#include "platform/http/message.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.h"
#include "platform/http/target.h"

namespace anyuan::http {

std::string_view Request::header(std::string_view name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

std::string_view Request::cookie(std::string_view name) const {
  auto rest = header("cookie");
  while (!rest.empty()) {
    const auto end = rest.find(';');
    auto pair = rest.substr(0, end);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return {};
}

const std::string& Request::param(std::string_view name) const {
  const auto found = params.find(name);
  CHECK(found != params.end());
  return found->second;
}

Result<boost::json::object> Request::json() const {
  boost::system::error_code failed;
  boost::json::parse_options options;
  options.max_depth = 12;
  auto value = boost::json::parse(body, failed, {}, options);
  if (failed || !value.is_object()) return Error{Refusal::invalid, "not_json"};
  // A zero byte ends a text in places, so it would be read as less than was sent. Nobody types one.
  if (body.find("\\u0000") != std::string::npos) return Error{Refusal::invalid, "control_characters"};
  return std::move(value.get_object());
}

std::string text_in(const boost::json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string{};
}

std::string file_name_in(const Request& request) {
  constexpr std::size_t bytes_max = 200;
  auto name = unescaped(request.header("x-file-name")).value_or(std::string{});
  if (std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) return {};
  if (name.size() <= bytes_max) return name;
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  name.resize(end);
  return name;
}

Reply json_reply(const boost::json::value& value, int status) {
  Reply reply;
  reply.status = status;
  reply.body = boost::json::serialize(value);
  return reply;
}

Reply json_text_reply(std::string json) {
  Reply reply;
  reply.body = std::move(json);
  return reply;
}

Reply file_reply(std::string bytes, std::string_view content_type, std::string_view file_name) {
  Reply reply;
  reply.content_type = content_type;
  reply.body = std::move(bytes);
  std::string encoded;  // RFC 8187: names of files are Chinese
  for (const char c : file_name) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_';
    encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  reply.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename*=UTF-8''{}", encoded));
  reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
  return reply;
}

Reply empty_reply() {
  Reply reply;
  reply.status = 204;
  reply.content_type.clear();
  return reply;
}

}  // namespace anyuan::http
