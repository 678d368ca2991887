#pragma once
// Which stored record each row of a sheet is about, so that importing twice is importing once: found by what the book is
// known by, and among several of that name by saying the same.
#include <memory>
#include <vector>

#include "domain/bookkeeping/judgement.h"

namespace anyuan::bookkeeping {

// In the rows' order; null for a row that is new. Two identical rows are two records where namesakes are possible. Rows
// of which nobody can tell which record they mean are refused: twice_in_file, several_alike.
std::vector<std::shared_ptr<void>> recognised(const Judging& judging, std::vector<ImportRow>& rows);

// Whether a cell says what the record has already: the same value, its mask, or what an export shows of it.
bool says_what_is_there(const records::Field& field, const boost::json::value& value, const void* record);

}  // namespace anyuan::bookkeeping
