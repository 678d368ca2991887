#pragma once
// What the command line can do besides serving. Each returns the process's exit code and prints for people.
#include "app/application.h"

namespace anyuan::app {

int run_init(Application& application, const std::string& root);
int run_doctor(Application& application);
int run_demo(Application& application, const Config& config, int schools_per_county, std::uint64_t seed);

}  // namespace anyuan::app
