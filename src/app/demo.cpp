#include "app/commands.h"
#include "app/demo/city.h"
#include "app/demo/log_ins.h"
#include "app/serve.h"

namespace anyuan::app {
namespace {

int make(const Application& application, const demo::Plan& plan) {
  const auto& platform = application.platform();
  fmt::print("正在生成演示市：17 个县区，每个 {} 所学校 …\n", plan.schools);
  std::fflush(stdout);
  const auto begun = platform.clock.now();
  const auto made = demo::make_city(platform, application.books(), plan);
  if (!made.ok()) {
    fmt::print(stderr, "演示市未能生成：{}\n", application.sentences().sentence(made.error(), http::Language::zh));
    return 1;
  }
  fmt::print("演示市已生成，用时 {:.1f} 秒。\n", static_cast<double>((platform.clock.now() - begun).count()) / 1000);
  return 0;
}

int make_if_nothing_is_there(const Application& application, const Config& config, const demo::Plan& plan) {
  switch (demo::look(application.platform())) {
    case demo::Found::nothing: return make(application, plan);
    case demo::Found::demo_city: return 0;
    case demo::Found::something_else: break;
  }
  fmt::print(stderr, "数据目录 {} 里已有别的数据(或者未完成的演示市)，不会改动它。请换一个目录：anyuan demo --data 目录\n"
                     "({} holds other data or an unfinished demo city; it is left alone. Choose another folder with --data.)\n", config.data, config.data);
  return 1;
}

}  // namespace

int run_demo(const Config& config, const Clock& clock, Random& random, const demo::Plan& plan, After after) {
  if (after == After::serve && !may_show_demo(config)) return 1;
  {
    const Application application(config, clock, random);
    if (const int code = make_if_nothing_is_there(application, config, plan); code != 0) return code;
  }
  if (after == After::stop) return 0;
  Application application(config, clock, random);  // anew: it finds that what it serves is made up, and says so
  return serve(application, config, [](const std::string& url) {
    fmt::print("\n演示市已启动 the demo city is up: {}\n所有学校、人员、数据均为虚构 everything in it is made up\n\n{}\n", url, demo::table());
    std::fflush(stdout);
  });
}

}  // namespace anyuan::app
