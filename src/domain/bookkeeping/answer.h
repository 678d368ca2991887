#pragma once
// A record as the console gets it, for slices that answer with records from routes of their own.
#include <boost/json/object.hpp>

#include "domain/bookkeeping/book.h"

namespace anyuan::bookkeeping {

// Its fields, the names of what it refers to, and what the actor may do with it now.
boost::json::object shown(const Books& books, const Book& book, const Context& context, void* record);

// The book's description for consoles: its fields, and those of its entries.
boost::json::object described(const Book& book);

}  // namespace anyuan::bookkeeping
