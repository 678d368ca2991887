#pragma once
// 防护器械: what a school has to defend itself with, what it ought to have, and until when it works (R-EQP-1).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/condition.h"
#include "domain/ledgers/of_school.h"
#include "domain/ledgers/product_certificate.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class EquipmentKind {
  steel_fork, long_baton, short_baton, spray, shield, helmet, stab_vest, cut_gloves, torch, radio, whistle, other
};
BOOST_DESCRIBE_ENUM(EquipmentKind,
  steel_fork, long_baton, short_baton, spray, shield, helmet, stab_vest, cut_gloves, torch, radio, whistle, other)
constexpr Label label_of(EquipmentKind kind) {
  switch (kind) {
    case EquipmentKind::steel_fork: return {"安全叉", "Steel fork"};
    case EquipmentKind::long_baton: return {"长橡胶棒", "Long baton"};
    case EquipmentKind::short_baton: return {"短橡胶棒", "Short baton"};
    case EquipmentKind::spray: return {"催泪喷雾器", "Tear spray"};
    case EquipmentKind::shield: return {"防护盾牌", "Shield"};
    case EquipmentKind::helmet: return {"头盔", "Helmet"};
    case EquipmentKind::stab_vest: return {"防刺背心", "Stab vest"};
    case EquipmentKind::cut_gloves: return {"防割手套", "Cut-proof gloves"};
    case EquipmentKind::torch: return {"强光手电", "Torch"};
    case EquipmentKind::radio: return {"对讲机", "Radio"};
    case EquipmentKind::whistle: return {"哨子", "Whistle"};
    case EquipmentKind::other: return {"其他器械", "Other"};
  }
  return {};
}

struct Equipment {
  records::Head head;
  schools::SchoolId school;
  EquipmentKind kind = EquipmentKind::steel_fork;
  std::optional<std::int64_t> required;
  std::int64_t actual = 0;
  std::string place, custodian;
  std::optional<Date> bought_on, expires_on;
  Condition condition = Condition::good;
  std::optional<Date> last_checked_on;
  std::optional<ProductCertificate> product_certificate;
  std::string product_certificate_number;
  std::optional<Date> product_certificate_until;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const Equipment*) {
  using records::field, records::Listed;
  static const auto type = records::record<Equipment>("equipment", "eq", {"防护器械", "Protective equipment"}, {
      of_school<&Equipment::school>(),
      field<&Equipment::kind>("kind", {"器械种类", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "器械名称|名称|种类|类别", .also_called = "钢叉=steel_fork|防暴叉=steel_fork|橡胶棒=long_baton|警棍=short_baton|橡胶警棍=short_baton|辣椒水=spray|催泪瓦斯=spray|防暴盾牌=shield|钢盔=helmet|手电=torch|对讲=radio"}),
      field<&Equipment::required>("required", {"应配数量", "Required"}, {.sorted = true, .min = 0, .max = 1000, .also_headed = "应配|应配数|标准数量", .unit = "件"}),
      field<&Equipment::actual>("actual", {"实有数量", "Actual"}, {.required = true, .sorted = true, .list = Listed::shown, .min = 0, .max = 1000, .also_headed = "实配|实有|实有数|数量|配备数量", .unit = "件"}),
      field<&Equipment::place>("place", {"存放位置", "Kept at"}, {.searched = true, .list = Listed::shown, .length_max = 60, .also_headed = "存放地点|位置"}),
      field<&Equipment::custodian>("custodian", {"保管人", "Custodian"}, {.searched = true, .length_max = 20, .also_headed = "责任人|保管责任人"}),
      field<&Equipment::bought_on>("bought_on", {"购置日期", "Bought on"}, {.filtered = true, .past = true, .also_headed = "购买日期|购入日期|生产日期"}),
      field<&Equipment::expires_on>("expires_on", {"有效期至", "Good until"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .hint = {"催泪喷雾器等有有效期的必须填写", "Needed for sprays and whatever goes bad"}, .also_headed = "有效期|失效日期|到期日期"}),
      field<&Equipment::condition>("condition", {"状况", "Condition"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "器械状况|完好情况|状态"}),
      field<&Equipment::last_checked_on>("last_checked_on", {"最近检查日期", "Last checked on"}, {.filtered = true, .sorted = true, .past = true, .also_headed = "检查日期|最近检查"}),
      product_certificate<&Equipment::product_certificate>(),
      product_certificate_number<&Equipment::product_certificate_number>(),
      product_certificate_until<&Equipment::product_certificate_until>(),
      field<&Equipment::files>("files", {"照片和资料", "Photos and papers"}, {.refers_to = "attachments"}),
  });
  return type;
}

}  // namespace anyuan::ledgers
