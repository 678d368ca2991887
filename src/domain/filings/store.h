#pragma once
// The only SQL for filings beside their records. Private to the slice.
#include <map>
#include <span>
#include <string>
#include <vector>

#include "domain/filings/contents.h"
#include "domain/filings/filing.h"
#include "platform/db/connection.h"
#include "platform/records/list.h"
#include "platform/records/vault.h"

namespace anyuan::filings {

using Paths = std::span<const std::string>;  // of schools, db::in_list_max at most
using ByPath = std::map<std::string, Contents, std::less<>>;

// The people and bodies the ledgers have now.
ByPath live_contents(db::Reading& reading, const records::Vault& vault, Paths paths);

// The editions of these schools, without those replaced, in their order.
std::vector<Filing> editions(db::Reading& reading, const records::Vault& vault, Paths paths);
std::vector<Filing> all_editions(db::Reading& reading, const records::Vault& vault, std::string_view unit_path);
std::int64_t last_edition(db::Reading& reading, std::string_view school);

void insert_contents(db::Writing& writing, const Filing& filing, const Contents& contents);
std::map<std::string, Contents, std::less<>> filed_contents(db::Reading& reading, std::span<const std::string> filings);

// Id and path of editions that still have names although a later one was filed before `before`.
std::vector<std::tuple<std::string, std::string>> editions_to_forget(db::Reading& reading, Instant before, std::int64_t limit);
void put_erased(db::Writing& writing, std::string_view filing, const Contents& contents, Instant now);

std::vector<Draft> drafts_at(db::Reading& reading, const records::Vault& vault, Paths paths);
void delete_draft(db::Writing& writing, std::string_view id);

// "f.overdue=true" in SQL, of drafts and of editions: the same judgement as is_overdue.
records::Condition unfiled_condition(bool overdue, Terms terms, Date today);
records::Condition unanswered_condition(bool overdue, Terms terms, Date today);

}  // namespace anyuan::filings
