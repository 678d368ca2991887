#include "app/demo/names.h"

#include <fmt/format.h>

#include <array>

namespace anyuan::demo {
namespace {

using namespace std::string_view_literals;

constexpr std::array surnames{"赵"sv, "钱"sv, "孙"sv, "李"sv, "周"sv, "吴"sv, "郑"sv, "王"sv, "韦"sv, "黄"sv,
                              "梁"sv, "覃"sv, "莫"sv, "蒋"sv, "唐"sv, "秦"sv, "廖"sv, "陆"sv, "阳"sv, "伍"sv};
constexpr std::array given{"甲"sv, "乙"sv, "丙"sv, "丁"sv, "戊"sv, "己"sv, "庚"sv, "辛"sv, "壬"sv, "癸"sv, "子"sv,
                           "丑"sv, "寅"sv, "卯"sv, "辰"sv, "巳"sv, "午"sv, "未"sv, "申"sv, "酉"sv, "戌"sv, "亥"sv};
// Invented place words: a first and a second sign, 24 x 24.
constexpr std::array firsts{"青"sv, "云"sv, "松"sv, "竹"sv, "晴"sv, "星"sv, "梧"sv, "岚"sv, "禾"sv, "枫"sv, "霁"sv, "澄"sv,
                            "芷"sv, "沐"sv, "朝"sv, "映"sv, "柏"sv, "清"sv, "紫"sv, "碧"sv, "锦"sv, "瑞"sv, "和"sv, "启"sv};
constexpr std::array seconds{"禾"sv, "溪"sv, "原"sv, "湾"sv, "岭"sv, "坪"sv, "桥"sv, "泉"sv, "岩"sv, "渡"sv, "塘"sv, "林"sv,
                             "峰"sv, "谷"sv, "川"sv, "坡"sv, "湖"sv, "园"sv, "洲"sv, "台"sv, "屏"sv, "浦"sv, "亭"sv, "埠"sv};

std::string_view suffix_of(schools::Category category) {
  using enum schools::Category;
  switch (category) {
    case kindergarten: return "幼儿园";
    case primary: return "小学";
    case junior_secondary: return "初级中学";
    case nine_year: return "九年一贯制学校";
    case senior_secondary: return "高级中学";
    case complete_secondary: return "中学";
    case twelve_year: return "十二年一贯制学校";
    case vocational: return "职业技术学校";
    case special: return "特殊教育学校";
    case correctional: return "专门学校";
    case training: return "培训中心";
    case activity_site: return "青少年活动中心";
    case unlicensed: return "看护点";
  }
  return {};
}

}  // namespace

std::string person_name(Chance& chance) {
  return fmt::format("{}演{}", chance.one_of(surnames), chance.one_of(given));
}

std::string phone_number(std::int64_t number) { return fmt::format("100{:08}", number % 100'000'000); }

std::string school_name(std::size_t number, schools::Category category) {
  // 7 has no divisor in common with 576: neighbours get words far apart, and 576 in a row are all different.
  const auto word = number * 7 % (firsts.size() * seconds.size());
  const auto round = number / (firsts.size() * seconds.size());
  const auto place = fmt::format("演示{}{}", firsts[word / seconds.size()], seconds[word % seconds.size()]);
  if (round == 0) return place + std::string(suffix_of(category));
  return fmt::format("{}第{}{}", place, round + 1, suffix_of(category));
}

}  // namespace anyuan::demo
