// `anyuan report`: the campaign report to a file, for whoever sits at the server.
#include <fmt/format.h>

#include <fstream>

#include "app/commands.h"
#include "domain/accounts/commands.h"
#include "domain/figures/report.h"

namespace anyuan::app {
namespace {

// Without an account the report covers all the campaign reaches: who can start this program can read the database.
std::optional<accounts::Actor> find_reader(Application& application, const std::string& account) {
  if (account.empty()) {
    return accounts::Actor{{"system"}, "系统", {}, accounts::Role::officer, accounts::Agency::platform, {}, org::Level::province, records::Scope::under("/")};
  }
  const auto& platform = application.platform();
  for (const auto& actor : platform.database.read([&](db::Reading& reading) { return accounts::actors_of(reading, platform.vault, account); })) {
    if (actor.may(accounts::May::reports_read)) return actor;
  }
  fmt::print(stderr, "账号“{}”没有可以查看报告的岗位 this account may not read reports\n", account);
  return std::nullopt;
}

}  // namespace

int run_report(Application& application, const ReportWish& wish) {
  const auto actor = find_reader(application, wish.account);
  if (!actor) return 1;
  const auto report = figures::make_report(application.platform(), *actor, {wish.campaign, {}}, application.is_demo() ? figures::Data::demo : figures::Data::real);
  if (!report.ok()) {
    fmt::print(stderr, "{}\n", application.sentences().sentence(report.error(), http::Language::zh));
    return 1;
  }
  std::ofstream out(wish.file, std::ios::binary);
  out << report.value().bytes;
  out.close();
  if (!out) {
    fmt::print(stderr, "写不了文件 cannot write {}\n", wish.file);
    return 1;
  }
  fmt::print("报告已写入 {} ({} 字节)\n", wish.file, report.value().bytes.size());
  return 0;
}

}  // namespace anyuan::app
