#pragma once
// Submitting what is to be filed, and answering it; and keeping drafts up to what the ledgers say.
#include "domain/filings/contents.h"
#include "domain/filings/filing.h"
#include "platform/journal/change.h"
#include "platform/platform.h"

namespace anyuan::filings {

enum class Action { accept, give_back };
BOOST_DESCRIBE_ENUM(Action, accept, give_back)
constexpr Label label_of(Action action) {
  switch (action) {
    case Action::accept: return {"受理", "Accept"};
    case Action::give_back: return {"退回补正", "Give back"};
  }
  return {};
}

struct Step {
  Action action = Action::accept;
  std::int64_t version = 0;
  std::string opinion;  // why it is given back; with an acceptance, if there is one
};

inline const records::RecordType& type_of(const Step*) {
  using records::field;
  static const auto type = records::record<Step>("filing_steps", "", {"备案处置", "Filing step"}, {
      field<&Step::action>("action", {"操作", "Action"}, {.required = true}),
      field<&Step::opinion>("opinion", {"意见", "Opinion"}, {.shape = records::Kind::multiline, .length_max = 200}),
  });
  return type;
}

struct Submission {
  std::int64_t version = 0;  // of the draft that was looked at
  std::string note;
  std::vector<attachments::AttachmentId> files;  // signed papers, contracts
};

inline const records::RecordType& type_of(const Submission*) {
  using records::field;
  static const auto type = records::record<Submission>("filing_submissions", "", {"备案报送", "Submission"}, {
      field<&Submission::note>("note", {"报送说明", "Note"}, {.shape = records::Kind::multiline, .length_max = 200}),
      field<&Submission::files>("files", {"附件", "Files"}, {.refers_to = "attachments"}),
  });
  return type;
}

Result<Filing> submit(const Platform& platform, const accounts::Actor& actor, std::string_view draft, const Submission& submission);
Result<Filing> answer(const Platform& platform, const accounts::Actor& actor, std::string_view id, const Step& step);

// The drafts of the schools at these paths, worked out from their ledgers; `on` is the day new ones count from.
void bring_up_to_date(journal::Change& change, const std::vector<std::string>& paths, Date on);

// What a draft would file now; of an edition, what it filed. Out of scope: not_found.
Result<Contents> contents_of_draft(db::Reading& reading, const records::Vault& vault, const accounts::Actor& actor, std::string_view draft);
Result<Contents> contents_of(db::Reading& reading, const records::Vault& vault, const accounts::Actor& actor, std::string_view filing);

}  // namespace anyuan::filings
