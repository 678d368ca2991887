#include "app/check_pack.h"

#include <fmt/format.h>

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

}  // namespace anyuan::app
