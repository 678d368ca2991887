#include "platform/http/assets.h"

#include <array>
#include <utility>

#include "platform/http/delivery.h"

namespace anyuan::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".map", "application/json; charset=utf-8"},
    {".webmanifest", "application/manifest+json; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".xml", "application/xml; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".wasm", "application/wasm"},
    {".woff2", "font/woff2"},
    {".pdf", "application/pdf"},
    {".pbf", "application/x-protobuf"},
    {".mp3", "audio/mpeg"},
    {".ogg", "audio/ogg"},
    {".wav", "audio/wav"},
    {".mp4", "video/mp4"},
}};

std::string_view type_of(std::string_view path) {
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

// Built-in files need no guard; the look-up may one day read a folder.
bool is_plain(std::string_view path) {
  if (!path.starts_with('/') || path.find('\\') != std::string_view::npos) return false;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto part = path.substr(0, path.find('/'));
    if (part == "." || part == "..") return false;
    path.remove_prefix(part.size());
    if (part.empty() && !path.empty()) return false;  // "//"
  }
  return true;
}

// The bundler puts a hash of the content into these names, so they may be kept for ever.
bool is_hashed(std::string_view path) { return path.starts_with("/assets/") || path.starts_with("/m/assets/"); }

}  // namespace

std::string Assets::tag_for(std::string_view bytes) const {
  const std::lock_guard lock(tags_mutex_);
  auto& tag = tags_[bytes.data()];
  if (tag.empty()) tag = tag_of(bytes);
  return tag;
}

std::optional<Reply> Assets::find(const Request& request) const {
  if (!is_plain(request.path)) return std::nullopt;
  std::string path = request.path;
  auto bytes = path.ends_with('/') ? std::nullopt : lookup_(path);
  if (!bytes) {
    const auto last_part = std::string_view(path).substr(path.rfind('/'));
    if (last_part.find('.') != std::string_view::npos) return std::nullopt;
    path = path == "/m" || path.starts_with("/m/") ? "/m/index.html" : "/index.html";
    bytes = lookup_(path);
    if (!bytes) return std::nullopt;
  }
  Reply reply;
  reply.content_type = type_of(path);
  reply.headers.emplace_back("Cache-Control", is_hashed(path) ? "public, max-age=31536000, immutable" : "no-cache");
  const auto tag = tag_for(*bytes);
  reply.headers.emplace_back("ETag", tag);
  const auto encodings = request.header("accept-encoding");
  std::string_view packing;
  bool varies = false;
  for (const auto& [coding, ending] : {std::pair<std::string_view, std::string_view>{"gzip", ".gz"}, {"br", ".br"}}) {
    const auto packed = lookup_(path + std::string(ending));
    if (!packed) continue;
    varies = true;
    if (!accepts_encoding(encodings, coding)) continue;
    bytes = packed;  // br, the smaller, comes last and so wins
    packing = coding;
  }
  if (varies) reply.headers.emplace_back("Vary", "Accept-Encoding");
  if (!packing.empty()) reply.headers.emplace_back("Content-Encoding", packing);
  if (matches_tag(request.header("if-none-match"), tag)) {
    reply.status = 304;
  } else {
    reply.body = *bytes;
  }
  return reply;
}

}  // namespace anyuan::http
