#pragma once
// How long what a record tells of is good, by its fields that expire: the first day of them decides.
#include "platform/records/list.h"

namespace anyuan::records {

enum class Expiry { expired, soon, good };
BOOST_DESCRIBE_ENUM(Expiry, expired, soon, good)

inline constexpr int expires_soon_days = 30;
inline constexpr std::string_view expiry_filter = "expiry";  // f.expiry=expired,soon

bool has_expiry(const RecordType& type);

// The first of the record's days as SQL; NULL where none is filled in.
std::string first_expiry(const RecordType& type);
// "The row is in this state today": a row without any day is in none.
Condition in_state(const RecordType& type, Expiry state, Date today);
// The filter's text, states between commas. Refused: not_a_choice.
Result<Condition> expiry_condition(const RecordType& type, std::string_view value, Date today);

}  // namespace anyuan::records
