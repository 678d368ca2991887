#pragma once
// Editions that were submitted and answered before: what another system hands over, and the demo city's. Every answer passes the
// rules a person's answer passes, at its own time, and leaves its own event in the journal.
#include <map>

#include "domain/filings/commands.h"

namespace anyuan::filings {

struct Taken {
  accounts::Actor actor;
  Instant at{};
  Step step;
};

struct Past {
  accounts::Actor school;  // who submitted it
  std::string code;        // the school's
  Instant submitted_at{};
  Date changed_on{};
  Contents contents;       // what it says; the differences are worked out
  std::vector<Taken> answers;
};

// What the ledgers of the schools at these paths say now.
std::map<std::string, Contents, std::less<>> contents_now(db::Reading& reading, const records::Vault& vault, const std::vector<std::string>& paths);

// Stores them, the editions of each school in the given order; drafts are the caller's to bring up to date. Refused as the
// first refused answer was.
Result<Done> bring_in(journal::Change& change, const std::vector<Past>& all);

}  // namespace anyuan::filings
