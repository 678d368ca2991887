#pragma once
// Schools with filled ledgers in any number, for tests and benchmarks of what is counted from them: some forty rows a
// school, each with what may be missing, late or past its day. Kept by the record store; the journal is left out.
#include "domain/schools/school.h"
#include "platform/platform.h"

namespace anyuan::kit {

// Spread over the counties that are there, `count` in all. The same seed gives the same schools.
std::vector<schools::School> put_school_files(const Platform& platform, std::size_t count, std::uint64_t seed);

}  // namespace anyuan::kit
