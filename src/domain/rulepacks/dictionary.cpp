#include "domain/rulepacks/dictionary.h"

#include "base/check.h"

namespace anyuan::rulepacks {

Dictionary& Dictionary::add(Name name) {
  CHECK(slots_.emplace(name.name, names_.size()).second);
  names_.push_back(std::move(name));
  return *this;
}

const Name* Dictionary::find(std::string_view name) const {
  const auto slot = slot_of(name);
  return slot ? &names_[*slot] : nullptr;
}

std::optional<std::size_t> Dictionary::slot_of(std::string_view name) const {
  const auto found = slots_.find(name);
  if (found == slots_.end()) return std::nullopt;
  return found->second;
}

std::optional<formula::Symbol> Dictionary::symbol(std::string_view name) const {
  const auto slot = slot_of(name);
  if (!slot) return std::nullopt;
  return formula::Symbol{names_[*slot].type, *slot, names_[*slot].choices};
}

void add_norms(Dictionary& dictionary) {
  using enum Strictness;
  const auto norm = [&](std::string name, Label label, std::string_view unit, Strictness strictness) {
    dictionary.add({"norm." + name, label, unit, formula::Type::number, {}, strictness});
  };
  norm("guards", {"应配专职保安员", "Full-time guards required"}, "名", higher);
  norm("dormitory_keepers_per_building", {"每栋宿舍应配宿舍管理员", "Dormitory keepers required per building"}, "名", higher);
  norm("retention_days", {"图像应保存天数", "Days footage is kept, at least"}, "天", higher);
  norm("retention_days_most", {"图像最长保存天数", "Days footage is kept, at most"}, "天", lower);
  norm("training_interval_days", {"保安员培训间隔", "Days between guard trainings, at most"}, "天", lower);
  norm("drill_interval_days", {"应急演练间隔", "Days between drills, at most"}, "天", lower);
  norm("lesson_interval_days", {"安全教育间隔", "Days between safety lessons, at most"}, "天", lower);
  norm("alarm_test_interval_days", {"一键报警测试间隔", "Days between alarm tests, at most"}, "天", lower);
  norm("record_check_interval_days", {"犯罪记录查询间隔", "Days between record checks, at most"}, "天", lower);
  norm("forks", {"应配安全叉（钢叉）", "Safety forks required"}, "件", higher);
  norm("batons", {"应配橡胶棒", "Batons required"}, "件", higher);
  norm("sprays", {"应配催泪喷雾器", "Sprays required"}, "件", higher);
  norm("shields", {"应配盾牌", "Shields required"}, "件", higher);
  norm("helmets", {"应配头盔", "Helmets required"}, "件", higher);
  norm("stab_vests", {"应配防刺背心", "Stab-resistant vests required"}, "件", higher);
  norm("cut_gloves", {"应配防割手套", "Cut-resistant gloves required"}, "副", higher);
  norm("torches", {"应配强光手电", "Torches required"}, "支", higher);
  norm("radios", {"应配对讲机", "Radios required"}, "台", higher);
}

}  // namespace anyuan::rulepacks
