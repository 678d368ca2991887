#pragma once
// Changes to plain records: create, change, archive, reveal a secret. One transaction and one event each.
#include <boost/json/object.hpp>
#include <memory>
#include <string>

#include "domain/bookkeeping/book.h"
#include "platform/platform.h"

namespace anyuan::bookkeeping {

using AnyRecord = std::shared_ptr<void>;

Result<AnyRecord> create(const Platform& platform, const Books& books, const Book& book, const Actor& actor,
                         const boost::json::object& request);
Result<AnyRecord> change(const Platform& platform, const Books& books, const Book& book, const Actor& actor,
                         std::string_view id, const boost::json::object& request);
// Refused without a reason: reason_needed.
Result<AnyRecord> archive(const Platform& platform, const Book& book, const Actor& actor, std::string_view id,
                          std::int64_t version, std::string_view reason);
// The plain text of a secret field; who asked, for what and when is an event.
Result<std::string> reveal(const Platform& platform, const Book& book, const Actor& actor, std::string_view id,
                           std::string_view field, std::string_view reason);

// Refused: reason_needed, too_long.
Result<Done> judge_reveal_reason(std::string_view reason);

// Checks references and uniqueness, places the record, stores and notes it; shared with the Excel import.
Result<Done> insert(journal::Change& change, const Books& books, const Book& book, const Actor& actor, void* record);

}  // namespace anyuan::bookkeeping
