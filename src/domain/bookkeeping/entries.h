#pragma once
// What a person put into a cell, as a value for a field: the spellings offices use, and what Excel makes of codes and
// dates. Pure. References are not resolved here (references.h).
#include <boost/json/value.hpp>

#include "platform/records/record_type.h"
#include "platform/sheets/sheet.h"

namespace anyuan::bookkeeping {

// null for a blank cell. Refused: broken_formula, digits_lost, date_needs_day, not_a_date, not_a_choice, ...; args[0] is
// what the cell says. The field's limits are fill_field's business.
Result<boost::json::value> entry_in(const records::Field& field, const sheets::Value& cell);

}  // namespace anyuan::bookkeeping
