#include "platform/packs/pack.h"

#include <yaml-cpp/yaml.h>

#include <boost/json.hpp>
#include <charconv>
#include <set>

namespace anyuan::packs {
namespace {

// Plain scalars are typed as YAML 1.2's core schema types them; quoted ones are texts.
boost::json::value scalar(const YAML::Node& node) {
  const auto& text = node.Scalar();
  if (node.Tag() == "!") return boost::json::string(text);
  if (text.empty() || text == "null" || text == "~") return nullptr;
  if (text == "true") return true;
  if (text == "false") return false;
  std::int64_t whole = 0;
  const auto* end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, whole); read.ec == std::errc{} && read.ptr == end) return whole;
  double number = 0;
  if (const auto read = std::from_chars(text.data(), end, number); read.ec == std::errc{} && read.ptr == end) return number;
  return boost::json::string(text);
}

Part part_of(const YAML::Node& node) {
  Part part;
  part.line = node.Mark().line + 1;
  if (node.IsMap()) {
    boost::json::object object;
    for (const auto& entry : node) {
      auto& [key, below] = part.entries.emplace_back(entry.first.as<std::string>(), part_of(entry.second));
      below.line = entry.first.Mark().line + 1;
      object[key] = below.value;
    }
    part.value = std::move(object);
  } else if (node.IsSequence()) {
    boost::json::array array;
    for (const auto& item : node) array.push_back(part.items.emplace_back(part_of(item)).value);
    part.value = std::move(array);
  } else if (node.IsScalar()) {
    part.value = scalar(node);
  }
  return part;
}

// YAML readers take the last of two values with one key; whoever wrote both meant one.
const std::pair<std::string, Part>* twice_said(const Part& part) {
  std::set<std::string_view> seen;
  for (const auto& entry : part.entries) {
    if (!seen.insert(entry.first).second) return &entry;
    if (const auto* below = twice_said(entry.second)) return below;
  }
  for (const auto& item : part.items) {
    if (const auto* below = twice_said(item)) return below;
  }
  return nullptr;
}

}  // namespace

Part::Part() = default;

const Part* Part::find(std::string_view key) const {
  for (const auto& [name, part] : entries) {
    if (name == key) return &part;
  }
  return nullptr;
}

int Part::line_of(std::string_view key) const {
  const auto* found = find(key);
  return found == nullptr ? line : found->line;
}

Part::Place Part::place_of(std::string_view field) const {
  const auto item = [](const Part& list, std::string_view index) -> const Part* {
    std::size_t at = 0;
    std::from_chars(index.data(), index.data() + index.size(), at);
    return at < list.items.size() ? &list.items[at] : nullptr;
  };
  Place place{line, this};
  while (place.part != nullptr && !field.empty()) {
    const auto end = field.find_first_of("[].");
    const auto word = field.substr(0, end);
    const bool is_index = end != std::string_view::npos && field[end] == ']';
    if (!word.empty()) place.part = is_index ? item(*place.part, word) : place.part->find(word);
    if (place.part != nullptr) place.line = place.part->line;
    field = end == std::string_view::npos ? std::string_view{} : field.substr(end + 1);
  }
  return place;
}

Result<Part> read(std::string_view file, std::string_view yaml) {
  try {
    auto part = part_of(YAML::Load(std::string(yaml)));
    if (const auto* twice = twice_said(part)) {
      return Error{Refusal::invalid, "pack_key_twice", {}, {std::string(file), std::to_string(twice->second.line), twice->first}};
    }
    return part;
  } catch (const YAML::Exception& wrong) {
    return Error{Refusal::invalid, "pack_unreadable", {}, {std::string(file), std::to_string(wrong.mark.line + 1), wrong.msg}};
  }
}

}  // namespace anyuan::packs
