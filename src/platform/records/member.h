#pragma once
// From a member's C++ type to its Kind, its JSON and its database cell. `tell` says a value to a JsonText or a JsonTree. Included by describe.h only; a new type that
// fields may have is one Shape here.
#include <boost/json.hpp>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/words.h"
#include "platform/records/json_text.h"
#include "platform/records/record_type.h"

namespace anyuan::records {

// A text nobody reads without a reason: a phone or document number. Encrypted at rest, masked in answers.
struct Secret {
  std::string plain;
  bool operator==(const Secret&) const = default;
};

template <class R>
concept DescribedRecord = requires(const R* r) {
  { type_of(r) } -> std::same_as<const RecordType&>;
};

template <class T>
struct Shape;

namespace detail {
struct Plain {
  static constexpr bool nullable = false;
  static constexpr bool secret = false;
  static constexpr CellType cell = CellType::text;
  static std::vector<Choice> choices() { return {}; }
  static const RecordType* nested() { return nullptr; }
};
using db::decimal_in;
using db::integer_in;
using db::text_in;
using db::text_taken;
std::string parse_array(const boost::json::value& value, const boost::json::array*& array);
boost::json::value parsed(const Cell& cell);      // a JSON text column
Misfit misfit_of(const Error& inner);             // of a field of an object: ".to"
std::string place_in_list(std::size_t at);        // "[1]"
template <class T>
std::string json_text_of(const T& v) {
  JsonText out;
  Shape<T>::tell(v, out);
  return out.take();
}
}  // namespace detail

template <>
struct Shape<std::string> : detail::Plain {
  static constexpr Kind kind = Kind::text;
  template <class Json>
  static void tell(const std::string& v, Json& out) { out.text(v); }
  static std::string set_json(std::string& v, const boost::json::value& json);
  static Cell to_cell(const std::string& v) { return v; }
  static void set_cell(std::string& v, Cell cell) { v = detail::text_taken(cell); }
};

template <>
struct Shape<Secret> : Shape<std::string> {
  static constexpr bool secret = true;
  template <class Json>
  static void tell(const Secret& v, Json& out) { out.text(v.plain); }
  static std::string set_json(Secret& v, const boost::json::value& json) {
    return Shape<std::string>::set_json(v.plain, json);
  }
  static Cell to_cell(const Secret& v) { return v.plain; }
  static void set_cell(Secret& v, Cell cell) { v.plain = detail::text_taken(cell); }
};

template <class Tag>
struct Shape<Id<Tag>> : detail::Plain {
  static constexpr Kind kind = Kind::text;  // a reference when the field refers_to something
  template <class Json>
  static void tell(const Id<Tag>& v, Json& out) { out.text(v.text); }
  static std::string set_json(Id<Tag>& v, const boost::json::value& json) {
    return Shape<std::string>::set_json(v.text, json);
  }
  static Cell to_cell(const Id<Tag>& v) { return v.text; }
  static void set_cell(Id<Tag>& v, Cell cell) { v.text = detail::text_taken(cell); }
};

template <>
struct Shape<bool> : detail::Plain {
  static constexpr Kind kind = Kind::boolean;
  static constexpr CellType cell = CellType::integer;
  template <class Json>
  static void tell(bool v, Json& out) { out.truth(v); }
  static std::string set_json(bool& v, const boost::json::value& json);
  static Cell to_cell(bool v) { return std::int64_t{v ? 1 : 0}; }
  static void set_cell(bool& v, const Cell& cell) { v = detail::integer_in(cell) != 0; }
};

template <class T>
  requires(std::integral<T> && !std::same_as<T, bool>)
struct Shape<T> : detail::Plain {
  static constexpr Kind kind = Kind::integer;
  static constexpr CellType cell = CellType::integer;
  template <class Json>
  static void tell(T v, Json& out) { out.whole(static_cast<std::int64_t>(v)); }
  static std::string set_json(T& v, const boost::json::value& json) {
    const auto* whole = json.if_int64();
    if (whole == nullptr) return "not_an_integer";
    if (!std::in_range<T>(*whole)) return "out_of_range";
    v = static_cast<T>(*whole);
    return {};
  }
  static Cell to_cell(T v) { return static_cast<std::int64_t>(v); }
  static void set_cell(T& v, const Cell& cell) { v = static_cast<T>(detail::integer_in(cell)); }
};

template <>
struct Shape<double> : detail::Plain {
  static constexpr Kind kind = Kind::decimal;
  static constexpr CellType cell = CellType::decimal;
  template <class Json>
  static void tell(double v, Json& out) { out.number(v); }
  static std::string set_json(double& v, const boost::json::value& json);
  static Cell to_cell(double v) { return v; }
  static void set_cell(double& v, const Cell& cell) { v = detail::decimal_in(cell); }
};

template <>
struct Shape<Date> : detail::Plain {
  static constexpr Kind kind = Kind::date;
  template <class Json>
  static void tell(Date v, Json& out) { out.text(text_of(v)); }
  static std::string set_json(Date& v, const boost::json::value& json);
  static Cell to_cell(Date v) { return text_of(v); }
  static void set_cell(Date& v, const Cell& cell) {
    v = parse_date(detail::text_in(cell)).value_or(Date{});
  }
};

template <>
struct Shape<Instant> : detail::Plain {
  static constexpr Kind kind = Kind::instant;
  static constexpr CellType cell = CellType::integer;
  template <class Json>
  static void tell(Instant v, Json& out) { out.text(text_of(v)); }
  static std::string set_json(Instant& v, const boost::json::value& json);
  static Cell to_cell(Instant v) { return millis_of(v); }
  static void set_cell(Instant& v, const Cell& cell) { v = instant_of(detail::integer_in(cell)); }
};

template <DescribedEnum E>
struct Shape<E> : detail::Plain {
  static constexpr Kind kind = Kind::choice;
  static std::vector<Choice> choices() {
    std::vector<Choice> all;
    for (const E value : all_values<E>()) all.push_back({name_of(value), label_of(value)});
    return all;
  }
  template <class Json>
  static void tell(E v, Json& out) { out.text(name_of(v)); }
  static std::string set_json(E& v, const boost::json::value& json) {
    const auto* text = json.if_string();
    const auto parsed = text == nullptr ? std::nullopt : parse_enum<E>(std::string_view(*text));
    if (!parsed) return "not_a_choice";
    v = *parsed;
    return {};
  }
  static Cell to_cell(E v) { return std::string(name_of(v)); }
  static void set_cell(E& v, const Cell& cell) { v = parse_enum<E>(detail::text_in(cell)).value_or(E{}); }
};

template <DescribedRecord R>
struct Shape<R> : detail::Plain {
  static constexpr Kind kind = Kind::object;
  static const RecordType* nested() { return &type_of(static_cast<const R*>(nullptr)); }
  template <class Json>
  static void tell(const R& v, Json& out) { out.object(*nested(), &v); }
  static Misfit set_json(R& v, const boost::json::value& json) {
    if (!json.is_object()) return Misfit("not_an_object");
    const auto faults = fill(*nested(), &v, json.get_object(), Fill::whole);
    return faults.empty() ? Misfit{} : detail::misfit_of(faults.front());
  }
  static Cell to_cell(const R& v) { return detail::json_text_of(v); }
  static void set_cell(R& v, const Cell& cell) {
    if (const auto json = detail::parsed(cell); json.is_object()) {
      fill(*nested(), &v, json.get_object(), Fill::stored);
    }
  }

};

// Lists are kept as JSON text: they are read whole, never searched.
template <class T>
struct Shape<std::vector<T>> : detail::Plain {
  static constexpr Kind kind = Shape<T>::kind == Kind::choice ? Kind::choices : Kind::list;
  static std::vector<Choice> choices() { return Shape<T>::choices(); }
  static const RecordType* nested() { return Shape<T>::nested(); }
  template <class Json>
  static void tell(const std::vector<T>& v, Json& out) {
    out.list(v, [](const T& item, auto& to) { Shape<T>::tell(item, to); });
  }
  static Misfit set_json(std::vector<T>& v, const boost::json::value& json) {
    const boost::json::array* array = nullptr;
    if (auto reason = detail::parse_array(json, array); !reason.empty()) return reason;
    v.clear();
    for (const auto& item : *array) {
      T value{};
      if (Misfit wrong = Shape<T>::set_json(value, item); !wrong.empty()) {
        if (kind == Kind::list) wrong.within.insert(0, detail::place_in_list(v.size()));  // choices are one input
        return wrong;
      }
      v.push_back(std::move(value));
    }
    return {};
  }
  static Cell to_cell(const std::vector<T>& v) { return detail::json_text_of(v); }
  static void set_cell(std::vector<T>& v, const Cell& cell) {
    v.clear();
    const auto json = detail::parsed(cell);
    if (!json.is_array()) return;
    for (const auto& item : json.get_array()) {
      T value{};
      if constexpr (DescribedRecord<T>) {
        if (item.is_object()) fill(*Shape<T>::nested(), &value, item.get_object(), Fill::stored);
      } else {
        if (!Shape<T>::set_json(value, item).empty()) continue;
      }
      v.push_back(std::move(value));
    }
  }
};

template <class T>
struct Shape<std::optional<T>> : Shape<T> {
  static constexpr bool nullable = true;
  template <class Json>
  static void tell(const std::optional<T>& v, Json& out) {
    if (v) Shape<T>::tell(*v, out);
    else out.nothing();
  }
  static Misfit set_json(std::optional<T>& v, const boost::json::value& json) {
    if (json.is_null()) {
      v.reset();
      return {};
    }
    T value{};
    Misfit wrong = Shape<T>::set_json(value, json);
    if (wrong.empty()) v = std::move(value);
    return wrong;
  }
  static Cell to_cell(const std::optional<T>& v) { return v ? Shape<T>::to_cell(*v) : Cell{}; }
  static void set_cell(std::optional<T>& v, Cell cell) {
    if (std::holds_alternative<std::monostate>(cell)) {
      v.reset();
    } else {
      Shape<T>::set_cell(v.emplace(), std::move(cell));
    }
  }
};

template <auto Member>
struct MemberAccess;

template <class R, class T, T R::* Member>
struct MemberAccess<Member> {
  using Value = T;
  static boost::json::value to_json(const void* record) {
    JsonTree tree;
    Shape<T>::tell(static_cast<const R*>(record)->*Member, tree);
    return std::move(tree.told);
  }
  static void tell(const void* record, JsonText& out) { Shape<T>::tell(static_cast<const R*>(record)->*Member, out); }
  static Misfit set_json(void* record, const boost::json::value& value) {
    return Shape<T>::set_json(static_cast<R*>(record)->*Member, value);
  }
  static Cell to_cell(const void* record) {
    return Shape<T>::to_cell(static_cast<const R*>(record)->*Member);
  }
  static void set_cell(void* record, Cell cell) {
    Shape<T>::set_cell(static_cast<R*>(record)->*Member, std::move(cell));
  }
};

}  // namespace anyuan::records
