#include "kit/varied.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "platform/journal/change.h"

namespace anyuan::kit {
namespace {

constexpr Date today(std::chrono::year(2026) / 11 / 24);  // of FakeClock

namespace json = boost::json;
using records::Field;
using records::Kind;

// What people write, and what workbooks make something else of.
constexpr std::string_view words[] = {
    "教学楼", "东门", "第 2 号", "=1+1", "007", "-5", "+86", "@所有人", "“应急”预案", "O'Brien", "<b>&amp;</b>", "100%_", "_x0041_",
    "2026-01-02", "TRUE", "1,234", "𠮷野家旧址", "巡逻 A 组", "a  b", "(一)", "甲、乙；丙", "C:\\校园", "A|B", "0.10", "#REF!", "㎡"};

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_owner(const bookkeeping::Book& book, const Field& field) { return !book.owner_field.empty() && field.name == book.owner_field; }

}  // namespace

std::int64_t Varied::between(std::int64_t least, std::int64_t most) {
  return least + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(most - least + 1)));
}

bool Varied::is_named_by_others(const bookkeeping::Book& book) const {
  return std::ranges::any_of(books_.all(), [&](const auto& other) {
    return std::ranges::any_of(other->type.fields, [&](const Field& field) {
      return field.kind == Kind::reference && field.traits.refers_to == book.type.name && !is_owner(*other, field);
    });
  });
}

std::string Varied::code(const Field& field) {
  const auto length = field.traits.length_fixed > 0 ? field.traits.length_fixed : std::min<std::size_t>(field.traits.length_max, 12);
  for (int tries = 0; tries < 100'000; ++tries) {
    std::string digits;
    for (std::size_t i = 0; i < length; ++i) digits += static_cast<char>('0' + random_.below(10));
    if (field.traits.check == nullptr || field.traits.check(digits).empty()) return digits;
  }
  CHECK(!"no digits pass the check of a field");
  return {};
}

std::string Varied::text(const Field& field, bool is_numbered) {
  if (field.traits.check != nullptr || field.traits.length_fixed > 0 || field.secret) return code(field);
  auto text = is_numbered || field.traits.unique ? fmt::format("{}", ++number_) : std::string{};
  const auto wanted = between(1, field.kind == Kind::multiline ? 12 : 3);
  for (std::int64_t i = 0; i < wanted; ++i) {
    const std::string mark = text.empty() ? "" : field.kind == Kind::multiline ? (happens(40) ? "\n\n  " : "\n") : (happens(50) ? " " : "");
    const auto longer = text + mark + std::string(words[random_.below(std::size(words))]);
    if (characters_in(longer) > field.traits.length_max) break;
    text = longer;
  }
  return text.empty() ? std::string("甲") : text;
}

json::value Varied::value(const Field& field, bool is_numbered) {
  const auto& traits = field.traits;
  if (!traits.required && field.kind != Kind::boolean && happens(30)) return nullptr;
  const auto least = std::isfinite(traits.min) ? static_cast<std::int64_t>(traits.min) : 0;
  const auto most = std::isfinite(traits.max) ? static_cast<std::int64_t>(traits.max) : 1000;
  switch (field.kind) {
    case Kind::text:
    case Kind::multiline: return json::value(json::string(text(field, is_numbered)));
    case Kind::integer: return happens(10) ? least : between(least, most);
    case Kind::decimal: {  // as typed: the double that is nearest to so many millionths
      const auto typed = static_cast<double>(between(least * 1'000'000, most * 1'000'000)) / 1e6;
      return happens(10) ? static_cast<double>(most) : std::max(typed, std::isfinite(traits.min) ? traits.min : 0);
    }
    case Kind::boolean: return happens(50);
    case Kind::date:
      // Of what expires a good part has just done so, or soon will.
      if (traits.expires && happens(30)) return json::value(json::string(text_of(plus_days(today, static_cast<int>(between(0, 60)) - 30))));
      return json::value(json::string(text_of(plus_days(Date(std::chrono::year(2015) / 1 / 1), static_cast<int>(between(0, traits.past ? 4000 : 5000))))));
    case Kind::instant: return json::value(json::string(text_of(start_of(Date(std::chrono::year(2020) / 3 / 1)) + std::chrono::seconds(between(0, 200'000'000)))));
    case Kind::choice: return json::value(json::string(field.choices[random_.below(field.choices.size())].name));
    case Kind::choices: {
      json::array some;
      for (const auto& choice : field.choices) {
        if (happens(40)) some.push_back(json::string(choice.name));
      }
      return some;
    }
    case Kind::list: {
      json::array items;
      for (auto left = field.nested == nullptr ? 0 : between(0, 3); left > 0; --left) {
        json::object item;
        for (const auto& inner : field.nested->fields) {
          if (auto one = value(inner, false); !one.is_null()) item[inner.name] = std::move(one);
        }
        items.push_back(std::move(item));
      }
      return items;
    }
    case Kind::reference:
    case Kind::object: break;
  }
  return nullptr;
}

json::value Varied::reference(const Field& field, const std::string& unit_path) {
  // What lies at its own place or below: a bureau's row may be about a school of its.
  std::vector<std::string> ids;
  const auto& named = named_[std::string(field.traits.refers_to)];
  for (auto at = named.lower_bound(unit_path); at != named.end() && at->first.starts_with(unit_path); ++at) ids.insert(ids.end(), at->second.begin(), at->second.end());
  if (ids.empty() || (!field.traits.required && happens(30))) return nullptr;
  return json::value(json::string(ids[random_.below(ids.size())]));
}

void Varied::fill(const bookkeeping::Book& book, const Field& field, const Owner& owner, void* record) {
  if (field.traits.read_only || field.traits.computed) return;
  const bool is_numbered = field.name == book.label_field && is_named_by_others(book);
  const auto chosen = is_owner(book, field) ? json::value(json::string(owner.id))
                      : field.kind == Kind::reference ? reference(field, owner.unit_path)
                                                      : value(field, is_numbered);
  // Nothing said leaves what the struct begins with, as in a request.
  if (chosen.is_null() && !field.nullable && field.kind != Kind::text && field.kind != Kind::multiline && field.kind != Kind::reference) return;
  const auto wrong = records::fill_field(field, record, chosen);
  if (wrong) throw std::logic_error(fmt::format("{}.{}: {} {}", book.type.name, field.name, wrong->reason, json::serialize(chosen)));
}

std::shared_ptr<void> Varied::record(const bookkeeping::Book& book, const Owner& owner) {
  constexpr int tries_max = 20'000;
  auto record = book.type.make();
  for (const auto& field : book.type.fields) fill(book, field, owner, record.get());
  for (int tries = 0;; ++tries) {
    const auto faults = bookkeeping::faults_in(book, nullptr, record.get(), today);
    if (faults.empty()) break;
    CHECK(tries < tries_max);
    // What is at fault is thought of again; now and then another field, which it may have been judged by.
    const auto* field = happens(80) ? book.type.find(faults.front().field) : &book.type.fields[random_.below(book.type.fields.size())];
    CHECK(field != nullptr);
    fill(book, *field, owner, record.get());
  }
  book.type.head(record.get()).unit_path = owner.unit_path;
  return record;
}

void Varied::store(const Platform& platform, const bookkeeping::Book& book, const bookkeeping::Actor& actor, const std::vector<std::shared_ptr<void>>& records) {
  const auto kept = journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Done> {
    std::vector<void*> all;
    for (const auto& record : records) {
      auto& head = book.type.head(record.get());
      head = {change.new_id(book.type.prefix), head.unit_path, 1, change.now, change.now, std::nullopt};
      all.push_back(record.get());
    }
    if (book.place) {
      TRY([[maybe_unused]] const auto placed, book.place(change, actor, all));
    }
    records::AnyStore(book.type, change.vault()).insert(change.writing, {all.begin(), all.end()});
    change.event(fmt::format("{}.imported", book.type.name), book.type.name, "", actor.scope.first);
    return Done{};
  });
  if (!kept.ok()) throw std::logic_error(kept.error().reason);
  for (const auto& record : records) {
    const auto& head = book.type.head(record.get());
    may_name(book.type.name, head.unit_path, head.id);
  }
}

}  // namespace anyuan::kit
