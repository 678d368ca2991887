#include "domain/facts/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ranges>

#include "base/check.h"
#include "domain/facts/queries.h"
#include "domain/ledgers/key_part.h"

namespace anyuan::facts {
namespace {

using formula::Type;
using formula::Value;

// How a fact is counted from the rows of its ledger. A tally of no rows is zero once the school has said that the ledger
// is complete; the least or latest of no rows is not known.
enum class Of { tally, extreme };
struct Count {
  Fact fact;
  Of of = Of::tally;
  std::string sql;
};
struct Ledger {
  std::string_view name;  // table and book
  Label label;
  std::vector<Count> counts;
};

std::string if_(std::string_view condition) { return fmt::format("COUNT(CASE WHEN {} THEN 1 END)", condition); }
Count rows(std::string name, Label label, std::string_view unit, std::string_view condition) { return {{std::move(name), label, unit}, Of::tally, if_(condition)}; }
Count day(std::string name, Label label, std::string sql) { return {{std::move(name), label, {}, Type::date}, Of::extreme, std::move(sql)}; }
Count least(std::string name, Label label, std::string_view unit, std::string sql) { return {{std::move(name), label, unit}, Of::extreme, std::move(sql)}; }

// What is at hand and may be used: neither damaged nor past its day.
Count pieces(std::string name, Label label, std::string_view unit, std::string_view kinds) {
  return {{std::move(name), label, unit}, Of::tally,
          fmt::format("CAST(COALESCE(SUM(CASE WHEN kind IN ({}) AND COALESCE(condition, 'good') = 'good' AND (expires_on IS NULL OR expires_on >= :today)"
                      " THEN COALESCE(actual, 0) ELSE 0 END), 0) AS BIGINT)", kinds)};
}

constexpr std::string_view full_time = "kind = 'full_time_guard'", one_key = "kind = 'one_key'";

Ledger guards() {
  return {"guards", {"保安员", "Guards"}, {
      rows("guards.full_time", {"专职保安员数", "Full-time guards"}, "名", full_time),
      rows("guards.certified", {"持有效保安员证的专职保安员数", "Full-time guards with a valid certificate"}, "名",
           fmt::format("{} AND certificate_number <> '' AND (certificate_expires_on IS NULL OR certificate_expires_on >= :today)", full_time)),
      rows("guards.trained", {"经岗前培训的专职保安员数", "Full-time guards trained before duty"}, "名", fmt::format("{} AND trained_on IS NOT NULL", full_time)),
      rows("guards.all", {"安保人员数", "Guards and keepers"}, "名", "1 = 1"),
      rows("guards.never_checked", {"从未核查违法犯罪记录的人数", "Never checked"}, "名", "record_checked_on IS NULL"),
      rows("guards.unfit", {"核查结果不宜聘用的人数", "Not fit to be employed"}, "名", "record_check = 'not_clear'"),
      rows("guards.dormitory_keepers", {"宿舍管理员数", "Dormitory keepers"}, "名", "kind = 'dormitory_keeper'"),
      rows("guards.security_staff", {"专兼职保卫人员数", "Security staff"}, "名", "kind IN ('full_time_staff', 'part_time_staff')"),
      day("guards.oldest_check_on", {"最早一次违法犯罪记录查询", "Oldest record check"}, "MIN(record_checked_on)"),
  }};
}

Ledger equipment() {
  return {"equipment", {"防护器械", "Equipment"}, {
      pieces("equipment.forks", {"可用安全叉", "Usable forks"}, "件", "'steel_fork'"),
      pieces("equipment.batons", {"可用橡胶棒", "Usable batons"}, "件", "'long_baton', 'short_baton'"),
      pieces("equipment.sprays", {"可用催泪喷雾器", "Usable sprays"}, "件", "'spray'"),
      pieces("equipment.shields", {"可用盾牌", "Usable shields"}, "件", "'shield'"),
      pieces("equipment.helmets", {"可用头盔", "Usable helmets"}, "件", "'helmet'"),
      pieces("equipment.stab_vests", {"可用防刺背心", "Usable stab vests"}, "件", "'stab_vest'"),
      pieces("equipment.cut_gloves", {"可用防割手套", "Usable cut-proof gloves"}, "副", "'cut_gloves'"),
      pieces("equipment.torches", {"可用强光手电", "Usable torches"}, "支", "'torch'"),
      pieces("equipment.radios", {"可用对讲机", "Usable radios"}, "台", "'radio'"),
      rows("equipment.expired", {"过期器械的条目数", "Entries past their day"}, "项", "expires_on < :today"),
  }};
}

Ledger gates() {
  return {"gates", {"校门", "Gates"}, {
      rows("gates.all", {"校门数", "Gates"}, "个", "1 = 1"),
      rows("gates.protected", {"设有完好硬质防冲撞设施的校门数", "Gates with sound anti-ram facilities"}, "个", "anti_ram <> '[]' AND COALESCE(condition, 'good') = 'good'"),
      rows("gates.main", {"主出入口数", "Main entrances"}, "个", "is_main = 1"),
      rows("gates.main_protected", {"设有完好硬质防冲撞设施的主出入口数", "Main entrances with sound anti-ram facilities"}, "个",
           "is_main = 1 AND anti_ram <> '[]' AND COALESCE(condition, 'good') = 'good'"),
      rows("gates.mixed", {"人车混行的校门数", "Gates where people and vehicles mix"}, "个", "kind = 'mixed' AND separate_ways = 0"),
  }};
}

// The measures that Annex A of GB/T 29315-2022 asks of each kind of key part, and no more of the 192 pairs.
constexpr std::pair<ledgers::KeyPartKind, ledgers::Measure> asked[] = {
    {ledgers::KeyPartKind::surroundings, ledgers::Measure::warning_sign},       {ledgers::KeyPartKind::outside_gate, ledgers::Measure::video},
    {ledgers::KeyPartKind::perimeter, ledgers::Measure::barrier},               {ledgers::KeyPartKind::perimeter, ledgers::Measure::intrusion_alarm},
    {ledgers::KeyPartKind::main_entrance, ledgers::Measure::isolation},         {ledgers::KeyPartKind::main_entrance, ledgers::Measure::video},
    {ledgers::KeyPartKind::main_entrance, ledgers::Measure::access_control},    {ledgers::KeyPartKind::gatehouse, ledgers::Measure::one_key_alarm},
    {ledgers::KeyPartKind::gatehouse, ledgers::Measure::video},                 {ledgers::KeyPartKind::gatehouse, ledgers::Measure::public_address},
    {ledgers::KeyPartKind::gathering_area, ledgers::Measure::video},            {ledgers::KeyPartKind::teaching_passage, ledgers::Measure::video},
    {ledgers::KeyPartKind::dormitory, ledgers::Measure::video},                 {ledgers::KeyPartKind::dormitory, ledgers::Measure::access_control},
    {ledgers::KeyPartKind::dormitory, ledgers::Measure::panic_alarm},           {ledgers::KeyPartKind::kindergarten_room, ledgers::Measure::video},
    {ledgers::KeyPartKind::canteen, ledgers::Measure::video},                   {ledgers::KeyPartKind::hazardous_store, ledgers::Measure::metal_rail},
    {ledgers::KeyPartKind::hazardous_store, ledgers::Measure::security_door},   {ledgers::KeyPartKind::hazardous_store, ledgers::Measure::intrusion_alarm},
    {ledgers::KeyPartKind::hazardous_store, ledgers::Measure::video},           {ledgers::KeyPartKind::control_room, ledgers::Measure::security_door},
    {ledgers::KeyPartKind::control_room, ledgers::Measure::panic_alarm},
};

// The words of a label made of two others; they live as long as the program.
std::string_view kept(std::string text) {
  static std::map<std::string, std::string, std::less<>> words;
  return words.emplace(text, text).first->first;
}

Ledger key_parts() {
  Ledger made{"key_parts", {"重点部位", "Key parts"}, {}};
  for (const auto kind : all_values<ledgers::KeyPartKind>()) {
    const auto label = label_of(kind);
    made.counts.push_back(rows(fmt::format("key_parts.{}", name_of(kind)), {kept(fmt::format("{}处数", label.zh)), label.en}, "处", fmt::format("kind = '{}'", name_of(kind))));
  }
  for (const auto& [kind, measure] : asked) {
    made.counts.push_back(rows(fmt::format("key_parts.{}.{}", name_of(kind), name_of(measure)),
                               {kept(fmt::format("有{}的{}处数", label_of(measure).zh, label_of(kind).zh)), kept(fmt::format("{}: {}", label_of(kind).en, label_of(measure).en))}, "处",
                               fmt::format("kind = '{}' AND measures LIKE '%\"{}\"%'", name_of(kind), name_of(measure))));
  }
  return made;
}

Ledger cameras() {
  return {"cameras", {"摄像机", "Cameras"}, {
      rows("cameras.all", {"摄像机数", "Cameras"}, "台", "1 = 1"),
      rows("cameras.outside_gate", {"校门外摄像机数", "Cameras outside the gate"}, "台", "place = 'outside_gate'"),
      rows("cameras.unsigned", {"没有提示标识的摄像机数", "Cameras without a sign"}, "台", "signage = 0"),
      {{"cameras.online", {"在线摄像机数", "Cameras online"}, "台"}, Of::extreme, "CAST(NULL AS BIGINT)"},
      least("cameras.shortest_retention", {"图像最短保存天数", "Shortest retention"}, "天", "MIN(retention_days)"),
      least("cameras.longest_retention", {"图像最长保存天数", "Longest retention"}, "天", "MAX(retention_days)"),
  }};
}

Ledger recorders() {
  return {"recorders", {"录像机", "Recorders"}, {
      rows("recorders.all", {"录像机数", "Recorders"}, "台", "1 = 1"),
      least("recorders.shortest_ups", {"录像机备用电源最短分钟数", "Shortest backup power"}, "分钟", "MIN(ups_minutes)"),
  }};
}

Ledger alarms() {
  return {"alarm_devices", {"报警设备", "Alarm devices"}, {
      rows("alarms.one_key", {"一键式报警装置数", "One-key alarms"}, "套", one_key),
      rows("alarms.one_key_accepted", {"验收合格且测试成功的一键式报警装置数", "One-key alarms accepted and tested"}, "套",
           fmt::format("{} AND accepted_on IS NOT NULL AND last_test = 'passed'", one_key)),
      rows("alarms.one_key_police", {"已接入公安机关的一键式报警装置数", "One-key alarms joined to the police"}, "套", fmt::format("{} AND networked_to LIKE '%\"police\"%'", one_key)),
      day("alarms.oldest_test_on", {"一键式报警装置最早一次测试", "Oldest alarm test"}, fmt::format("MIN(CASE WHEN {} THEN last_tested_on END)", one_key)),
      rows("alarms.untested", {"从未测试的一键式报警装置数", "One-key alarms never tested"}, "套", fmt::format("{} AND last_tested_on IS NULL", one_key)),
  }};
}

Ledger accesses() {
  return {"platform_accesses", {"平台接入", "Platform access"}, {
      rows("access.video_police", {"验收合格的公安视频接入数", "Video joined to the police"}, "项", "system = 'video' AND platform = 'police' AND accepted_on IS NOT NULL"),
      rows("access.video_education", {"验收合格的教育视频接入数", "Video joined to education"}, "项", "system = 'video' AND platform = 'education' AND accepted_on IS NOT NULL"),
      rows("access.video", {"验收合格的视频接入数", "Video joined"}, "项", "system = 'video' AND accepted_on IS NOT NULL"),
      rows("access.alarm_police", {"验收合格的公安报警接入数", "Alarms joined to the police"}, "项", "system = 'alarm' AND platform = 'police' AND accepted_on IS NOT NULL"),
  }};
}

Ledger fire() {
  return {"fire_facilities", {"消防设施", "Fire facilities"}, {
      rows("fire.all", {"消防设施条目数", "Fire facilities"}, "项", "1 = 1"),
      rows("fire.broken", {"损坏的消防设施条目数", "Broken fire facilities"}, "项", "condition <> 'good'"),
      rows("fire.expired", {"过期的消防设施条目数", "Fire facilities past their day"}, "项", "expires_on < :today"),
  }};
}

Ledger special() {
  return {"special_equipment", {"特种设备", "Special equipment"}, {
      rows("special.all", {"特种设备数", "Special equipment"}, "台", "1 = 1"),
      rows("special.overdue", {"超过检验日期的特种设备数", "Past inspection"}, "台", "next_inspection_on < :today"),
  }};
}

Ledger buses() {
  const auto lacks = [](std::string_view what) { return fmt::format("equipped NOT LIKE '%\"{}\"%'", what); };
  return {"school_buses", {"校车", "School buses"}, {
      rows("buses.all", {"校车数", "School buses"}, "辆", "1 = 1"),
      rows("buses.permit_expired", {"使用许可无效的校车数", "Without a valid permit"}, "辆", "permit_number = '' OR permit_expires_on < :today"),
      rows("buses.inspection_expired", {"超过安全检验日期的校车数", "Past inspection"}, "辆", "inspection_expires_on < :today"),
      rows("buses.ill_equipped", {"安全设备不全的校车数", "Ill equipped"}, "辆",
           fmt::format("{} OR {} OR {} OR {}", lacks("locator"), lacks("escape_hammer"), lacks("extinguisher"), lacks("first_aid"))),
  }};
}

Ledger drivers() {
  return {"bus_drivers", {"校车驾驶人", "Bus drivers"}, {
      rows("drivers.all", {"校车驾驶人数", "Bus drivers"}, "名", "1 = 1"),
      rows("drivers.unqualified", {"资格过期的校车驾驶人数", "Qualification expired"}, "名", "qualified_until < :today"),
      rows("drivers.unreviewed", {"超过审验日期的校车驾驶人数", "Past review"}, "名", "next_review_on < :today"),
  }};
}

Ledger buildings() {
  return {"buildings", {"校舍", "Buildings"}, {
      rows("buildings.all", {"校舍数", "Buildings"}, "栋", "1 = 1"),
      rows("buildings.dormitories", {"学生宿舍数", "Dormitories"}, "栋", "purpose = 'dormitory'"),
      rows("buildings.dangerous", {"鉴定为C级或D级的校舍数", "Appraised C or D"}, "栋", "appraisal IN ('c', 'd')"),
      rows("buildings.unappraised", {"未鉴定的校舍数", "Not appraised"}, "栋", "appraisal IS NULL"),
  }};
}

Ledger posts() {
  return {"safety_posts", {"安全岗位", "Safety posts"}, {
      {{"posts.held", {"有人任职的安全岗位数", "Posts held"}, "个"}, Of::tally, "COUNT(DISTINCT CASE WHEN holder <> '' THEN post END)"},
      rows("posts.unsigned", {"未签责任书的岗位数", "Letters not signed"}, "个", "letter_signed_on IS NULL"),
      rows("posts.principal", {"校长岗位数", "Principal"}, "个", "post = 'principal' AND holder <> ''"),
      rows("posts.deputy_safety", {"分管安全副校长数", "Deputy for safety"}, "名", "post = 'deputy_safety' AND holder <> ''"),
      rows("posts.deputy_law", {"法治副校长数", "Deputy for law"}, "名", "post = 'deputy_law' AND holder <> ''"),
      rows("posts.security", {"保卫主任和保卫人员数", "Security staff"}, "名", "post IN ('security_director', 'security_staff') AND holder <> ''"),
      rows("posts.bus_attendant", {"校车照管人员数", "Bus attendants"}, "名", "post = 'bus_attendant' AND holder <> ''"),
  }};
}

Ledger bodies() {
  return {"safety_bodies", {"安全组织机构", "Safety organisation"}, {
      rows("bodies.leading", {"安全工作领导机构数", "Leading bodies"}, "个", "kind = 'leading_body'"),
      rows("bodies.office", {"安全管理机构数", "Security offices"}, "个", "kind = 'security_office'"),
      rows("bodies.bullying", {"学生欺凌治理委员会数", "Bullying committees"}, "个", "kind = 'bullying_committee'"),
  }};
}

// What 企业事业单位内部治安保卫条例 art. 8 (1) to (7) asks of everyone. Its (8), hazardous goods, is only for who keeps such.
constexpr std::string_view seven = "'gate_duty', 'premises', 'valuables', 'fire_traffic', 'training', 'case_report', 'assessment'";

std::vector<Ledger> rules_and_education() {
  return {
      {"internal_rules", {"安全制度", "Internal rules"}, {
          {{"rules.kinds", {"法定七类保卫制度中已建立的类数", "Of the seven kinds of rules asked for"}, "类"}, Of::tally, fmt::format("COUNT(DISTINCT CASE WHEN kind IN ({}) THEN kind END)", seven)},
          rows("rules.hazardous_goods", {"危险物品安全管理制度数", "Rules for hazardous goods"}, "项", "kind = 'hazardous_goods'"),
          rows("rules.pick_up", {"接送制度数", "Pick-up rules"}, "项", "kind = 'pick_up'"),
          rows("rules.visitors", {"外来人员和车辆管理制度数", "Visitor rules"}, "项", "kind = 'visitors'"),
      }},
      {"emergency_plans", {"应急预案", "Emergency plans"}, {
          rows("plans.all", {"应急预案数", "Emergency plans"}, "个", "1 = 1"),
          rows("plans.overdue", {"超过修订日期的预案数", "Past review"}, "个", "review_on < :today"),
      }},
      {"drills", {"应急演练", "Drills"}, {day("drills.last_on", {"最近一次应急演练", "Last drill"}, "MAX(held_on)")}},
      {"safety_lessons", {"安全教育", "Safety lessons"}, {day("lessons.last_on", {"最近一次安全教育", "Last lesson"}, "MAX(held_on)")}},
      {"trainings", {"安保培训", "Trainings"}, {day("trainings.last_on", {"最近一次保安员培训", "Last training of guards"}, "MAX(held_on)")}},
      {"insurance_policies", {"保险", "Insurance"}, {
          rows("insurance.in_force", {"在保的校方责任险保单数", "Policies in force"}, "份", "starts_on <= :today AND ends_on >= :today"),
      }},
  };
}

std::vector<Ledger> made_ledgers() {
  std::vector<Ledger> all{guards(), equipment(), gates(), key_parts(), cameras(), recorders(), alarms(), accesses(), fire(), special(), buses(), drivers(), buildings(), posts(), bodies()};
  for (auto& ledger : rules_and_education()) all.push_back(std::move(ledger));
  return all;
}
const std::vector<Ledger>& ledgers_counted() {
  static const auto all = made_ledgers();
  return all;
}

template <DescribedEnum E>
Fact choice(std::string name, Label label) {
  Fact made{std::move(name), label, {}, Type::text};
  for (const auto value : all_values<E>()) {
    made.choices.emplace_back(name_of(value));
    made.choice_labels.push_back(label_of(value));
  }
  return made;
}

constexpr std::string_view of_the_school = "schools";

// In the order of the columns of `school_columns`.
std::vector<Fact> school_facts() {
  std::vector<Fact> made{choice<schools::Category>("school.category", {"办学类型", "Category"}), choice<schools::Ownership>("school.ownership", {"办学性质", "Ownership"}),
                         choice<schools::Area>("school.area", {"城乡类型", "Area"}), choice<schools::Boarding>("school.boarding", {"寄宿情况", "Boarding"})};
  made.push_back({"school.students", {"学生数", "Students"}, "人"});
  made.push_back({"school.boarders", {"寄宿生数", "Boarders"}, "人"});
  made.push_back({"school.staff", {"教职工数", "Staff"}, "人"});
  made.push_back({"school.people", {"师生员工总数", "Students and staff"}, "人"});
  made.push_back({"school.gates", {"登记的校门数", "Gates as registered"}, "个"});
  made.push_back({"school.supervisor_named", {"已明确主管部门", "Has a supervising department"}, {}, Type::boolean});
  made.push_back({"school.safety_officer_named", {"已明确安全专干", "Has a safety officer"}, {}, Type::boolean});
  for (auto& fact : made) fact.ledger = of_the_school;
  return made;
}
constexpr std::string_view school_columns =
    "category, ownership, area, boarding, students, CASE WHEN boarding = 'none' THEN 0 ELSE boarders END, staff, students + staff, gates,"
    " CASE WHEN supervisor <> '' THEN 1 ELSE 0 END, CASE WHEN safety_officer <> '' THEN 1 ELSE 0 END";

// What no ledger tells.
std::vector<Fact> told_facts() {
  const auto yes_or_no = [](std::string name, Label label) { return Fact{std::move(name), label, {}, Type::boolean}; };
  std::vector<Fact> made{
      yes_or_no("school.closed_management", {"实行封闭化管理", "Closed management"}),
      yes_or_no("school.guard_post", {"上下学时段设置护学岗", "Guard post at arrival and leaving"}),
      yes_or_no("school.gatehouse_all_day", {"门卫室24小时有人值守", "Gatehouse staffed all day"}),
      {"school.patrols_per_day", {"每日巡查重点部位次数", "Patrols of key parts a day"}, "次"},
      yes_or_no("school.key_target", {"确定为防范恐怖袭击重点目标", "Key target of counter-terrorism"}),
      yes_or_no("major.no_fire_responsibility", {"未落实消防安全责任制", "No fire-safety responsibility system"}),
      yes_or_no("major.low_or_high_rooms", {"宿舍或幼儿用房设在地下，或幼儿用房设在四层及以上", "Rooms of pupils below ground or too high"}),
      yes_or_no("major.illegal_storage", {"违规储存使用易燃易爆物品", "Illegal storage of inflammables"}),
      yes_or_no("major.core_panels", {"学生宿舍等场所使用不合规的易燃夹芯板", "Inflammable core panels"}),
      yes_or_no("major.no_fire_alarm", {"消防报警设施缺失或失效", "Fire alarm missing or defective"}),
      yes_or_no("major.exits_blocked", {"安全出口或疏散通道封堵、数量不足", "Exits blocked or too few"}),
  };
  for (auto& fact : made) {
    if (fact.name == "school.patrols_per_day") fact.most = 48;  // one each half hour, day and night
  }
  for (const auto& ledger : ledgers_counted()) {
    made.push_back(yes_or_no(completeness_of(ledger.name), {kept(fmt::format("{}台账已核对齐全", ledger.label.zh)), kept(fmt::format("Ledger complete: {}", ledger.label.en))}));
  }
  return made;
}

// The places of one ledger's facts in the catalogue follow one another.
struct Counter {
  const Ledger* ledger = nullptr;
  std::size_t first = 0;
  std::string sql;
  std::vector<db::CellType> types;
  bool asks_today = false;
  std::size_t completeness = 0;
};

db::CellType cell_of_type(Type type) { return type == Type::date || type == Type::text ? db::CellType::text : db::CellType::integer; }

std::vector<Counter> made_counters() {
  std::vector<Counter> all;
  auto first = school_facts().size();
  for (const auto& ledger : ledgers_counted()) {
    Counter made{&ledger, first, "SELECT unit_path, MAX(changed_at)", {db::CellType::text, db::CellType::integer}, false, 0};
    for (const auto& count : ledger.counts) {
      made.sql += ", " + count.sql;
      made.types.push_back(cell_of_type(count.fact.type));
    }
    made.sql += fmt::format(" FROM {} WHERE archived_at IS NULL AND unit_path >= :first AND unit_path < :past GROUP BY unit_path", ledger.name);
    made.asks_today = made.sql.find(":today") != std::string::npos;
    made.completeness = number_of(completeness_of(ledger.name)).value();
    first += ledger.counts.size();
    all.push_back(std::move(made));
  }
  return all;
}

Value value_of(const db::Cell& cell, Type type) {
  if (std::holds_alternative<std::monostate>(cell)) return {};
  switch (type) {
    case Type::text: return Value::of(db::text_in(cell));
    case Type::date: {
      const auto date = parse_date(db::text_in(cell));
      return date ? Value::of(*date) : Value{};
    }
    case Type::boolean: return Value::of(db::integer_in(cell) != 0);
    case Type::number: return Value::of(db::integer_in(cell));
  }
  return {};
}

std::string schools_statement(std::string_view before) {
  return fmt::format("SELECT {}unit_path, changed_at, {} FROM schools WHERE archived_at IS NULL AND unit_path >= :first AND unit_path < :past ORDER BY unit_path", before,
                     school_columns);
}

std::vector<SchoolFacts> schools_in(db::Reading& reading, const records::Scope& scope) {
  static const auto own = school_facts();
  std::vector<db::CellType> types{db::CellType::text, db::CellType::text, db::CellType::integer};
  for (const auto& fact : own) types.push_back(cell_of_type(fact.type));
  std::vector<SchoolFacts> found;
  for (const auto& row : reading.query(schools_statement("id, "), {{"first", scope.first}, {"past", scope.past}}, types)) {
    SchoolFacts school{db::text_in(row[0]), db::text_in(row[1]), std::vector<Value>(catalogue().size()), std::vector<Instant>(catalogue().size()), {}};
    for (std::size_t i = 0; i < own.size(); ++i) {
      school.declared[i] = value_of(row[i + 3], own[i].type);
      school.declared_at[i] = instant_of(db::integer_in(row[2]));
    }
    found.push_back(std::move(school));
  }
  return found;
}

using ByPath = std::map<std::string_view, SchoolFacts*>;

void count(db::Reading& reading, const Counter& counter, const records::Scope& scope, Date today, const ByPath& by_path) {
  db::Params params{{"first", scope.first}, {"past", scope.past}};
  if (counter.asks_today) params.emplace_back("today", today);
  for (const auto& row : reading.query(counter.sql, params, counter.types)) {
    const auto found = by_path.find(db::text_in(row[0]));
    if (found == by_path.end()) continue;  // of a school that is archived
    const auto changed_at = instant_of(db::integer_in(row[1]));
    for (std::size_t i = 0; i < counter.ledger->counts.size(); ++i) {
      found->second->declared[counter.first + i] = value_of(row[i + 2], counter.ledger->counts[i].fact.type);
      found->second->declared_at[counter.first + i] = changed_at;
    }
  }
}

// A school that says a ledger is complete stands by what it lists today, and by its emptiness.
void stand_by(SchoolFacts& school, const std::vector<Counter>& counters) {
  for (const auto& statement : school.statements) {
    if (statement.source != Source::declared || statement.value != "true") continue;
    for (const auto& counter : counters) {
      if (statement.fact != catalogue()[counter.completeness].name) continue;
      for (std::size_t i = 0; i < counter.ledger->counts.size(); ++i) {
        auto& value = school.declared[counter.first + i];
        auto& at = school.declared_at[counter.first + i];
        if (!value.known && counter.ledger->counts[i].of == Of::tally) value = Value::of(std::int64_t{0});
        at = std::max(at, statement.said_at);
      }
    }
  }
}

}  // namespace

const std::vector<Fact>& catalogue() {
  static const auto all = [] {
    auto made = school_facts();
    for (const auto& ledger : ledgers_counted()) {
      for (auto fact : ledger.counts | std::views::transform(&Count::fact)) {
        fact.ledger = ledger.name;
        made.push_back(std::move(fact));
      }
    }
    for (auto& fact : told_facts()) made.push_back(std::move(fact));
    return made;
  }();
  return all;
}

std::optional<std::size_t> number_of(std::string_view fact) {
  static const auto numbers = [] {
    std::map<std::string, std::size_t, std::less<>> made;
    for (std::size_t i = 0; i < catalogue().size(); ++i) CHECK(made.emplace(catalogue()[i].name, i).second);
    return made;
  }();
  const auto found = numbers.find(fact);
  if (found == numbers.end()) return std::nullopt;
  return found->second;
}

std::vector<SchoolFacts> facts_in(db::Reading& reading, const records::Vault& vault, const records::Scope& scope, Date today) {
  static const auto counters = made_counters();
  auto found = schools_in(reading, scope);
  if (found.empty()) return found;
  ByPath by_path;
  for (auto& school : found) by_path.emplace(school.unit_path, &school);
  for (const auto& counter : counters) count(reading, counter, scope, today, by_path);
  for (auto& statement : records::RecordStore<Statement>(vault).where(reading, "unit_path >= :first AND unit_path < :past AND archived_at IS NULL", {{"first", scope.first}, {"past", scope.past}})) {
    const auto school = by_path.find(statement.head.unit_path);
    if (school != by_path.end()) school->second->statements.push_back(std::move(statement));
  }
  for (auto& school : found) stand_by(school, counters);
  return found;
}

std::vector<Counting> countings() {
  std::vector<Counting> all{{of_the_school, schools_statement(""), 0, school_facts().size()}};
  for (const auto& counter : made_counters()) all.push_back({counter.ledger->name, counter.sql, counter.first, counter.ledger->counts.size()});
  return all;
}

bool tells_facts(std::string_view record) {
  return record == of_the_school || record == records::type_for<Statement>().name || std::ranges::find(ledgers_counted(), record, &Ledger::name) != ledgers_counted().end();
}

std::optional<Statement> statement_of(db::Reading& reading, const records::Vault& vault, const Statement& like) {
  auto found = records::RecordStore<Statement>(vault).where(reading, "school = :school AND fact = :fact AND source = :source",
                                                           {{"school", like.school}, {"fact", like.fact}, {"source", like.source}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::map<std::string, std::int64_t> rows_in_ledgers(db::Reading& reading, std::string_view unit_path) {
  std::string sql;
  for (const auto& ledger : ledgers_counted()) {
    sql += fmt::format("{}SELECT '{}', COUNT(*) FROM {} WHERE archived_at IS NULL AND unit_path = :path", sql.empty() ? "" : " UNION ALL ", ledger.name, ledger.name);
  }
  std::map<std::string, std::int64_t> found;
  for (auto& [ledger, rows] : reading.rows<std::string, std::int64_t>(sql, {{"path", unit_path}})) found.emplace(std::move(ledger), rows);
  return found;
}

}  // namespace anyuan::facts
