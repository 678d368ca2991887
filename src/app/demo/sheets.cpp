#include "app/demo/sheets.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "domain/inspections/scoring.h"

namespace anyuan::demo {
namespace {

using campaigns::Point;
using campaigns::Rule;
using inspections::Answer;
using inspections::Outcome;

std::string_view note_of(Chance& chance) {
  static constexpr std::array<std::string_view, 6> notes{"现场查看与要求不符，已当场告知并拍照。", "抽查两处，一处不符合要求。", "资料与现场不一致，以现场为准。",
                                                         "部分落实，尚有缺口。",                   "上次检查提出后仍未落实到位。", "现场无法提供证明材料，按不符合记录。"};
  return chance.one_of(notes);
}

// A value that the rule counts as passed.
double passing_value(const Point& point, const schools::School& school) {
  switch (point.rule) {
    case Rule::rate: return 100;
    case Rule::count: return inspections::needed_at(point, school).value_or(0);
    case Rule::figure: return static_cast<double>(school.students.value_or(0));
    case Rule::yes_no:
    case Rule::per_missing:
    case Rule::steps:
    case Rule::levels:
    case Rule::weights: return 0;
  }
  return 0;
}

// A value that the rule counts as failed (or partly): the worst is not the usual.
double failing_value(Chance& chance, const Point& point, const schools::School& school) {
  switch (point.rule) {
    case Rule::yes_no: return 0;
    case Rule::per_missing: return chance.between(1, chance.happens(80) ? 1 : 3);
    case Rule::steps:
    case Rule::levels:
    case Rule::weights: return chance.between(1, static_cast<int>(point.steps.size()) - 1);
    case Rule::rate: return chance.between(chance.happens(80) ? 70 : 30, 97);
    case Rule::count: return std::max(0.0, passing_value(point, school) - 1);
    case Rule::figure: return passing_value(point, school);
  }
  return 0;
}

}  // namespace

Answer Filler::answer(const Point& point, const Site& site, const Visit& visit, bool fails) {
  Answer answer;
  answer.point = point.code;
  answer.answered_at = visit.at - std::chrono::minutes(chance_.between(2, 50));
  if (!fails && point.may_not_apply && chance_.happens(2)) {
    answer.outcome = Outcome::not_applicable;
    answer.note = "本校无此项。";
    return answer;
  }
  answer.outcome = fails ? Outcome::fail : Outcome::pass;
  if (point.rule != Rule::yes_no) answer.value = fails ? failing_value(chance_, point, site.school) : passing_value(point, site.school);
  const auto judged = inspections::scored(point, site.school, std::move(answer));
  CHECK(judged.ok());
  answer = judged.value();
  if (answer.outcome == Outcome::pass) {
    if (point.photo == campaigns::Photo::required) answer.photos = {chance_.one_of(site.after)};
    return answer;
  }
  answer.note = std::string(note_of(chance_));
  answer.photos = {chance_.one_of(site.before)};
  if (chance_.happens(70)) {
    answer.person = site.safety_officer.name;
    answer.measure = fmt::format("对照“{}”逐项整改，完成后拍照上传。", point.code);
    answer.due = plus_days(date_at(visit.at), static_cast<int>(point.fix_days));
  }
  return answer;
}

std::vector<Answer> Filler::fill(const Site& site, const Visit& visit, const Tendency& tendency) {
  std::vector<Answer> answers;
  const auto is_in = [](const std::vector<std::string>& codes, const std::string& code) { return std::ranges::find(codes, code) != codes.end(); };
  for (const auto& chapter : checklist_.chapters) {
    for (const auto& one : chapter.points) {
      if (!inspections::applies(one, site.school)) continue;
      const bool fails = is_in(tendency.failing, one.code) || (!is_in(tendency.passing, one.code) && chance_.happens(tendency.fail_percent));
      answers.push_back(answer(one, site, visit, fails));
    }
  }
  return answers;
}

}  // namespace anyuan::demo
