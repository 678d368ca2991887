#include "platform/http/admission.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>

#include "platform/http/target.h"

namespace anyuan::http {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

}  // namespace

Reply refusal(const Refused& refused, const Request& request, const Server::Refuse& refuse) {
  const Error error{refused.refusal, refused.reason};
  Reply reply;
  if (refuse) {
    reply = refuse(refused.status, error, request);
  } else {
    const boost::json::object body{{"reason", error.reason}, {"message", error.reason}, {"trace", request.trace}};
    reply = json_reply(body, refused.status);
  }
  if (refused.status == 503) reply.headers.emplace_back("Retry-After", "2");
  return reply;
}

std::string new_trace() {
  std::array<unsigned char, 6> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string trace = "r_";
  for (const auto byte : bytes) trace += fmt::format("{:02x}", byte);
  return trace;
}

std::chrono::milliseconds patience(std::chrono::milliseconds each_mebibyte, std::uint64_t bytes) {
  return each_mebibyte * static_cast<std::int64_t>(1 + bytes / (1024 * 1024));
}

std::uint64_t body_limit(const ServerOptions& options, std::string_view content_type) {
  const auto type = lower(content_type);
  if (type.starts_with("text/csv")) return options.body_bytes_max;
  for (const auto* small : {"application/json", "application/x-www-form-urlencoded", "text/"}) {
    if (type.starts_with(small)) return options.json_bytes_max;
  }
  return type.empty() ? options.json_bytes_max : options.body_bytes_max;
}

void put_header(Request& request, std::string_view name, std::string_view value) {
  if (!is_utf8(value)) return;
  const auto key = lower(name);
  const auto [at, is_first] = request.headers.try_emplace(key, value);
  if (!is_first) at->second.append(key == "cookie" ? "; " : ", ").append(value);
}

}  // namespace anyuan::http
