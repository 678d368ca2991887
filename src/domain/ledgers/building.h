#pragma once
// 校舍: each building, how it was appraised and when it has to be appraised again (R-PHYS-5, R-PHYS-8).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class BuildingUse { teaching, laboratory, dormitory, canteen, office, library, gym, other };
BOOST_DESCRIBE_ENUM(BuildingUse, teaching, laboratory, dormitory, canteen, office, library, gym, other)
constexpr Label label_of(BuildingUse purpose) {
  switch (purpose) {
    case BuildingUse::teaching: return {"教学楼", "Teaching"};
    case BuildingUse::laboratory: return {"实验楼", "Laboratories"};
    case BuildingUse::dormitory: return {"学生宿舍", "Dormitory"};
    case BuildingUse::canteen: return {"食堂", "Canteen"};
    case BuildingUse::office: return {"办公楼", "Offices"};
    case BuildingUse::library: return {"图书馆", "Library"};
    case BuildingUse::gym: return {"体育馆(场)", "Gymnasium"};
    case BuildingUse::other: return {"其他用房", "Other"};
  }
  return {};
}

enum class Structure { frame, brick_concrete, brick_wood, steel, other };
BOOST_DESCRIBE_ENUM(Structure, frame, brick_concrete, brick_wood, steel, other)
constexpr Label label_of(Structure structure) {
  switch (structure) {
    case Structure::frame: return {"框架", "Frame"};
    case Structure::brick_concrete: return {"砖混", "Brick and concrete"};
    case Structure::brick_wood: return {"砖木", "Brick and wood"};
    case Structure::steel: return {"钢结构", "Steel"};
    case Structure::other: return {"其他结构", "Other"};
  }
  return {};
}

enum class Appraisal { a, b, c, d };
BOOST_DESCRIBE_ENUM(Appraisal, a, b, c, d)
constexpr Label label_of(Appraisal grade) {
  switch (grade) {
    case Appraisal::a: return {"A 级(安全)", "A (safe)"};
    case Appraisal::b: return {"B 级(基本安全)", "B (mostly safe)"};
    case Appraisal::c: return {"C 级(局部危险)", "C (partly dangerous)"};
    case Appraisal::d: return {"D 级(整体危险)", "D (dangerous)"};
  }
  return {};
}

struct Building {
  records::Head head;
  schools::SchoolId school;
  std::string name;
  BuildingUse purpose = BuildingUse::teaching;
  std::optional<Structure> structure;
  std::optional<std::int64_t> storeys;
  std::optional<double> area;
  std::optional<std::int64_t> built_year, shelter_capacity;
  std::optional<Appraisal> appraisal;
  std::optional<Date> appraised_on, next_appraisal_on;
  std::string defects;
  std::string client, surveyor, designer, builder, supervisor;
  std::optional<Date> site_assessed_on;
  std::string site_risks;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const Building*) {
  using records::field, records::Listed;
  static constexpr Label in_basics{"基本情况", "Basics"}, in_appraisal{"安全鉴定", "Appraisal"}, in_works{"工程质量责任", "Works"}, in_site{"选址安全评估", "Site"};
  static const auto type = records::record<Building>("buildings", "bd", {"校舍", "Buildings"}, {
      of_school<&Building::school>(),
      field<&Building::name>("name", {"校舍名称", "Building"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 40, .group = in_basics, .also_headed = "建筑名称|楼名|名称"}),
      field<&Building::purpose>("purpose", {"用途", "Use"}, {.required = true, .filtered = true, .list = Listed::shown, .group = in_basics, .also_headed = "校舍用途|建筑用途", .also_called = "教室=teaching|实验室=laboratory|宿舍=dormitory|食堂=canteen|办公=office"}),
      field<&Building::structure>("structure", {"结构", "Structure"}, {.filtered = true, .group = in_basics, .also_headed = "建筑结构|结构类型"}),
      field<&Building::storeys>("storeys", {"层数", "Storeys"}, {.min = 1, .max = 60, .group = in_basics, .also_headed = "楼层数", .unit = "层"}),
      field<&Building::area>("area", {"建筑面积", "Area"}, {.sorted = true, .min = 1, .max = 500000, .group = in_basics, .also_headed = "面积", .unit = "平方米"}),
      field<&Building::built_year>("built_year", {"建成年份", "Built in"}, {.filtered = true, .sorted = true, .min = 1900, .max = 2100, .group = in_basics, .also_headed = "建成时间|建设年份|竣工年份"}),
      field<&Building::shelter_capacity>("shelter_capacity", {"避难场所容纳人数", "Shelter for"}, {.min = 0, .max = 100000, .group = in_basics, .hint = {"作为应急避难场所的填写", "Only of an emergency shelter"}, .also_headed = "避难容量", .unit = "人"}),
      field<&Building::appraisal>("appraisal", {"鉴定等级", "Appraisal"}, {.filtered = true, .list = Listed::shown, .group = in_appraisal, .also_headed = "安全等级|鉴定结果", .also_called = "A=a|B=b|C=c|D=d"}),
      field<&Building::appraised_on>("appraised_on", {"鉴定日期", "Appraised on"}, {.filtered = true, .sorted = true, .past = true, .group = in_appraisal, .also_headed = "最近鉴定日期|鉴定时间"}),
      field<&Building::next_appraisal_on>("next_appraisal_on", {"下次鉴定日期", "Next appraisal"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .group = in_appraisal, .also_headed = "下次鉴定时间|应鉴定日期"}),
      field<&Building::defects>("defects", {"存在问题", "Defects"}, {.shape = records::Kind::multiline, .length_max = 500, .group = in_appraisal, .also_headed = "问题|安全隐患"}),
      field<&Building::client>("client", {"建设单位", "Client"}, {.length_max = 60, .group = in_works, .hint = {"工程质量终身责任，使用期间长期保存", "Liable for the life of the building"}}),
      field<&Building::surveyor>("surveyor", {"勘察单位", "Surveyor"}, {.length_max = 60, .group = in_works}),
      field<&Building::designer>("designer", {"设计单位", "Designer"}, {.length_max = 60, .group = in_works}),
      field<&Building::builder>("builder", {"施工单位", "Builder"}, {.searched = true, .length_max = 60, .group = in_works}),
      field<&Building::supervisor>("supervisor", {"监理单位", "Supervisor"}, {.length_max = 60, .group = in_works}),
      field<&Building::site_assessed_on>("site_assessed_on", {"选址评估日期", "Site assessed on"}, {.filtered = true, .sorted = true, .past = true, .group = in_site, .hint = {"新建、改建、扩建的填写", "Of what was built or rebuilt"}, .also_headed = "选址安全评估日期"}),
      field<&Building::site_risks>("site_risks", {"选址评估结论", "Site risks"}, {.shape = records::Kind::multiline, .length_max = 500, .group = in_site, .hint = {"地质灾害、自然灾害、环境污染等因素", "Geology, floods, pollution and the like"}, .also_headed = "选址风险"}),
      field<&Building::files>("files", {"鉴定报告", "Reports"}, {.refers_to = "attachments", .group = in_appraisal}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
