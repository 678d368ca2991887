#pragma once
// A filing (备案) tells the county's education bureau and police who guards a school: bodies, posts and guards (R-FILE-1,
// D3 二(一)). Each submission is an edition of its own and never rewritten; both agencies answer it, in any order. What the
// ledgers say beyond the last edition is a draft (待备案变动). A draft is worked out whenever a ledger changes
// (Book::follows), not when somebody looks: it must know since when, and a county asks for its overdue schools all at once.
#include "domain/accounts/user.h"
#include "domain/attachments/attachment.h"
#include "domain/schools/school.h"
#include "platform/records/describe.h"

namespace anyuan::filings {

// Days one has for it; the installation may set others (anyuan.yaml). 保安服务管理条例 art. 14: who hires guards files them
// within 30 days. The notice sets no number of its own (R-FILE-2), and no text says how long an agency may take: 15 is ours.
struct Terms {
  int to_file = 30;
  int to_answer = 15;
};
// The day itself is in time.
inline bool is_overdue(Date due, Date today) { return due < today; }
inline Date filed_by(Date changed_on, Terms terms) { return plus_days(changed_on, terms.to_file); }
// The earliest ones that are still in time today.
inline Date first_changed_in_time(Terms terms, Date today) { return plus_days(today, -terms.to_file); }
inline Instant first_submitted_in_time(Terms terms, Date today) { return start_of(plus_days(today, -terms.to_answer)); }
inline Date answered_by(Instant submitted_at, Terms terms) { return plus_days(date_at(submitted_at), terms.to_answer); }

using FilingId = Id<struct FilingTag>;

enum class Kind { office, staffing, change };
BOOST_DESCRIBE_ENUM(Kind, office, staffing, change)
constexpr Label label_of(Kind kind) {
  switch (kind) {
    case Kind::office: return {"保卫机构设置", "Security office"};
    case Kind::staffing: return {"人员配备", "Staffing"};
    case Kind::change: return {"变化情况", "Change"};
  }
  return {};
}

enum class State { submitted, filed, returned, replaced };
BOOST_DESCRIBE_ENUM(State, submitted, filed, returned, replaced)
constexpr Label label_of(State state) {
  switch (state) {
    case State::submitted: return {"待受理", "Waiting"};
    case State::filed: return {"已备案", "Filed"};
    case State::returned: return {"退回补正", "Returned"};
    case State::replaced: return {"已被新版替代", "Replaced by a later edition"};
  }
  return {};
}

// lapsed: the other agency gave the edition back, or a later one took its place, before this one answered.
enum class Answer { waiting, accepted, returned, lapsed };
BOOST_DESCRIBE_ENUM(Answer, waiting, accepted, returned, lapsed)
constexpr Label label_of(Answer answer) {
  switch (answer) {
    case Answer::waiting: return {"待受理", "Waiting"};
    case Answer::accepted: return {"已受理", "Accepted"};
    case Answer::returned: return {"已退回", "Returned"};
    case Answer::lapsed: return {"不再受理", "No longer asked"};
  }
  return {};
}

struct Filing {
  records::Head head;   // unit_path: the school's
  std::string number;   // BA-2145000001-02: the school's code and the edition
  schools::SchoolId school;
  std::int64_t edition = 1;
  std::vector<Kind> kinds;
  State state = State::submitted;
  Date changed_on{};    // since when the ledgers had said so
  Instant submitted_at{};
  std::string submitted_by;
  std::string note;
  std::vector<attachments::AttachmentId> files;
  std::int64_t guards = 0, posts = 0, bodies = 0;                    // how many it names
  std::int64_t added = 0, removed = 0, replaced = 0, changed = 0;    // against the last one filed
  Answer education = Answer::waiting;
  std::string education_by;
  std::optional<Instant> education_at;
  std::string education_opinion;
  Answer police = Answer::waiting;
  std::string police_by;
  std::optional<Instant> police_at;
  std::string police_opinion;
  std::optional<Date> answer_due_on;  // derived on every read while an answer is awaited
  bool overdue = false;
  bool operator==(const Filing&) const = default;
};

inline const records::RecordType& type_of(const Filing*) {
  using records::field, records::Listed;
  static constexpr Label what{"备案内容", "What is filed"}, education{"教育部门", "Education"}, police{"公安机关", "Police"};
  static const auto type = records::record<Filing>("filings", "fl", {"备案记录", "Filings"}, {
      field<&Filing::number>("number", {"备案编号", "Number"}, {.read_only = true, .searched = true, .called_by = true, .list = Listed::shown, .group = what}),
      field<&Filing::school>("school", {"学校", "School"}, {.read_only = true, .filtered = true, .list = Listed::shown, .refers_to = "schools", .group = what}),
      field<&Filing::edition>("edition", {"版次", "Edition"}, {.read_only = true, .group = what}),
      field<&Filing::kinds>("kinds", {"备案事项", "Matters"}, {.read_only = true, .list = Listed::shown, .group = what}),
      field<&Filing::state>("state", {"状态", "State"}, {.read_only = true, .filtered = true, .list = Listed::shown, .group = what}),
      field<&Filing::changed_on>("changed_on", {"变动日期", "Changed on"}, {.read_only = true, .filtered = true, .group = what}),
      field<&Filing::submitted_at>("submitted_at", {"报送时间", "Submitted at"}, {.read_only = true, .filtered = true, .sorted = true, .list = Listed::shown, .group = what}),
      field<&Filing::submitted_by>("submitted_by", {"报送人", "Submitted by"}, {.read_only = true, .searched = true, .group = what}),
      field<&Filing::note>("note", {"报送说明", "Note"}, {.read_only = true, .shape = records::Kind::multiline, .group = what}),
      field<&Filing::files>("files", {"附件", "Files"}, {.read_only = true, .list = Listed::never, .refers_to = "attachments", .group = what}),
      field<&Filing::answer_due_on>("answer_due_on", {"受理期限", "To be answered by"}, {.read_only = true, .computed = true, .group = what}),
      field<&Filing::overdue>("overdue", {"逾期未受理", "Not answered in time"}, {.read_only = true, .computed = true, .filtered = true, .list = Listed::shown, .group = what}),
      field<&Filing::guards>("guards", {"保安人员数", "Guards"}, {.read_only = true, .group = what, .unit = "名"}),
      field<&Filing::posts>("posts", {"安全岗位数", "Posts"}, {.read_only = true, .group = what, .unit = "个"}),
      field<&Filing::bodies>("bodies", {"安全机构数", "Bodies"}, {.read_only = true, .group = what, .unit = "个"}),
      field<&Filing::added>("added", {"新增", "Added"}, {.read_only = true, .group = what, .unit = "项"}),
      field<&Filing::removed>("removed", {"减少", "Removed"}, {.read_only = true, .group = what, .unit = "项"}),
      field<&Filing::replaced>("replaced", {"更换", "Replaced"}, {.read_only = true, .group = what, .unit = "项"}),
      field<&Filing::changed>("changed", {"修改", "Changed"}, {.read_only = true, .group = what, .unit = "项"}),
      field<&Filing::education>("education", {"教育部门受理", "Education"}, {.read_only = true, .filtered = true, .list = Listed::shown, .group = education}),
      field<&Filing::education_by>("education_by", {"教育经办人", "Answered by (education)"}, {.read_only = true, .group = education}),
      field<&Filing::education_at>("education_at", {"教育受理时间", "Answered at (education)"}, {.read_only = true, .group = education}),
      field<&Filing::education_opinion>("education_opinion", {"教育部门意见", "Opinion (education)"}, {.read_only = true, .group = education}),
      field<&Filing::police>("police", {"公安机关受理", "Police"}, {.read_only = true, .filtered = true, .list = Listed::shown, .group = police}),
      field<&Filing::police_by>("police_by", {"公安经办人", "Answered by (police)"}, {.read_only = true, .group = police}),
      field<&Filing::police_at>("police_at", {"公安受理时间", "Answered at (police)"}, {.read_only = true, .group = police}),
      field<&Filing::police_opinion>("police_opinion", {"公安机关意见", "Opinion (police)"}, {.read_only = true, .group = police}),
  });
  return type;
}

enum class DraftKind { first, change, returned };
BOOST_DESCRIBE_ENUM(DraftKind, first, change, returned)
constexpr Label label_of(DraftKind kind) {
  switch (kind) {
    case DraftKind::first: return {"首次备案", "First filing"};
    case DraftKind::change: return {"变动备案", "Change"};
    case DraftKind::returned: return {"退回补正", "Returned, to be corrected"};
  }
  return {};
}

// One to a school at most, gone when nothing is left to file. Not in the journal: it follows from what is.
struct Draft {
  records::Head head;
  schools::SchoolId school;
  DraftKind kind = DraftKind::first;
  Date changed_on{};  // since when the ledgers differ; of a returned edition, since it was returned
  std::int64_t added = 0, removed = 0, replaced = 0, changed = 0;
  Date due_on{};      // derived on every read
  std::int64_t days_left = 0;
  bool overdue = false;
  bool operator==(const Draft&) const = default;
};

inline const records::RecordType& type_of(const Draft*) {
  using records::field, records::Listed;
  static const auto type = records::record<Draft>("filing_drafts", "fd", {"待备案变动", "Changes to be filed"}, {
      field<&Draft::school>("school", {"学校", "School"}, {.read_only = true, .filtered = true, .list = Listed::shown, .refers_to = "schools"}),
      field<&Draft::kind>("kind", {"备案类型", "Kind"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Draft::changed_on>("changed_on", {"变动日期", "Changed on"}, {.read_only = true, .filtered = true, .sorted = true, .list = Listed::shown}),
      field<&Draft::due_on>("due_on", {"备案期限", "To be filed by"}, {.read_only = true, .computed = true, .list = Listed::shown}),
      field<&Draft::days_left>("days_left", {"剩余天数", "Days left"}, {.read_only = true, .computed = true, .unit = "天"}),
      field<&Draft::overdue>("overdue", {"是否逾期", "Overdue"}, {.read_only = true, .computed = true, .filtered = true, .list = Listed::shown}),
      field<&Draft::added>("added", {"新增", "Added"}, {.read_only = true, .list = Listed::shown, .unit = "项"}),
      field<&Draft::removed>("removed", {"减少", "Removed"}, {.read_only = true, .list = Listed::shown, .unit = "项"}),
      field<&Draft::replaced>("replaced", {"更换", "Replaced"}, {.read_only = true, .list = Listed::shown, .unit = "项"}),
      field<&Draft::changed>("changed", {"修改", "Changed"}, {.read_only = true, .list = Listed::shown, .unit = "项"}),
  }, "changed_on");
  return type;
}

}  // namespace anyuan::filings
