#pragma once
// A notice (通知) is a document a unit sends down its tree; each unit below says that it has received it, and the list
// of those who have not is always at hand (R-ORG-13). Kept at the sender; readable below once issued.
#include "domain/attachments/attachment.h"
#include "domain/org/unit.h"
#include "platform/records/describe.h"

namespace anyuan::notices {

using NoticeId = Id<struct NoticeTag>;

enum class State { draft, issued, withdrawn };
BOOST_DESCRIBE_ENUM(State, draft, issued, withdrawn)
constexpr Label label_of(State state) {
  switch (state) {
    case State::draft: return {"草稿", "Draft"};
    case State::issued: return {"已发布", "Issued"};
    case State::withdrawn: return {"已撤回", "Withdrawn"};
  }
  return {};
}

struct Notice {
  records::Head head;  // unit_path: the sender's
  std::string title, body;
  std::string document_number;
  std::vector<org::Level> audience;  // which levels below must say they received it
  std::vector<attachments::AttachmentId> documents;
  std::string campaign;  // of the campaign this notice issues; empty otherwise
  State state = State::draft;
  std::optional<Instant> issued_at;
  std::string issued_by;
  bool received = false;  // by the reader's unit
  bool operator==(const Notice&) const = default;
};

inline const records::RecordType& type_of(const Notice*) {
  using records::field;
  using records::Listed;
  static const auto type = records::record<Notice>("notices", "nt", {"通知", "Notices"}, {
      field<&Notice::title>("title", {"标题", "Title"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 100}),
      field<&Notice::document_number>("document_number", {"文号", "Document number"}, {.searched = true, .list = Listed::shown, .length_max = 60}),
      field<&Notice::body>("body", {"正文", "Text"}, {.required = true, .list = Listed::never, .shape = records::Kind::multiline, .length_max = 8000}),
      field<&Notice::audience>("audience", {"签收范围", "Who receives it"}, {.required = true}),
      field<&Notice::documents>("documents", {"附件", "Documents"}, {.list = Listed::never, .refers_to = "attachments"}),
      field<&Notice::campaign>("campaign", {"专项行动", "Campaign"}, {.read_only = true, .filtered = true, .list = Listed::never, .refers_to = "campaigns"}),
      field<&Notice::state>("state", {"状态", "State"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Notice::issued_at>("issued_at", {"发布时间", "Issued at"}, {.read_only = true, .list = Listed::shown}),
      field<&Notice::issued_by>("issued_by", {"发布人", "Issued by"}, {.read_only = true, .list = Listed::shown}),
      field<&Notice::received>("received", {"本单位已签收", "Received by us"}, {.read_only = true, .computed = true, .list = Listed::shown}),
  });
  return type;
}

}  // namespace anyuan::notices
