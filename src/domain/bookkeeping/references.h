#pragma once
// Names and codes people type for what a record refers to, within the actor's scope. What may be referred to is read
// once per import: a row costs no query.
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/bookkeeping/book.h"

namespace anyuan::bookkeeping {

class References {
 public:
  References(db::Reading& reading, const Books& books, const Book& book, const records::Scope& scope)
      : reading_(reading), books_(books), book_(book), scope_(scope) {}

  // One record by name or code; several texts narrow one another (county and township, in any order). With a home (the
  // path of whose row it is) only what is kept there or above it: every school has a 教学楼. Refused: name_not_found,
  // not_kept_here, reference_ambiguous; args[0] is the text at fault.
  Result<std::string> resolve(const records::Field& field, const std::vector<std::string>& texts, const std::string& home);
  // The path of a record by id, if it may (still) be referred to.
  const std::string* find_path(const records::Field& field, const std::string& id);

 private:
  struct Target {
    std::string id, path;
    bool is_choice = false;  // else it only tells choices apart
  };
  struct Index {
    std::vector<Target> targets;
    std::unordered_map<std::string, std::vector<std::size_t>> by_text;
    std::unordered_map<std::string, std::size_t> by_id;
    std::unordered_map<std::string, Result<std::string>> resolved;
  };
  Index& index_of(const records::Field& field);
  // Targets of this text; "桂林市灵川县" is 灵川县 below 桂林市.
  std::vector<std::size_t> named(const Index& index, std::string_view text) const;
  Result<std::string> narrowed(const records::Field& field, const Index& index, const std::vector<std::string>& texts, std::string_view home) const;

  db::Reading& reading_;
  const Books& books_;
  const Book& book_;
  records::Scope scope_;
  std::map<std::string_view, Index> indexes_;
};

}  // namespace anyuan::bookkeeping
