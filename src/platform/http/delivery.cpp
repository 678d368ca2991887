#include "platform/http/delivery.h"

#include <fmt/format.h>
#include <libdeflate.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "base/check.h"

namespace anyuan::http {
namespace {

constexpr std::size_t compress_from_bytes = 1024;
constexpr int compress_level = 1;  // most of the gain at a fraction of the time; replies are made once each
constexpr std::string_view content_policy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; connect-src 'self'; worker-src 'self'; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

// Calls with each "name;q=0.5" of a header; a missing or unreadable quality is 1.
template <class Take>
void each_choice(std::string_view header, const Take& take) {
  while (!header.empty()) {
    const auto end = header.find(',');
    const auto part = header.substr(0, end);
    header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
    const auto semicolon = part.find(';');
    double quality = 1;
    if (const auto q = part.find("q=", std::min(semicolon, part.size())); q != std::string_view::npos) {
      std::from_chars(part.data() + q + 2, part.data() + part.size(), quality);
    }
    take(trimmed(part.substr(0, semicolon)), quality);
  }
}

bool has_header(const Reply& reply, std::string_view name) {
  return std::ranges::any_of(reply.headers, [&](const auto& header) { return same_word(header.first, name); });
}

void put_if_absent(Reply& reply, std::string_view name, std::string_view value) {
  if (!has_header(reply, name)) reply.headers.emplace_back(name, value);
}

bool is_compressible(std::string_view type) {
  return type.starts_with("application/json") || type.starts_with("text/") || type.starts_with("image/svg") ||
         type.starts_with("application/manifest+json") || type.starts_with("application/xml");
}

void leave_out_unchanged(Reply& reply, const Caller& caller) {
  if (caller.verb != Verb::get || reply.status != 200) return;
  if (!has_header(reply, "ETag")) {
    if (!reply.content_type.starts_with("application/json")) return;
    reply.headers.emplace_back("ETag", tag_of(reply.body));
  }
  const auto tag =
      std::ranges::find_if(reply.headers, [](const auto& header) { return same_word(header.first, "ETag"); });
  if (matches_tag(caller.known_tags, tag->second)) reply.status = 304;
}

void compress(Reply& reply, const Caller& caller) {
  if (reply.body.size() <= compress_from_bytes || !is_compressible(reply.content_type)) return;
  if (has_header(reply, "Content-Encoding")) return;
  put_if_absent(reply, "Vary", "Accept-Encoding");
  if (!accepts_encoding(caller.encodings, "gzip")) return;
  reply.body = gzip(reply.body);
  reply.headers.emplace_back("Content-Encoding", "gzip");
}

bool is_host(std::string_view host) {
  constexpr std::string_view marks = ".-:[]_";
  return !host.empty() && host.size() <= 255 && std::ranges::all_of(host, [&](char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || marks.find(c) != std::string_view::npos;
  });
}

std::string_view without_port(std::string_view host) {
  const auto bracket = host.rfind(']');  // [fd00::1]:8080
  const auto colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  return host.substr(0, colon);
}

}  // namespace

Language language_of(std::string_view accept_language) {
  double zh = 0, en = 0;
  each_choice(accept_language, [&](std::string_view name, double quality) {
    const auto primary = name.substr(0, name.find('-'));
    if (same_word(primary, "zh")) zh = std::max(zh, quality);
    if (same_word(primary, "en")) en = std::max(en, quality);
  });
  return en > zh ? Language::en : Language::zh;
}

bool accepts_encoding(std::string_view accept_encoding, std::string_view coding) {
  double named = -1, any = 0;
  each_choice(accept_encoding, [&](std::string_view name, double quality) {
    if (same_word(name, coding)) named = quality;
    if (name == "*") any = quality;
  });
  return (named >= 0 ? named : any) > 0;
}

// Half the time of zlib for the same size; a worker keeps its tables, which cost as much to make as to use.
std::string gzip(std::string_view bytes) {
  thread_local const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(compress_level), &libdeflate_free_compressor);
  CHECK(compressor != nullptr);
  std::string out(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  CHECK(!out.empty());
  return out;
}

std::string tag_of(std::string_view bytes) {
  std::array<unsigned char, 16> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     nullptr, 0);
  std::string tag = "W/\"";
  for (const auto byte : digest) tag += fmt::format("{:02x}", byte);
  return tag + '"';
}

bool matches_tag(std::string_view if_none_match, std::string_view tag) {  // RFC 9110 13.1.2, weak comparison
  const auto opaque = [](std::string_view one) { return one.starts_with("W/") ? one.substr(2) : one; };
  bool found = false;
  each_choice(if_none_match, [&](std::string_view one, double) { found |= one == "*" || opaque(one) == opaque(tag); });
  return found;
}

Caller caller_of(const Request& request) {
  return {.verb = request.verb,
          .is_api = request.path == "/api" || request.path.starts_with("/api/"),
          .strict_transport = {},  // the server knows whose certificate it is
          .encodings = std::string(request.header("accept-encoding")),
          .known_tags = std::string(request.header("if-none-match")),
          .trace = request.trace};
}

void finish(Reply& reply, const Caller& caller) {
  if (reply.feed) {
    reply.content_type = "text/event-stream";
    put_if_absent(reply, "X-Accel-Buffering", "no");  // a proxy in front must not hold events back
  } else {
    compress(reply, caller);  // first: a tag of what is left costs a tenth
    leave_out_unchanged(reply, caller);
    if (reply.status == 304 || reply.status == 204) {
      reply.body.clear();
      reply.content_type.clear();
      std::erase_if(reply.headers, [](const auto& header) { return same_word(header.first, "Content-Encoding"); });
    }
  }
  if (caller.is_api || reply.feed || reply.status >= 400) put_if_absent(reply, "Cache-Control", "no-store");
  put_if_absent(reply, "X-Trace-Id", caller.trace);
  put_if_absent(reply, "Content-Security-Policy", content_policy);
  put_if_absent(reply, "X-Content-Type-Options", "nosniff");
  put_if_absent(reply, "Referrer-Policy", "same-origin");
  if (caller.strict_transport.count() > 0) {
    put_if_absent(reply, "Strict-Transport-Security", fmt::format("max-age={}", caller.strict_transport.count()));
  }
  for (auto& [name, value] : reply.headers) {  // a value must not be able to begin a header of its own
    std::ranges::replace_if(
        value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  }
}

Reply redirect_to_tls(std::string_view host, std::string_view target, std::uint16_t tls_port) {
  Reply reply;
  reply.content_type = "text/plain; charset=utf-8";
  const auto name = without_port(host);
  if (!is_host(name) || !target.starts_with('/')) {
    reply.status = 400;
    return reply;
  }
  reply.status = 308;
  const auto port = tls_port == 443 ? std::string() : fmt::format(":{}", tls_port);
  reply.headers.emplace_back("Location", fmt::format("https://{}{}{}", name, port, target));
  return reply;
}

Reply authority_reply(std::string pem) {
  auto reply = file_reply(std::move(pem), "application/x-x509-ca-cert", "anyuan-ca.crt");
  reply.headers.emplace_back("Cache-Control", "no-cache");
  return reply;
}

}  // namespace anyuan::http
