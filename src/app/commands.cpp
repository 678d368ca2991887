#include "app/commands.h"

#include "domain/accounts/commands.h"
#include "domain/org/commands.h"
#include "platform/files/embedded.h"

namespace anyuan::app {

int run_init(Application& application, const std::string& root) {
  const auto divisions = org::parse_divisions(*files::embedded("data/divisions/divisions.csv"));
  const auto loaded = org::load_divisions(application.platform(), {"system", "系统", "/"}, divisions, root);
  if (!loaded.ok()) {
    fmt::print(stderr, "{}\n", application.sentences().sentence(loaded.error(), http::Language::zh));
    return 1;
  }
  const auto unit = application.platform().database.read([&](db::Reading& reading) {
    return records::RecordStore<org::Unit>(application.platform().vault).load(reading, root, records::Scope::under("/"));
  });
  if (!unit.ok()) {
    fmt::print(stderr, "没有区划代码 {} no such division\n", root);
    return 1;
  }
  const auto made = accounts::make_administrators(application.platform(), unit.value());
  if (!made.ok()) {
    fmt::print(stderr, "{}\n", application.sentences().sentence(made.error(), http::Language::zh));
    return 1;
  }
  fmt::print("已载入 {} 个单位。三员账号(首次登录须改密):\n", loaded.value());
  for (const auto& one : made.value()) fmt::print("  {:10} {:12} {}\n", one.user.account, one.temporary_password, one.user.name);
  return 0;
}

}  // namespace anyuan::app
