#pragma once
// What the command line can do besides serving. Each returns the process's exit code and prints for people.
#include "app/application.h"
#include "app/demo/city.h"

namespace anyuan::app {

int run_init(Application& application, const std::string& root);
int run_doctor(Application& application);
// Makes the demo city if the data folder is empty, then serves it.
enum class After { serve, stop };
int run_demo(const Config& config, const Clock& clock, Random& random, const demo::Plan& plan, After after);

struct ReportWish {
  std::string campaign, file;  // campaign: its id or name
  std::string account;         // whose report it is; empty: everything
};
int run_report(Application& application, const ReportWish& wish);

}  // namespace anyuan::app
