#pragma once
// Draws for the demo city: the same seed makes the same city.
#include <initializer_list>
#include <span>

#include "base/random.h"

namespace anyuan::demo {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : random_(seed) {}

  SeededRandom& random() { return random_; }
  int between(int least, int most) { return least + static_cast<int>(random_.below(static_cast<std::uint64_t>(most - least + 1))); }
  bool happens(int percent) { return between(1, 100) <= percent; }
  template <class Range>
  const auto& one_of(const Range& all) {
    return all[random_.below(std::size(all))];
  }
  // The index drawn with these weights.
  std::size_t weighted(std::span<const int> weights) {
    int all = 0;
    for (const int weight : weights) all += weight;
    int left = between(1, all);
    std::size_t at = 0;
    while (left > weights[at]) left -= weights[at++];
    return at;
  }
  std::size_t weighted(std::initializer_list<int> weights) { return weighted(std::span(weights.begin(), weights.size())); }
  // A moment on a working day's daytime.
  Instant moment_on(Date date) { return start_of(date) + std::chrono::minutes(between(8 * 60, 17 * 60)) + std::chrono::seconds(between(0, 59)); }
  Date day_between(Date from, Date to) { return to <= from ? from : plus_days(from, between(0, days_between(from, to))); }

 private:
  SeededRandom random_;
};

}  // namespace anyuan::demo
