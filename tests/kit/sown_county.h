#pragma once
// A county's files in one instance: schools, some of one name, and several rows of every ledger each, made by kit/varied.h.
#include "domain/bookkeeping/imports.h"
#include "kit/city.h"
#include "kit/varied.h"

namespace anyuan::kit {

// The books that come in by Excel, each after those its rows refer to.
std::vector<const bookkeeping::Book*> imported_books(const bookkeeping::Books& books);

// What one import came to: outcome -> rows, and what was wrong with the first refused row.
struct Imported {
  std::map<std::string, std::int64_t> counts;
  std::string refused;
};

class SownCounty {
 public:
  explicit SownCounty(db::Engine engine) : city_(engine), officer_(city_.actor(county)) {}

  City& city() { return city_; }
  const accounts::Actor& officer() const { return officer_; }
  // So many schools, and of each ledger up to `rows_each` rows a school.
  void sow(int schools, int rows_each, std::uint64_t seed);

  // As the console does it: exported with secrets in plain where the book has any, checked, applied.
  std::string exported(const bookkeeping::Book& book) const;
  Imported import(const bookkeeping::Book& book, std::string_view bytes);

  static constexpr std::string_view county = "450321";

 private:
  std::vector<Owner> sow_schools(Varied& varied, int schools);
  City city_;
  accounts::Actor officer_;
};

}  // namespace anyuan::kit
