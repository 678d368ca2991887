#pragma once
// `anyuan serve`: the application behind a server, until a signal asks it to stop.
#include "app/application.h"

namespace anyuan::app {

// Blocks until SIGINT or SIGTERM. `after_start` is told the address people open.
int serve(Application& application, const Config& config, const std::function<void(const std::string& url)>& after_start);

}  // namespace anyuan::app
