#include "domain/inspections/sampling.h"

#include <algorithm>

#include "base/random.h"
#include "platform/digest.h"

namespace anyuan::inspections {

std::vector<Drawn> draw(const Frame& frame, std::int64_t per_county, std::uint64_t seed) {
  SeededRandom random(seed);
  std::vector<Drawn> drawn;
  for (const auto& [county, sorted] : frame) {
    auto schools = sorted;
    const auto wanted = std::min<std::size_t>(static_cast<std::size_t>(per_county), schools.size());
    for (std::size_t i = 0; i < wanted; ++i) {  // the first steps of a Fisher-Yates shuffle
      std::swap(schools[i], schools[i + random.below(schools.size() - i)]);
      drawn.push_back({county, schools[i], std::ssize(drawn) + 1});
    }
  }
  return drawn;
}

std::string hash_of(const Frame& frame) {
  std::vector<std::string_view> ids;
  for (const auto& [county, schools] : frame) ids.insert(ids.end(), schools.begin(), schools.end());
  std::ranges::sort(ids);
  std::string lines;
  for (const auto id : ids) lines.append(id).append("\n");
  return sha256_hex(lines);
}

std::int64_t size_of(const Frame& frame) {
  std::int64_t size = 0;
  for (const auto& [county, schools] : frame) size += std::ssize(schools);
  return size;
}

}  // namespace anyuan::inspections
