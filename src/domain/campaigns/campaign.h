#pragma once
// A campaign (专项行动) is one inspection drive of a city (or county, province) down its tree: 组织部署 -> 自查自纠 ->
// 检查验收 -> 回头看, with dates the initiator sets; each county goes through the phases on its own (R-CAMP-1..5,
// domain 1.4.1). A march (CampaignCounty) is one county's way through it: receipt, leading group, local plan, summary,
// phase. Kept at the issuing unit; readable below once issued.
#include "domain/attachments/attachment.h"
#include "domain/schools/school.h"
#include "platform/records/describe.h"

namespace anyuan::campaigns {

using CampaignId = Id<struct CampaignTag>;
using ChecklistId = Id<struct ChecklistTag>;

enum class State { draft, issued, archived };
BOOST_DESCRIBE_ENUM(State, draft, issued, archived)
constexpr Label label_of(State state) {
  switch (state) {
    case State::draft: return {"草稿", "Draft"};
    case State::issued: return {"进行中", "Under way"};
    case State::archived: return {"已归档", "Archived"};
  }
  return {};
}

enum class Phase { organise, self_check, acceptance, look_back, finished };
BOOST_DESCRIBE_ENUM(Phase, organise, self_check, acceptance, look_back, finished)
constexpr Label label_of(Phase phase) {
  switch (phase) {
    case Phase::organise: return {"组织部署", "Organisation"};
    case Phase::self_check: return {"自查自纠", "Self-check"};
    case Phase::acceptance: return {"检查验收", "Acceptance"};
    case Phase::look_back: return {"回头看", "Look-back"};
    case Phase::finished: return {"总结归档", "Finished"};
  }
  return {};
}

struct PhaseDates {
  Phase phase = Phase::organise;
  Date from{}, to{};
  bool operator==(const PhaseDates&) const = default;
};
inline const records::RecordType& type_of(const PhaseDates*) {
  using records::field;
  static const auto type = records::record<PhaseDates>("phase_dates", "", {"阶段", "Phase"}, {
      field<&PhaseDates::phase>("phase", {"阶段", "Phase"}, {.required = true}),
      field<&PhaseDates::from>("from", {"开始", "From"}, {.required = true}),
      field<&PhaseDates::to>("to", {"截止", "To"}, {.required = true}),
  });
  return type;
}

struct Campaign {
  records::Head head;   // unit_path: the issuing unit's
  std::string name;
  std::int64_t year = 0;
  std::string document_number;  // 市公通〔2019〕12号
  std::string issuers;          // 桂林市公安局、桂林市教育局
  std::string basis;            // the notice's words on what it is for
  ChecklistId checklist;
  std::vector<schools::Category> categories;  // whom it covers; empty: every institution
  std::vector<PhaseDates> phases;             // the first four, in order, each after the one before
  std::vector<attachments::AttachmentId> documents;
  double coverage_target = 100;  // per cent of schools with a submitted self-check (D1 七(二))
  State state = State::draft;
  std::optional<Instant> issued_at;
  std::string issued_by;
  CampaignId cloned_from;
  bool operator==(const Campaign&) const = default;
};

bool covers(const Campaign& campaign, schools::Category category);

inline const records::RecordType& type_of(const Campaign*) {
  using records::field;
  using records::Listed;
  static const auto type = records::record<Campaign>("campaigns", "ca", {"专项行动", "Campaigns"}, {
      field<&Campaign::name>("name", {"行动名称", "Campaign"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 100}),
      field<&Campaign::year>("year", {"年度", "Year"}, {.required = true, .filtered = true, .sorted = true, .list = Listed::shown, .min = 2000, .max = 2100}),
      field<&Campaign::document_number>("document_number", {"文号", "Document number"}, {.searched = true, .length_max = 60}),
      field<&Campaign::issuers>("issuers", {"发文机关", "Issuers"}, {.required = true, .list = Listed::shown, .length_max = 100}),
      field<&Campaign::basis>("basis", {"工作要求", "What it asks for"}, {.list = Listed::never, .shape = records::Kind::multiline, .length_max = 4000}),
      field<&Campaign::checklist>("checklist", {"检查表", "Checklist"}, {.required = true, .refers_to = "checklists"}),
      field<&Campaign::categories>("categories", {"检查范围(办学类型)", "Which institutions"}, {.hint = {"不选表示全部", "None means all"}}),
      field<&Campaign::phases>("phases", {"阶段安排", "Phases"}, {.required = true, .list = Listed::never}),
      field<&Campaign::documents>("documents", {"附件", "Documents"}, {.list = Listed::never, .refers_to = "attachments"}),
      field<&Campaign::coverage_target>("coverage_target", {"自查覆盖率目标", "Coverage target"}, {.min = 0, .max = 100, .unit = "%"}),
      field<&Campaign::state>("state", {"状态", "State"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Campaign::issued_at>("issued_at", {"下发时间", "Issued at"}, {.read_only = true, .list = Listed::shown}),
      field<&Campaign::issued_by>("issued_by", {"下发人", "Issued by"}, {.read_only = true}),
      field<&Campaign::cloned_from>("cloned_from", {"沿用自", "Cloned from"}, {.read_only = true, .refers_to = "campaigns"}),
  });
  return type;
}

enum class GroupAgency { police, education, other };
BOOST_DESCRIBE_ENUM(GroupAgency, police, education, other)
constexpr Label label_of(GroupAgency agency) {
  switch (agency) {
    case GroupAgency::police: return {"公安", "Police"};
    case GroupAgency::education: return {"教育", "Education"};
    case GroupAgency::other: return {"其他", "Other"};
  }
  return {};
}

// R-ORG-1: who leads it in the county; at least one deputy head of police and one of education.
struct Member {
  std::string name, post;
  GroupAgency agency = GroupAgency::other;
  bool deputy_head = false; // 分管领导
  bool leader = false;      // 组长
  bool operator==(const Member&) const = default;
};
inline const records::RecordType& type_of(const Member*) {
  using records::field;
  static const auto type = records::record<Member>("group_members", "", {"领导小组成员", "Member"}, {
      field<&Member::name>("name", {"姓名", "Name"}, {.required = true, .length_max = 20}),
      field<&Member::post>("post", {"单位及职务", "Post"}, {.required = true, .length_max = 60}),
      field<&Member::agency>("agency", {"部门", "Agency"}, {.required = true}),
      field<&Member::deputy_head>("deputy_head", {"分管领导", "Deputy head"}),
      field<&Member::leader>("leader", {"组长", "Leader"}),
  });
  return type;
}

struct CampaignCounty {
  records::Head head;   // unit_path: the county's
  CampaignId campaign;
  org::UnitId county;
  Phase phase = Phase::organise;
  std::optional<Instant> received_at;  // R-CAMP: 传达回执
  std::string received_by;
  std::vector<Member> group;
  std::optional<Instant> group_at;
  std::string plan;  // 具体实施意见 (R-ORG-2)
  std::vector<attachments::AttachmentId> plan_documents;
  std::optional<Instant> plan_at;
  std::string summary;  // 自查自纠情况小结
  std::vector<attachments::AttachmentId> summary_documents;
  std::optional<Instant> summary_at;
  bool operator==(const CampaignCounty&) const = default;
};

inline const records::RecordType& type_of(const CampaignCounty*) {
  using records::field;
  using records::Listed;
  static const auto type = records::record<CampaignCounty>("campaign_counties", "cc", {"县区推进", "County progress"}, {
      field<&CampaignCounty::campaign>("campaign", {"专项行动", "Campaign"}, {.read_only = true, .filtered = true, .list = Listed::shown, .refers_to = "campaigns"}),
      field<&CampaignCounty::county>("county", {"县(市、区)", "County"}, {.read_only = true, .filtered = true, .list = Listed::shown, .refers_to = "units"}),
      field<&CampaignCounty::phase>("phase", {"所处阶段", "Phase"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&CampaignCounty::received_at>("received_at", {"签收时间", "Received at"}, {.read_only = true, .list = Listed::shown}),
      field<&CampaignCounty::received_by>("received_by", {"签收人", "Received by"}, {.read_only = true}),
      field<&CampaignCounty::group>("group_members", {"领导小组", "Leading group"}, {.list = Listed::never}),
      field<&CampaignCounty::group_at>("group_at", {"领导小组成立时间", "Group formed at"}, {.read_only = true, .list = Listed::shown}),
      field<&CampaignCounty::plan>("plan", {"实施意见", "Local plan"}, {.list = Listed::never, .shape = records::Kind::multiline, .length_max = 4000}),
      field<&CampaignCounty::plan_documents>("plan_documents", {"实施意见附件", "Plan documents"}, {.list = Listed::never, .refers_to = "attachments"}),
      field<&CampaignCounty::plan_at>("plan_at", {"实施意见报送时间", "Plan filed at"}, {.read_only = true, .list = Listed::shown}),
      field<&CampaignCounty::summary>("summary", {"自查小结", "Self-check summary"}, {.list = Listed::never, .shape = records::Kind::multiline, .length_max = 4000}),
      field<&CampaignCounty::summary_documents>("summary_documents", {"小结附件", "Summary documents"}, {.list = Listed::never, .refers_to = "attachments"}),
      field<&CampaignCounty::summary_at>("summary_at", {"小结报送时间", "Summary filed at"}, {.read_only = true, .list = Listed::shown}),
  });
  return type;
}

// R-CHK-4: the recorded waiver for a school that cannot check itself (closed, moved, flooded).
struct Waiver {
  records::Head head;  // unit_path: the school's
  CampaignId campaign;
  schools::SchoolId school;
  std::string reason;
  std::string granted_by;
  bool operator==(const Waiver&) const = default;
};
inline const records::RecordType& type_of(const Waiver*) {
  using records::field;
  using records::Listed;
  static const auto type = records::record<Waiver>("waivers", "wv", {"免检登记", "Waivers"}, {
      field<&Waiver::campaign>("campaign", {"专项行动", "Campaign"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "campaigns"}),
      field<&Waiver::school>("school", {"学校", "School"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "schools"}),
      field<&Waiver::reason>("reason", {"免检理由", "Reason"}, {.required = true, .list = Listed::shown, .length_max = 200}),
      field<&Waiver::granted_by>("granted_by", {"批准人", "Granted by"}, {.read_only = true, .list = Listed::shown}),
  });
  return type;
}

}  // namespace anyuan::campaigns
