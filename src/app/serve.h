#pragma once
// `anyuan serve`: the application behind a server, until a signal asks it to stop.
#include "app/application.h"

namespace anyuan::app {

// Keeps SIGINT and SIGTERM from every thread made from now on, for serve() to wait for. Called before the application
// is made: its database has a thread, and a signal that found it there would end the program half way.
void keep_stop_signals();

// Whether the demo city, whose password everybody knows, may be served there; says why not.
bool may_show_demo(const Config& config);
// Blocks until SIGINT or SIGTERM. `after_start` is told the address people open.
int serve(Application& application, const Config& config, const std::function<void(const std::string& url)>& after_start);

}  // namespace anyuan::app
