#include "platform/records/member.h"

#include <cmath>

namespace anyuan::records {
namespace detail {

std::string parse_array(const boost::json::value& value, const boost::json::array*& array) {
  array = value.if_array();
  if (array == nullptr) return "not_a_list";
  return array->size() > 1000 ? "too_many_items" : "";
}

Misfit misfit_of(const Error& inner) {
  Misfit wrong(inner.reason);
  wrong.within = "." + inner.field;
  wrong.args = inner.args;
  return wrong;
}

std::string place_in_list(std::size_t at) { return "[" + std::to_string(at) + "]"; }

boost::json::value parsed(const Cell& cell) {
  boost::system::error_code failed;
  auto value = boost::json::parse(text_in(cell), failed);
  return failed ? boost::json::value(nullptr) : value;
}

}  // namespace detail

namespace {

// Blanks around a text are never meant; control characters (but line ends and tabs) are never text.
std::string trimmed(std::string_view text, std::string& reason) {
  static constexpr std::string_view blanks = " \t\r\n";
  const auto from = text.find_first_not_of(blanks);
  if (from == std::string_view::npos) return {};
  text = text.substr(from, text.find_last_not_of(blanks) - from + 1);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7F) {
      reason = "control_characters";
      return {};
    }
  }
  return std::string(text);
}

}  // namespace

std::string Shape<std::string>::set_json(std::string& v, const boost::json::value& json) {
  if (json.is_null()) {
    v.clear();
    return {};
  }
  const auto* text = json.if_string();
  if (text == nullptr) return "not_a_text";
  std::string reason;
  auto clean = trimmed(*text, reason);
  if (reason.empty()) v = std::move(clean);
  return reason;
}

std::string Shape<bool>::set_json(bool& v, const boost::json::value& json) {
  const auto* truth = json.if_bool();
  if (truth == nullptr) return "not_yes_or_no";
  v = *truth;
  return {};
}

std::string Shape<double>::set_json(double& v, const boost::json::value& json) {
  if (!json.is_number()) return "not_a_number";
  const auto number = json.to_number<double>();
  if (!std::isfinite(number)) return "not_a_number";
  v = number;
  return {};
}

std::string Shape<Date>::set_json(Date& v, const boost::json::value& json) {
  const auto* text = json.if_string();
  const auto date = text == nullptr ? std::nullopt : parse_date(*text);
  if (!date) return "not_a_date";
  v = *date;
  return {};
}

std::string Shape<Instant>::set_json(Instant& v, const boost::json::value& json) {
  const auto* text = json.if_string();
  const auto instant = text == nullptr ? std::nullopt : parse_instant(*text);
  if (!instant) return "not_an_instant";
  v = *instant;
  return {};
}

}  // namespace anyuan::records
