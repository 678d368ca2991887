#pragma once
// Whoever writes a rule pack checks it here before it goes anywhere.
#include <string>

namespace anyuan::app {

// Prints what the pack sets and demands, or what is wrong in it with line and place; 0 when it is good, 1 when not.
int run_check_pack(const std::string& file);
// Prints every name a pack may use: type or choices, label and unit; what packs may set is marked.
int run_pack_names();

}  // namespace anyuan::app
