#pragma once
// "IN (...)" of many values. The list is padded to a few sizes, so that the prepared statements stay few and one value
// does not cost as much as a hundred.
#include <span>
#include <string>

#include "platform/db/connection.h"

namespace anyuan::db {

inline constexpr std::size_t in_list_max = 100;

// The marks between the brackets for 1 to in_list_max values; the parameters are named `name`0, `name`1, ... and appended.
inline std::string in_list(Params& params, std::string_view name, std::span<const std::string> values) {
  std::size_t size = in_list_max;
  for (const std::size_t smaller : {20U, 4U, 1U}) {
    if (values.size() <= smaller) size = smaller;
  }
  std::string marks;
  for (std::size_t i = 0; i < size; ++i) {
    params.emplace_back(std::string(name) + std::to_string(i), values[std::min(i, values.size() - 1)]);
    marks += (i == 0 ? ":" : ", :") + params.back().name;
  }
  return marks;
}

// Calls `use(block)` for each block of at most in_list_max values.
template <class Use>
void by_blocks(std::span<const std::string> values, Use&& use) {
  for (; !values.empty(); values = values.subspan(std::min(in_list_max, values.size()))) use(values.first(std::min(in_list_max, values.size())));
}

}  // namespace anyuan::db
