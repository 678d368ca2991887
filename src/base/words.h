#pragma once
// Enums that leave the process: their names come from BOOST_DESCRIBE_ENUM, their Chinese and English words from one
// switch, `label_of(E)`, which the compiler keeps complete (no default).
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <array>
#include <optional>
#include <string_view>

namespace anyuan {

struct Label {
  std::string_view zh, en;
};

template <class E>
concept DescribedEnum = boost::describe::has_describe_enumerators<E>::value;

template <DescribedEnum E>
constexpr auto all_values() {
  using List = boost::describe::describe_enumerators<E>;
  std::array<E, boost::mp11::mp_size<List>::value> values{};
  std::size_t at = 0;
  boost::mp11::mp_for_each<List>([&](auto d) { values[at++] = d.value; });
  return values;
}

template <DescribedEnum E>
constexpr std::string_view name_of(E value) {
  std::string_view name;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) name = d.name;
  });
  return name;
}

template <DescribedEnum E>
constexpr std::optional<E> parse_enum(std::string_view name) {
  std::optional<E> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (name == d.name) found = d.value;
  });
  return found;
}

}  // namespace anyuan
