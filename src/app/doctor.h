#pragma once
// `anyuan doctor`: looks at everything an operator has to know of before people find out, and changes nothing. It may
// run beside the service, and runs also where the service would not start.
#include "app/config.h"
#include "app/findings.h"
#include "base/random.h"

namespace anyuan::app {

enum class Look { sample, all };  // how many of the attached files are read

std::vector<Finding> examine(const Config& config, const Clock& clock, Random& random, Look look);
// Prints the findings; returns their exit code.
int run_doctor(const Config& config, const Clock& clock, Random& random, Look look);

}  // namespace anyuan::app
