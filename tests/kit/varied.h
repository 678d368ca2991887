#pragma once
// Rows of any book made up from its description: each kind of field filled in and left empty, past the book's own rules, so
// that a new ledger is in the tests that go over all books without a line of its own. The same seed, the same rows.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/random.h"
#include "domain/bookkeeping/book.h"
#include "platform/platform.h"

namespace anyuan::kit {

// A unit or school that rows may belong to.
struct Owner {
  std::string id, unit_path;
};

class Varied {
 public:
  Varied(const bookkeeping::Books& books, std::uint64_t seed) : books_(books), random_(seed) {}

  SeededRandom& random() { return random_; }
  // A record as somebody may have entered it. References look among what `store` has kept for the owner and what `may_name`
  // said; names of what others refer to differ from one another.
  std::shared_ptr<void> record(const bookkeeping::Book& book, const Owner& owner);
  void may_name(std::string_view book, const std::string& unit_path, const std::string& id) { named_[std::string(book)][unit_path].push_back(id); }
  // Keeps them as a command does, but in one event; records of an owner go to its place, others where the book says.
  void store(const Platform& platform, const bookkeeping::Book& book, const bookkeeping::Actor& actor, const std::vector<std::shared_ptr<void>>& records);

 private:
  bool happens(std::uint64_t percent) { return random_.below(100) < percent; }
  std::int64_t between(std::int64_t least, std::int64_t most);
  bool is_named_by_others(const bookkeeping::Book& book) const;
  std::string text(const records::Field& field, bool is_numbered);
  std::string code(const records::Field& field);
  boost::json::value value(const records::Field& field, bool is_numbered);
  boost::json::value reference(const records::Field& field, const std::string& unit_path);
  void fill(const bookkeeping::Book& book, const records::Field& field, const Owner& owner, void* record);

  const bookkeeping::Books& books_;
  SeededRandom random_;
  std::int64_t number_ = 0;
  std::map<std::string, std::map<std::string, std::vector<std::string>>> named_;  // book -> place -> ids
};

}  // namespace anyuan::kit
