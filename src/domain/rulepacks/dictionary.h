#pragma once
// The names a rule pack may use: facts of a school and the norms that packs set. A slice that knows facts names them
// here once; a pack that uses another name is refused with its line.
#include <map>
#include <string>
#include <vector>

#include "platform/formula/formula.h"

namespace anyuan::rulepacks {

// Where several packs in force set the same norm the stricter one counts: a region may only raise it (R-STAFF-5).
enum class Strictness { none, higher, lower };

struct Name {
  std::string name;   // guards.full_time
  Label label;        // 专职保安员人数
  std::string_view unit = {};  // 人
  formula::Type type = formula::Type::number;
  std::vector<std::string> choices = {};
  Strictness norm = Strictness::none;  // none: a fact
};

class Dictionary {
 public:
  // CHECKs that no name comes twice.
  Dictionary& add(Name name);
  const Name* find(std::string_view name) const;
  // The place of a name in every frame; names are never taken away, so a place is for good.
  std::optional<std::size_t> slot_of(std::string_view name) const;
  std::size_t size() const { return names_.size(); }
  const Name& at(std::size_t slot) const { return names_[slot]; }
  std::optional<formula::Symbol> symbol(std::string_view name) const;

 private:
  std::vector<Name> names_;
  std::map<std::string, std::size_t, std::less<>> slots_;
};

// The norms packs may set; each is known to the judgement of every pack.
void add_norms(Dictionary& dictionary);

}  // namespace anyuan::rulepacks
