#pragma once
// The demo city (演示市): Guilin's 17 counties with made-up schools, people and a campaign half way, all from one seed.
// Whatever it stores has passed the rules that people's own changes pass.
#include <cstdint>

#include "domain/bookkeeping/book.h"
#include "platform/platform.h"

namespace anyuan::demo {

struct Plan {
  int schools = 40;  // to a county
  int hazards = 0;   // to a school, at least; 0: as many as its sheets bring
  std::uint64_t seed = 20190220;
};

enum class Found { nothing, demo_city, something_else };
// A city that was not finished, or real records, are something else: nothing is made into them and nothing taken away.
Found look(const Platform& platform);
// Whether what is there was made up, by the journal's first events: `anyuan serve` says so as `anyuan demo` does.
bool is_made_up(const Platform& platform);

Result<Done> make_city(const Platform& platform, const bookkeeping::Books& books, const Plan& plan);

}  // namespace anyuan::demo
