#include "app/check_pack.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/application.h"
#include "domain/rulepacks/names.h"
#include "domain/rulepacks/reading.h"
#include "platform/files/whole.h"

namespace anyuan::app {

int run_check_pack(const std::string& file) {
  const auto yaml = files::read_whole(file);
  if (!yaml) {
    fmt::print(stderr, "读不到文件 cannot read: {}\n", file);
    return 1;
  }
  const auto pack = rulepacks::parse_rule_pack(file, *yaml, rulepacks::names());
  if (!pack.ok()) {
    const auto sentences = shipped_sentences();
    for (const auto language : {http::Language::zh, http::Language::en}) fmt::print(stderr, "{}\n", sentences.sentence(pack.error(), language));
    for (const auto& cause : pack.error().more) fmt::print(stderr, "  {}\n", sentences.sentence(cause, http::Language::zh));
    return 1;
  }
  fmt::print("{}（{} 第 {} 版{}）：配备标准 {} 项，条款 {} 条\n", pack.value().title, pack.value().code, pack.value().edition,
             pack.value().verified ? "" : "，未与原文核对", pack.value().norms.size(), pack.value().clauses.size());
  return 0;
}

int run_pack_names() {
  const auto& names = rulepacks::names();
  for (std::size_t slot = 0; slot < names.size(); ++slot) {
    const auto& name = names.at(slot);
    const std::string type(name.choices.empty() ? formula::label_of(name.type).zh : std::string_view{});
    fmt::print("{}\t{}{}\t{}{}{}\n", name.name, type, fmt::join(name.choices, "|"), name.label.zh, name.unit.empty() ? "" : fmt::format("（{}）", name.unit),
               name.norm == rulepacks::Strictness::none ? "" : name.norm == rulepacks::Strictness::higher ? "，标准，大者从严" : "，标准，小者从严");
  }
  return 0;
}

}  // namespace anyuan::app
