#pragma once
// 无证园点 (R-ORG-12): what a county found and what became of it. The children in it are somewhere the next day: how many were
// placed is asked for.
#include "domain/attachments/attachment.h"
#include "domain/org/unit.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class UnlicensedSiteKind { kindergarten, care_point, after_school };
BOOST_DESCRIBE_ENUM(UnlicensedSiteKind, kindergarten, care_point, after_school)
constexpr Label label_of(UnlicensedSiteKind kind) {
  switch (kind) {
    case UnlicensedSiteKind::kindergarten: return {"无证幼儿园", "Kindergarten"};
    case UnlicensedSiteKind::care_point: return {"看护点", "Care point"};
    case UnlicensedSiteKind::after_school: return {"课后托管点", "After-school care"};
  }
  return {};
}

enum class UnlicensedSiteState { found, to_correct, suspended, closed, licensed, merged };
BOOST_DESCRIBE_ENUM(UnlicensedSiteState, found, to_correct, suspended, closed, licensed, merged)
constexpr Label label_of(UnlicensedSiteState state) {
  switch (state) {
    case UnlicensedSiteState::found: return {"已排查", "Found"};
    case UnlicensedSiteState::to_correct: return {"限期整改", "To correct"};
    case UnlicensedSiteState::suspended: return {"责令停办", "Ordered to stop"};
    case UnlicensedSiteState::closed: return {"已取缔", "Closed"};
    case UnlicensedSiteState::licensed: return {"已取得许可", "Licensed"};
    case UnlicensedSiteState::merged: return {"已分流", "Children placed"};
  }
  return {};
}

struct UnlicensedSite {
  records::Head head;
  org::UnitId unit;
  std::string name;
  UnlicensedSiteKind kind = UnlicensedSiteKind::kindergarten;
  std::string address;
  std::optional<std::int64_t> children;
  std::optional<Date> found_on;
  UnlicensedSiteState state = UnlicensedSiteState::found;
  std::string handled_by;
  std::string document_number;
  std::optional<Date> correct_by;
  std::optional<Date> settled_on;
  std::optional<std::int64_t> placed;
  std::string note;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const UnlicensedSite*) {
  using records::field, records::Listed;
  static const auto type = records::record<UnlicensedSite>("unlicensed_sites", "us", {"无证园点", "Unlicensed sites"}, {
      field<&UnlicensedSite::unit>("unit", {"所属单位", "Unit"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "units", .also_headed = "单位|单位名称|所在县区"}),
      field<&UnlicensedSite::name>("name", {"名称", "Name"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "园点名称|机构名称"}),
      field<&UnlicensedSite::kind>("kind", {"类型", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "类别"}),
      field<&UnlicensedSite::address>("address", {"地址", "Address"}, {.required = true, .searched = true, .list = Listed::shown, .length_max = 100, .also_headed = "详细地址"}),
      field<&UnlicensedSite::children>("children", {"在园人数", "Children"}, {.sorted = true, .list = Listed::shown, .min = 0, .max = 5000, .also_headed = "幼儿数|学生数", .unit = "人"}),
      field<&UnlicensedSite::found_on>("found_on", {"排查日期", "Found on"}, {.required = true, .filtered = true, .sorted = true, .past = true, .also_headed = "发现日期"}),
      field<&UnlicensedSite::state>("state", {"清理状态", "Clean-up"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "整治状态|处理情况"}),
      field<&UnlicensedSite::handled_by>("handled_by", {"牵头部门", "Handled by"}, {.searched = true, .filtered = true, .length_max = 60, .also_headed = "责任部门"}),
      field<&UnlicensedSite::document_number>("document_number", {"处理文书号", "Document number"}, {.searched = true, .length_max = 40, .also_headed = "文书编号"}),
      field<&UnlicensedSite::correct_by>("correct_by", {"整改期限", "Correct by"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown}),
      field<&UnlicensedSite::settled_on>("settled_on", {"办结日期", "Settled on"}, {.filtered = true, .sorted = true, .past = true}),
      field<&UnlicensedSite::placed>("placed", {"分流安置人数", "Children placed"}, {.min = 0, .max = 5000, .unit = "人"}),
      field<&UnlicensedSite::note>("note", {"清理情况", "What was done"}, {.shape = records::Kind::multiline, .length_max = 500}),
      field<&UnlicensedSite::files>("files", {"文书和照片", "Papers and photos"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
