#pragma once
// The data folder in one file and back. The backup is taken beside a running server: the database as it is at one
// moment, then everything it may refer to. With it goes the key of the sealed fields: keep it as safe as the data.
#include "app/config.h"

namespace anyuan::app {

// Both return the process's exit code and print for people; they throw db::Breakdown.
int run_backup(const Config& config, const std::string& file);
// Into a folder that is not there yet or empty; nothing is there unless all of it is sound.
int run_restore(const Config& config, const std::string& file);

}  // namespace anyuan::app
