#include "domain/bookkeeping/references.h"

#include "base/check.h"
#include "domain/bookkeeping/store.h"
#include "domain/bookkeeping/words.h"

namespace anyuan::bookkeeping {
namespace {

bool is_below(std::string_view path, std::string_view above) { return path.starts_with(above); }

Error refused(const records::Field& field, std::string_view reason, std::string text) {
  return Error{Refusal::invalid, std::string(reason), std::string(field.name), {std::move(text)}};
}

}  // namespace

References::Index& References::index_of(const records::Field& field) {
  if (const auto found = indexes_.find(field.name); found != indexes_.end()) return found->second;
  const auto* target = books_.find(field.traits.refers_to);
  CHECK(target != nullptr);
  auto& index = indexes_[field.name];
  const auto limit = book_.may_refer.find(field.name);
  for (auto& one : referable(reading_, *target, limit == book_.may_refer.end() ? std::string_view{} : limit->second, scope_)) {
    const auto at = index.targets.size();
    index.by_text[folded(one.name)].push_back(at);
    if (!one.code.empty() && one.code != one.name) index.by_text[folded(one.code)].push_back(at);
    index.by_id.emplace(one.id, at);
    index.targets.push_back({std::move(one.id), std::move(one.unit_path), one.is_choice});
  }
  return index;
}

std::vector<std::size_t> References::named(const Index& index, std::string_view text) const {
  if (const auto found = index.by_text.find(std::string(text)); found != index.by_text.end()) return found->second;
  std::vector<std::size_t> fitting;
  constexpr std::size_t name_bytes_max = 240;
  if (text.size() > name_bytes_max) return fitting;
  for (std::size_t at = 1; at < text.size() && fitting.empty(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;  // inside a character
    const auto found = index.by_text.find(std::string(text.substr(at)));
    if (found == index.by_text.end()) continue;
    for (const auto above : named(index, text.substr(0, at))) {
      for (const auto below : found->second) {
        if (is_below(index.targets[below].path, index.targets[above].path)) fitting.push_back(below);
      }
    }
  }
  return fitting;
}

// The target that lies below (or is) one of those every other text names.
Result<std::string> References::narrowed(const records::Field& field, const Index& index, const std::vector<std::string>& texts,
                                         std::string_view home) const {
  std::vector<std::vector<std::size_t>> named_by;
  for (const auto& text : texts) {
    named_by.push_back(named(index, folded(text)));
    if (named_by.back().empty()) return refused(field, "name_not_found", text);
  }
  std::vector<std::size_t> fitting;
  bool is_elsewhere = false;
  for (const auto& group : named_by) {
    for (const auto candidate : group) {
      const auto& path = index.targets[candidate].path;
      if (!index.targets[candidate].is_choice) continue;
      // A school's row names what is kept at it or above; a bureau's may be about a school of its.
      if (!home.empty() && !is_below(home, path) && !is_below(path, home)) {
        is_elsewhere = true;
        continue;
      }
      const bool is_below_all = std::ranges::all_of(named_by, [&](const auto& others) {
        return std::ranges::any_of(others, [&](std::size_t other) { return is_below(path, index.targets[other].path); });
      });
      if (is_below_all && std::ranges::find(fitting, candidate) == fitting.end()) fitting.push_back(candidate);
    }
  }
  if (fitting.empty()) return refused(field, is_elsewhere ? "not_kept_here" : "name_not_found", texts.back());
  if (fitting.size() > 1) return refused(field, "reference_ambiguous", texts.back());
  return index.targets[fitting.front()].id;
}

Result<std::string> References::resolve(const records::Field& field, const std::vector<std::string>& texts, const std::string& home) {
  auto& index = index_of(field);
  std::string key = home + '\n';
  for (const auto& text : texts) key += text + '\n';
  if (const auto found = index.resolved.find(key); found != index.resolved.end()) return found->second;
  return index.resolved.emplace(key, narrowed(field, index, texts, home)).first->second;
}

const std::string* References::find_path(const records::Field& field, const std::string& id) {
  const auto& index = index_of(field);
  const auto found = index.by_id.find(id);
  const bool is_there = found != index.by_id.end() && index.targets[found->second].is_choice;
  return is_there ? &index.targets[found->second].path : nullptr;
}

}  // namespace anyuan::bookkeeping
