#pragma once
// A list inside a record (the decisions of a meeting) as the lines of one cell: an item a line, its fields split by bars,
// "加装护栏 | 派出所 | 2026-12-01 | 否". A bar or line break within a text is written \| and \n. Pure.
#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "platform/records/record_type.h"

namespace anyuan::bookkeeping {

// Whether a cell can hold it: a list of objects without lists, objects, secrets or references of their own.
bool is_in_lines(const records::Field& field);
// How a line is written: "事项 | 责任单位 | 完成期限".
std::string line_form(const records::Field& field);

std::string lines_of(const records::Field& field, const boost::json::array& items);
// Refused: line_not_understood, with the number of the line and how it is written.
Result<boost::json::value> lines_entry(const records::Field& field, std::string_view text);

}  // namespace anyuan::bookkeeping
