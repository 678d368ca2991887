#pragma once
// A field's column as SQL names it. A field may have a name that SQL keeps for itself (full); only those are quoted, for
// SQLite takes a quoted name that is no column for a text, and a column forgotten in a migration would pass unseen.
#include <string>
#include <string_view>

namespace anyuan::records {

std::string column_named(std::string_view field);

}  // namespace anyuan::records
