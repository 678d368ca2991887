#include "domain/rulepacks/reading.h"

#include <algorithm>

#include "platform/digest.h"
#include "platform/packs/pack.h"

namespace anyuan::rulepacks {
namespace {

using packs::Part;

// Columns count characters as a person does, not bytes.
std::size_t characters_before(std::string_view text, std::size_t column) {
  const auto before = text.substr(0, std::min(column - 1, text.size()));
  return static_cast<std::size_t>(std::ranges::count_if(before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_division(std::string_view code) {
  return (code.size() == 2 || code.size() == 4 || code.size() == 6) && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

class Reader {
 public:
  Reader(std::string_view file, const Part& whole) : file_(file), whole_(whole) {}

  Error wrong(int line, std::string_view reason, std::string_view word = {}) const {
    return Error{Refusal::invalid, std::string(reason), {}, {std::string(file_), std::to_string(line), std::string(word)}};
  }

  template <class R>
  Result<R> record(const Part& part) const {
    if (!part.value.is_object()) return wrong(part.line, "rule_pack_no_map");
    R made{};
    auto faults = records::fill(records::type_for<R>(), &made, part.value.get_object(), records::Fill::whole);
    if (faults.empty()) return made;
    auto error = wrong(part.line_of(faults.front().field), "rule_pack_field_wrong", faults.front().field);
    error.more.push_back(std::move(faults.front()));
    return error;
  }
  // Each part on its own first: it knows its line, the whole only says that some clause is wrong.
  template <class R>
  Result<Done> each(std::string_view section) const {
    const auto* list = whole_.find(section);
    if (list == nullptr) return Done{};
    for (const auto& item : list->items) {
      if (const auto* steps = item.find("steps")) {
        for (const auto& step : steps->items) {
          TRY([[maybe_unused]] const auto good, record<Step>(step));
        }
      }
      TRY([[maybe_unused]] const auto good, record<R>(item));
    }
    return Done{};
  }

  Result<Done> check(const RulePack& pack) const {
    if (pack.norms.empty() && pack.clauses.empty() && pack.targets.empty()) return wrong(whole_.line, "rule_pack_empty");
    if (pack.effective_to && *pack.effective_to < pack.effective_from) return wrong(whole_.line_of("effective_to"), "rule_pack_dates_wrong");
    for (const auto& region : pack.regions) {
      if (!is_division(region)) return wrong(whole_.line_of("regions"), "rule_pack_region_wrong", region);
    }
    return Done{};
  }

  // The fault of a formula at "clauses[2].steps[0].is", with the line that stands on and the characters before it.
  Error at_its_line(const Error& fault) const {
    const auto [line, part] = whole_.place_of(fault.field);
    const auto column = static_cast<std::size_t>(std::stoul(fault.args.at(1)));
    const auto before = part == nullptr || !part->value.is_string() ? 0 : characters_before(part->value.get_string(), column);
    return Error{Refusal::invalid, fault.reason, fault.field, {std::string(file_), std::to_string(line), fault.args.at(0), std::to_string(before + 1)}};
  }

 private:
  std::string_view file_;
  const Part& whole_;
};

}  // namespace

Result<RulePack> parse_rule_pack(std::string_view file, std::string_view yaml, const Dictionary& dictionary) {
  TRY(const auto whole, packs::read(file, yaml));
  const Reader reader(file, whole);
  TRY([[maybe_unused]] const auto parameters, reader.each<Parameter>("parameters"));
  TRY([[maybe_unused]] const auto norms, reader.each<Norm>("norms"));
  TRY([[maybe_unused]] const auto clauses, reader.each<Clause>("clauses"));
  TRY([[maybe_unused]] const auto targets, reader.each<Target>("targets"));
  TRY(auto pack, reader.record<RulePack>(whole));
  TRY([[maybe_unused]] const auto good, reader.check(pack));
  pack.text_hash = sha256_hex(yaml);
  const auto ready = ReadyPack::make(pack, dictionary);
  if (!ready.ok()) return reader.at_its_line(ready.error());
  return pack;
}

}  // namespace anyuan::rulepacks
