#pragma once
// What each row of an imported file would do to the book as it stands: add, change, leave, or nothing because it is
// refused and why. The dry run and the apply ask the same question, so what was shown is what is done.
#include <boost/json.hpp>
#include <memory>
#include <string>
#include <vector>

#include "domain/bookkeeping/book.h"
#include "domain/bookkeeping/references.h"

namespace anyuan::bookkeeping {

enum class RowOutcome { added, changed, same, refused };
BOOST_DESCRIBE_ENUM(RowOutcome, added, changed, same, refused)

struct CellFault {
  std::string heading, column, value;  // 学校标识码, B, what stands there
  Error error;                         // names the field
};

struct ImportRow {
  std::int64_t row = 0;            // as Excel counts
  RowOutcome outcome = RowOutcome::refused;
  std::string key;                 // what the row is about, for people
  boost::json::object values;      // field -> value, of the cells that are filled in
  boost::json::object texts;       // field -> what the cell says; for the error sheet
  std::vector<CellFault> faults;
  boost::json::array changes;      // [{field, before, after}], secrets masked
  std::string record_id;           // of the record it changes
  std::int64_t version = 0;
};

// Of what a cell at fault says, so much is told.
inline constexpr std::size_t fault_bytes_max = 500;

// A value as text; empty where the row says nothing.
std::string text_at(const boost::json::object& values, std::string_view field);
// Adds a fault of the whole row, at the field the error names.
void refuse(ImportRow& row, const Book& book, Error error);

// The record a row makes of the stored one; null where nothing is to be done.
struct Candidate {
  std::shared_ptr<void> before, after;
};

struct Judging {
  db::Reading& reading;
  const records::Vault& vault;
  const Books& books;
  const Book& book;
  const Actor& actor;
  References& references;
  Date today;
};
// Sets outcome, faults, changes, record and version of each row; the candidates stand in the rows' order.
std::vector<Candidate> judge(const Judging& judging, std::vector<ImportRow>& rows);

}  // namespace anyuan::bookkeeping
