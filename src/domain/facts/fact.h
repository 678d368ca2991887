#pragma once
// A fact (事实) is one thing known of a school, with its source, its time and who stands for it. What was measured stands
// beside what was seen on site and what was declared; none overwrites another (R-TECH-1). rules of packs are judged on
// facts, and a fact nobody has spoken of lately is unknown, never zero.
#include <vector>

#include "domain/schools/school.h"
#include "platform/formula/formula.h"
#include "platform/records/describe.h"

namespace anyuan::facts {

// In the order in which they count.
enum class Source { measured, observed, declared };
BOOST_DESCRIBE_ENUM(Source, measured, observed, declared)
constexpr Label label_of(Source source) {
  switch (source) {
    case Source::measured: return {"实测", "Measured"};
    case Source::observed: return {"现场核实", "Seen on site"};
    case Source::declared: return {"申报", "Declared"};
  }
  return {};
}

// One entry of the catalogue. `ledger` says which book its declared value is counted from; empty: people tell it.
struct Fact {
  std::string name;  // guards.full_time, as packs call it
  Label label;
  std::string_view unit = {};
  formula::Type type = formula::Type::number;
  std::vector<std::string> choices = {};
  std::vector<Label> choice_labels = {};  // of each, in their order
  std::string_view ledger = {};
  std::int64_t most = 1'000'000;  // of a number: above it somebody mistyped
  // Days after which the word of a source is no longer taken: a device is silent, a visit long ago, a ledger left alone.
  int measured_days = 3, observed_days = 180, declared_days = 400;
  int days(Source source) const {
    switch (source) {
      case Source::measured: return measured_days;
      case Source::observed: return observed_days;
      case Source::declared: return declared_days;
    }
    return 0;
  }
};

// Every fact there is; an entry's place is its number in a SchoolFacts.
const std::vector<Fact>& catalogue();
std::optional<std::size_t> number_of(std::string_view fact);
// The fact by which a school says that a ledger lists all there is, so that an empty one means none.
std::string completeness_of(std::string_view ledger);

// What was said of one fact of one school by one source, last; what it said before is in the journal.
struct Statement {
  records::Head head;
  schools::SchoolId school;
  std::string fact;
  Source source = Source::declared;
  std::string value;  // true, 12, 2026-11-25, or a choice's name
  Instant said_at{};
  std::string said_by;  // the person, or the device
  std::string note;
  std::string about, told;  // fact and value as people read them
  bool operator==(const Statement&) const = default;
};
inline const records::RecordType& type_of(const Statement*) {
  using records::field, records::Listed;
  static const auto type = records::record<Statement>("statements", "st", {"事实陈述", "Statements"}, {
      field<&Statement::school>("school", {"所在学校", "School"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "schools"}),
      field<&Statement::about>("about", {"事实", "Fact"}, {.read_only = true, .computed = true, .list = Listed::shown}),
      field<&Statement::told>("told", {"内容", "Value"}, {.read_only = true, .computed = true, .list = Listed::shown}),
      field<&Statement::fact>("fact", {"事实代号", "Fact's name"}, {.required = true, .filtered = true, .length_max = 60}),
      field<&Statement::source>("source", {"来源", "Source"}, {.required = true, .filtered = true, .list = Listed::shown}),
      field<&Statement::value>("value", {"取值", "Stored value"}, {.required = true, .length_max = 60}),
      field<&Statement::said_at>("said_at", {"时间", "At"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Statement::said_by>("said_by", {"核实人或设备", "By"}, {.read_only = true, .list = Listed::shown, .length_max = 60}),
      field<&Statement::note>("note", {"说明", "Note"}, {.length_max = 200}),
  });
  return type;
}

// Nothing when the text is no value of the fact's type.
std::optional<formula::Value> value_in(const Fact& fact, std::string_view text);

// A value as people read it: a choice by its label, 是 and 否, a day, a number.
std::string words_of(const Fact& fact, const formula::Value& value);

// All that is said of one school, by the catalogue's numbers.
struct SchoolFacts {
  std::string school, unit_path;
  std::vector<formula::Value> declared;   // counted from the ledgers or the school's own record
  std::vector<Instant> declared_at;       // when that ledger last changed
  std::vector<Statement> statements;
};

// What counts of a fact now, and what speaks against it.
struct Counted {
  formula::Value value;
  std::optional<Source> source;  // none: unknown
  Instant at{};
  std::string by;
  bool disputed = false;  // another source that is still taken says otherwise
};
Counted counted(const SchoolFacts& facts, std::size_t number, Instant now);

}  // namespace anyuan::facts
