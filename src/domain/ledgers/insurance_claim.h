#pragma once
// 保险理赔: a claim on a policy and what became of it (R-INS-1). Who was hurt is no business of this ledger.
#include "domain/attachments/attachment.h"
#include "domain/ledgers/insurance_policy.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class ClaimState { reported, in_progress, paid, refused };
BOOST_DESCRIBE_ENUM(ClaimState, reported, in_progress, paid, refused)
constexpr Label label_of(ClaimState state) {
  switch (state) {
    case ClaimState::reported: return {"已报案", "Reported"};
    case ClaimState::in_progress: return {"理赔中", "In progress"};
    case ClaimState::paid: return {"已赔付", "Paid"};
    case ClaimState::refused: return {"未予赔付", "Refused"};
  }
  return {};
}

struct InsuranceClaim {
  records::Head head;
  schools::SchoolId school;
  std::string subject;
  InsurancePolicyId policy;
  Date happened_on{};
  ClaimState state = ClaimState::reported;
  std::optional<double> claimed;
  std::optional<double> paid;
  std::optional<Date> closed_on;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const InsuranceClaim*) {
  using records::field, records::Listed;
  static const auto type = records::record<InsuranceClaim>("insurance_claims", "ic", {"保险理赔", "Insurance claims"}, {
      of_school<&InsuranceClaim::school>(),
      field<&InsuranceClaim::subject>("subject", {"事由", "Subject"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 100, .hint = {"不写学生姓名", "Without names of pupils"}, .also_headed = "理赔事由|出险原因"}),
      field<&InsuranceClaim::policy>("policy", {"所属保单", "Policy"}, {.filtered = true, .refers_to = "insurance_policies", .also_headed = "保单号|保单"}),
      field<&InsuranceClaim::happened_on>("happened_on", {"出险日期", "Happened on"}, {.required = true, .filtered = true, .sorted = true, .past = true, .list = Listed::shown, .also_headed = "事故日期|日期"}),
      field<&InsuranceClaim::state>("state", {"理赔状态", "State"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "状态|进展"}),
      field<&InsuranceClaim::claimed>("claimed", {"申请金额", "Claimed"}, {.sorted = true, .min = 0, .max = 100000000, .also_headed = "索赔金额", .unit = "元"}),
      field<&InsuranceClaim::paid>("paid", {"赔付金额", "Paid"}, {.sorted = true, .list = Listed::shown, .min = 0, .max = 100000000, .also_headed = "理赔金额|金额", .unit = "元"}),
      field<&InsuranceClaim::closed_on>("closed_on", {"结案日期", "Closed on"}, {.filtered = true, .sorted = true, .past = true, .also_headed = "赔付日期"}),
      field<&InsuranceClaim::files>("files", {"理赔资料", "Papers"}, {.refers_to = "attachments"}),
  }, "-happened_on");
  return type;
}

}  // namespace anyuan::ledgers
