#pragma once
// A book (台账) is a described record on offer: what its list, form, Excel, history and API need beyond the
// description. The mechanism (api.cpp, commands.cpp, sheets, import) is written once for all books; a slice with rules
// of its own offers its lists here and keeps its moves in its own commands.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "domain/accounts/user.h"
#include "domain/org/unit.h"
#include "platform/journal/change.h"
#include "platform/records/list.h"

namespace anyuan::bookkeeping {

using accounts::Actor;
using accounts::May;

struct Context {
  const Actor& actor;
  db::Reading& reading;
  const records::Vault& vault;
  Date today;
};

// A row before and after a command; without `before` it is new.
struct Touched {
  const void* before = nullptr;
  const void* after = nullptr;
};
// What another slice works out from a book's rows, told of all that one command touched: in its transaction, after they
// were stored, and whatever the way was: form, Excel or archive.
using Follow = std::function<Result<Done>(journal::Change&, const std::vector<Touched>&)>;

// Whether two records may be known by the same: two guards of one name at one school, but not two schools of one code.
enum class Namesakes { possible, none };

// Hooks of a slice. `record` points to the struct the type describes.
struct Book {
  const records::RecordType& type;
  Label group;               // the menu's heading
  May read;
  // The lowest level whose people have a list of it: below it there is nothing of it in their scope, or but the one row
  // that is shown where it matters. They are not offered it.
  org::Level lowest = org::Level::school;
  // The lowest level whose people add records and archive them; who works below it changes what is there: a school its
  // own file.
  org::Level made_by = org::Level::school;
  std::optional<May> write;  // plain create, change and archive through the book; absent: only the slice's commands
  std::optional<May> import; // by Excel
  May reveal = May::secrets_reveal;  // the secret fields, one at a time and with a reason
  std::string_view label_field = "name";  // what a reference to it shows
  std::string_view code_field = {};       // a second name people type in Excel (a school's code)
  std::string_view owner_field = "school";  // the reference that says which school or unit it belongs to
  // Where the owner may be left empty: the lowest level whose people keep such a row, at their own unit. Others must say.
  std::optional<org::Level> kept_at_own_unit = {};
  // What a sheet finds a record again by: the first of these keys that a row fills in, and of the last one all that is
  // required. A school's code, else its place and name.
  std::vector<std::vector<std::string_view>> known_by = {};
  Namesakes namesakes = Namesakes::possible;
  std::map<std::string_view, std::string_view> may_refer = {};  // field -> which records an import looks among: "level = 'county'"
  std::string_view issued_down = {};        // rows of units above that are readable too: "state <> 'draft'"
  std::vector<std::string_view> announced = {};  // events of what is issued that consoles of the units below hear of
  std::string_view issued_up = {};          // rows of units below that are readable at all; empty: all of them
  const records::RecordType* entries = nullptr;  // what the journal keeps under names of its own: a sheet's answers, by point
  records::Query found_among = {};          // filters of the search over all books: units without schools, a book of their own
  std::vector<records::ComputedFilter> filters = {};
  // Fills computed fields of a page at once (no query per row).
  std::function<void(const Context&, const std::vector<void*>&)> complete = {};
  // What this actor may do with it now: the names of moves, shown as `can`.
  std::function<std::vector<std::string>(const Context&, const void*)> can = {};
  // Refuses what single fields cannot: pure, so the form, the API and a dry run of an import agree.
  std::function<std::vector<Error>(const void* before, const void* after, Date today)> check = {};
  // Where new records belong, when that is not what owner_field refers to (a school makes its own unit). Sets each
  // head's unit_path; many at once, because an import brings thousands.
  std::function<Result<Done>(journal::Change&, const Actor&, const std::vector<void*>& records)> place = {};
  // What else must follow when a record was changed or archived, in the same transaction.
  std::function<Result<Done>(journal::Change&, const Actor&, const void* before, void* after)> settle = {};
  std::vector<Follow> follows = {};  // of slices above, which add theirs by Books::follow
};

class Books {
 public:
  Books& add(Book book);
  const Book* find(std::string_view name) const;
  const std::vector<std::unique_ptr<Book>>& all() const { return books_; }
  // The book is there already: slices are added in the order of layers.txt.
  void follow(std::string_view name, Follow follow);
  // Every table with a unit_path: what has to move when a unit moves. Slices name those that are not books.
  void add_scoped_table(std::string table) { scoped_tables_.push_back(std::move(table)); }
  org::Followers followers() const;

 private:
  std::vector<std::string> scoped_tables_;
  std::vector<std::unique_ptr<Book>> books_;
};

// What a record as it would stand is refused for, without asking the database: days to come of what has happened, and the
// book's own check.
std::vector<Error> faults_in(const Book& book, const void* before, const void* after, Date today);

// Of a book whose owner may be left empty: places such a row at the actor's unit, or refuses it to whom it is not allowed.
std::optional<Error> place_at_own_unit(const Book& book, const Actor& actor, const void* before, void* after);

Result<Done> tell_followers(journal::Change& change, const Book& book, const std::vector<Touched>& touched);
std::string path_of(const Book& book);  // /api/guards
// What the actor may read of it: the own subtree and what the units above have issued.
records::Scope readable(const Book& book, const Actor& actor);
bool is_offered(const Book& book, const Actor& actor);
bool may_make(const Book& book, const Actor& actor);
bool has_secret(const Book& book);

}  // namespace anyuan::bookkeeping
