#pragma once
// What the command line can do besides serving. Each returns the process's exit code and prints for people.
#include "app/application.h"
#include "app/demo/city.h"

namespace anyuan::app {

int run_init(Application& application, const std::string& root);
// Makes the demo city if the data folder is empty, then serves it.
enum class After { serve, stop };
int run_demo(const Config& config, const Clock& clock, Random& random, const demo::Plan& plan, After after);

struct ReportWish {
  std::string campaign, file;  // campaign: its id or name
  std::string account;         // whose report it is; empty: everything
};
int run_report(Application& application, const ReportWish& wish);

struct ImportWish {
  std::string file, record, account;  // acts as the account's first post that may import
  bool accept_good_rows = false;
};
// Prints what each row does. 0: written; 1: the file or the wish was refused; 2: rows are refused and nothing was written.
int run_import(Application& application, const ImportWish& wish);
int run_template(Application& application, const std::string& record, const std::string& out);

}  // namespace anyuan::app
