#pragma once
// CHECK(condition) guards promises our own code makes; never input from outside. A failed check throws Bug, which
// fails the one request or job and is logged with its place; tests let it through and so fail.
#include <stdexcept>
#include <string>

namespace anyuan {

class Bug : public std::logic_error {
  using std::logic_error::logic_error;
};

[[noreturn]] inline void report_bug(const char* condition, const char* file, int line) {
  throw Bug(std::string(file) + ":" + std::to_string(line) + ": CHECK(" + condition + ")");
}

}  // namespace anyuan

#define CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::anyuan::report_bug(#condition, __FILE__, __LINE__))
