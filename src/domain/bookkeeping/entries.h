#pragma once
// What a person put into a cell, as a value for a field: the spellings offices use, and what Excel makes of codes and
// dates; and what a cell shows of a field, which comes back in as the same. Pure. References are not resolved here
// (references.h).
#include <boost/json/value.hpp>

#include "platform/records/record_type.h"
#include "platform/sheets/sheet.h"

namespace anyuan::bookkeeping {

// null for a blank cell. Refused: broken_formula, digits_lost, date_needs_day, not_a_date, not_a_choice, ...; args[0] is
// what the cell says. The field's limits are fill_field's business.
Result<boost::json::value> entry_in(const records::Field& field, const sheets::Value& cell);

enum class Secrets { masked, plain };
// Blank for what is empty.
sheets::Value cell_of(const records::Field& field, const void* record, Secrets secrets);

}  // namespace anyuan::bookkeeping
