#include "platform/sheets/elements.h"

#include <algorithm>

namespace anyuan::sheets {
namespace {
constexpr std::size_t block = 128 * 1024;
constexpr std::size_t element_bytes_max = 16 * 1024 * 1024;
constexpr unsigned parse_options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata_single | pugi::parse_eol;
constexpr auto npos = std::string::npos;
}  // namespace

std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_named(pugi::xml_node parent, std::string_view name) {
  for (const auto node : parent.children()) {
    if (local_name(node) == name) return node;
  }
  return {};
}

bool Elements::fill() {
  buffer_.erase(0, position_);
  position_ = 0;
  if (buffer_.size() > element_bytes_max) {
    archive_.fail("workbook_too_large");
    return false;
  }
  const auto size = buffer_.size();
  buffer_.resize(size + block);
  const auto got = entry_.read(buffer_.data() + size, block);
  buffer_.resize(size + got);
  return got > 0;
}

// Positions are told from position_, which fill() moves to 0.
std::size_t Elements::find(std::string_view text, std::size_t from) {
  for (;;) {
    const auto found = buffer_.find(text, position_ + from);
    if (found != npos) return found - position_;
    const auto seen = buffer_.size() - position_;
    if (!fill()) return npos;
    from = std::max(from, seen >= text.size() ? seen - text.size() + 1 : 0);
  }
}

std::size_t Elements::end_of_tag(std::size_t from) {
  char quote = '\0';
  for (auto at = from;; ++at) {
    if (position_ + at >= buffer_.size() && !fill()) return npos;
    const char c = buffer_[position_ + at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at;
    }
  }
}

pugi::xml_node Elements::parse(std::size_t end) {
  // In place: the bytes are not needed again.
  const auto parsed = document_.load_buffer_inplace(buffer_.data() + position_, end, parse_options, pugi::encoding_utf8);
  position_ += end;
  if (parsed) return document_.document_element();
  archive_.fail("workbook_damaged");
  return {};
}

pugi::xml_node Elements::next() {
  for (;;) {
    const auto open = find("<", 0);
    if (open == npos) return {};
    position_ += open;
    while (buffer_.size() - position_ < 4 && fill()) {
    }
    const auto here = std::string_view(buffer_).substr(position_);
    if (here.starts_with("<!--")) {
      const auto end = find("-->", 4);
      if (end == npos) return {};
      position_ += end + 3;
      continue;
    }
    const auto close = end_of_tag(1);
    if (close == npos) return {};
    const auto tag = std::string_view(buffer_).substr(position_ + 1, close - 1);
    const std::string name(tag.substr(0, tag.find_first_of(" \t\r\n/")));
    if (std::ranges::find(names_, local_name(name)) == names_.end()) {
      position_ += close + 1;
      continue;
    }
    if (tag.ends_with('/')) return parse(close + 1);
    const auto end = find("</" + name + ">", close + 1);
    if (end != npos) return parse(end + name.size() + 3);
    archive_.fail("workbook_damaged");
    return {};
  }
}

}  // namespace anyuan::sheets
