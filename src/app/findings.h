#pragma once
// What `anyuan doctor` says of one thing: how bad it is, what it means and what to do. Pure: what was measured comes in.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "platform/db/migrate.h"
#include "platform/db/server_state.h"
#include "platform/journal/journal.h"

namespace anyuan::app {

enum class Grade { ok, warning, error };

struct Words {
  std::string zh, en;
};

struct Finding {
  Grade grade = Grade::ok;
  Words subject, says, remedy;  // remedy: empty when there is nothing to do
};

Finding judge_space(std::uintmax_t available, std::uintmax_t capacity);
enum class Whose { bureau, local_authority };
Finding judge_certificate(Whose whose, Instant end, Instant now);
// The last event is the journal's, the server's time PostgreSQL's.
Finding judge_clock(Instant now, std::optional<Instant> last_event, std::optional<Instant> server_time);
Finding judge_schema(const db::SchemaState& state);
Finding judge_journal(const journal::Verdict& verdict);
Finding judge_settings(const std::vector<db::Setting>& lossy);

struct FilesSeen {
  std::size_t needed = 0, looked_at = 0;
  std::vector<std::string> missing, altered;  // attachments' ids
};
Finding judge_files(const FilesSeen& seen);

std::string text_of(const Finding& finding);            // as printed, Chinese first
int exit_code(const std::vector<Finding>& findings);    // 0 all well, 1 a warning, 2 an error

}  // namespace anyuan::app
