#pragma once
// Drawing a sample that anybody can draw again (R-CHK-5): from the same frame, size and seed come the same schools in
// the same order, on every machine.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace anyuan::inspections {

using Frame = std::map<std::string, std::vector<std::string>>;  // county -> ids of its schools, sorted

struct Drawn {
  std::string county, school;
  std::int64_t position = 0;  // from 1, in the order of drawing
  bool operator==(const Drawn&) const = default;
};
// `per_county` of each county's schools, all of them where there are fewer; counties in the order of their ids.
std::vector<Drawn> draw(const Frame& frame, std::int64_t per_county, std::uint64_t seed);

// SHA-256 of all ids of the frame, sorted, one to a line.
std::string hash_of(const Frame& frame);
std::int64_t size_of(const Frame& frame);

}  // namespace anyuan::inspections
