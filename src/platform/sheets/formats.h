#pragma once
// Dates in Excel are numbers with a style: which number formats show a date, and which day a number is.
#include <optional>
#include <string_view>

#include "platform/sheets/sheet.h"

namespace anyuan::sheets {

enum class Epoch { from_1900, from_1904 };

bool is_date_format(int id, std::string_view code);  // code: of a format the workbook defines itself; else empty
// Nothing for numbers that are no day: before the epoch, beyond 9999, and 1900-02-29, which Excel believes in.
std::optional<Moment> moment_of(double serial, Epoch epoch);
double serial_of(const Moment& moment);  // in the 1900 system

}  // namespace anyuan::sheets
