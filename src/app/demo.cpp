#include "app/commands.h"
#include "app/serve.h"

namespace anyuan::app {

int run_demo(Application& application, const Config& config, int, std::uint64_t) {
  return serve(application, config, [](const std::string& url) { fmt::print("演示市已启动: {}\n", url); });
}

}  // namespace anyuan::app
