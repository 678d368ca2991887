#pragma once
// JSON as it is told, member by member: as a text for pages of records, where a tree would be most of the cost, or as
// a tree for what is looked at again. Shape::tell (member.h) tells a value to either.
#include <boost/json.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/records/record_type.h"

namespace anyuan::records {

// Puts the commas itself; that every bracket is closed and every member has a value is the caller's care.
class JsonText {
 public:
  void open(char bracket) {
    separate();
    text_ += bracket;
    is_first_ = true;
  }
  void close(char bracket) {
    text_ += bracket;
    is_first_ = false;
  }
  void key(std::string_view name, std::string_view ending = {});  // needs no escaping: names are ours

  void text(std::string_view value);
  void whole(std::int64_t value);
  void number(double value);  // finite; to the last bit, and never to be read back as a whole number
  void truth(bool value) { plain(value ? "true" : "false"); }
  void nothing() { plain("null"); }
  void object(const RecordType& type, const void* record);
  template <class T, class Each>
  void list(const std::vector<T>& items, Each&& tell_item) {
    open('[');
    for (const auto& item : items) tell_item(item, *this);
    close(']');
  }

  std::size_t size() const { return text_.size(); }
  // Makes the empty text that was told since then null: "not filled in".
  void null_if_empty(std::size_t since);
  void reserve(std::size_t bytes) { text_.reserve(bytes); }
  std::string take() { return std::move(text_); }

 private:
  void separate() {
    if (!is_first_) text_ += ',';
    is_first_ = false;
  }
  void plain(std::string_view value) {
    separate();
    text_ += value;
  }
  std::string text_;
  bool is_first_ = true;
};

struct JsonTree {
  boost::json::value told;

  void text(std::string_view value) { told = boost::json::string(value); }
  void whole(std::int64_t value) { told = value; }
  void number(double value) { told = value; }
  void truth(bool value) { told = value; }
  void nothing() { told = nullptr; }
  void object(const RecordType& type, const void* record) { told = to_json(type, record); }
  template <class T, class Each>
  void list(const std::vector<T>& items, Each&& tell_item) {
    boost::json::array array;
    array.reserve(items.size());
    for (const auto& item : items) {
      JsonTree one;
      tell_item(item, one);
      array.push_back(std::move(one.told));
    }
    told = std::move(array);
  }
};

// The members of a record as people may see them, between the brackets of an object: secrets masked.
void tell_members(const RecordType& type, const void* record, JsonText& out);

}  // namespace anyuan::records
