#include "domain/filings/rules.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace anyuan::filings {
namespace {

using accounts::Actor, accounts::Agency, accounts::Role;
using org::Level;
using namespace std::chrono;

constexpr Date today = 2026y / November / 24;
const Instant now = *parse_instant("2026-11-24T02:00:00Z");

Actor acting(Role role, Agency agency, Level level) {
  Actor actor;
  actor.user = {"us_1"};
  actor.name = "韦甲";
  actor.role = role;
  actor.agency = agency;
  actor.level = level;
  return actor;
}

// Exhaustive: state x both answers x agency x action x role x level. A filing is answered by a county officer of one of its
// two agencies, while it is submitted and that agency has not answered yet; by nobody else and never again.
TEST(FilingRules, EachAgencyAnswersASubmittedFilingOnceAndNobodyElseDoes) {
  int allowed = 0, refused = 0;
  for (const auto state : all_values<State>())
    for (const auto education : all_values<Answer>())
      for (const auto police : all_values<Answer>())
        for (const auto agency : all_values<Agency>())
          for (const auto role : all_values<Role>())
            for (const auto level : all_values<Level>())
              for (const auto action : all_values<Action>()) {
                Filing filing;
                filing.state = state, filing.education = education, filing.police = police;
                const auto actor = acting(role, agency, level);
                const auto own = agency == Agency::education ? education : police;
                const bool expected = state == State::submitted && role == Role::officer && level == Level::county &&
                                      (agency == Agency::education || agency == Agency::police) && own == Answer::waiting;
                const auto where = ::testing::Message() << name_of(state) << " " << name_of(education) << " " << name_of(police) << " " << name_of(agency)
                                                        << " " << name_of(role) << " " << name_of(level) << " " << name_of(action);
                const auto result = apply(filing, {action, 1, "材料齐全"}, actor, now);
                EXPECT_EQ(result.ok(), expected) << where;
                const auto can = moves_for(filing, actor);
                EXPECT_EQ(std::ranges::count(can, name_of(action)), expected ? 1 : 0) << where;
                ++(expected ? allowed : refused);
                if (!expected) continue;
                const auto answer = action == Action::accept ? Answer::accepted : Answer::returned;
                auto wanted = filing;
                (agency == Agency::education ? wanted.education : wanted.police) = answer;
                (agency == Agency::education ? wanted.education_by : wanted.police_by) = "韦甲";
                (agency == Agency::education ? wanted.education_at : wanted.police_at) = now;
                (agency == Agency::education ? wanted.education_opinion : wanted.police_opinion) = "材料齐全";
                wanted.state = state_after(wanted.education, wanted.police);
                if (wanted.state == State::returned) lapse(wanted);
                EXPECT_EQ(result.value(), wanted) << where;
              }
  EXPECT_EQ(allowed, 2 * 4 * 2);  // two agencies, four answers of the other, two actions
  EXPECT_GT(refused, 10'000);
}

TEST(FilingRules, BothAcceptanceFilesItAndOneReturnReturnsIt) {
  using enum Answer;
  for (const auto education : all_values<Answer>())
    for (const auto police : all_values<Answer>()) {
      const bool returned = education == Answer::returned || police == Answer::returned;
      const bool both = education == accepted && police == accepted;
      EXPECT_EQ(state_after(education, police), returned ? State::returned : both ? State::filed : State::submitted);
    }
}

TEST(FilingRules, EachRefusalSaysWhy) {
  const auto why = [](State state, Answer education, const Actor& actor, const Step& step) {
    Filing filing;
    filing.state = state, filing.education = education;
    const auto result = apply(filing, step, actor, now);
    return result.ok() ? std::string("ok") : result.error().reason;
  };
  const auto education = acting(Role::officer, Agency::education, Level::county);
  const Step accept{Action::accept, 1, {}};
  EXPECT_EQ(why(State::submitted, Answer::waiting, education, {Action::give_back, 1, ""}), "required");
  EXPECT_EQ(why(State::submitted, Answer::accepted, education, accept), "filing_answered_already");
  EXPECT_EQ(why(State::filed, Answer::accepted, education, accept), "filing_filed_already");
  EXPECT_EQ(why(State::returned, Answer::waiting, education, accept), "filing_returned_already");
  EXPECT_EQ(why(State::replaced, Answer::waiting, education, accept), "filing_replaced");
  EXPECT_EQ(why(State::submitted, Answer::waiting, acting(Role::officer, Agency::education, Level::city), accept), "filing_answered_by_county");
  EXPECT_EQ(why(State::submitted, Answer::waiting, acting(Role::officer, Agency::political_legal, Level::county), accept), "filing_not_your_agency");
  EXPECT_EQ(why(State::submitted, Answer::waiting, acting(Role::inspector, Agency::education, Level::county), accept), "not_permitted");
}

TEST(FilingRules, OnlyTheSchoolsOwnOfficerAndPrincipalSubmit) {
  for (const auto role : all_values<Role>())
    for (const auto level : all_values<Level>()) {
      const bool expected = level == Level::school && (role == Role::safety_officer || role == Role::principal);
      EXPECT_EQ(may_submit(acting(role, Agency::education, level)).ok(), expected) << name_of(role) << " " << name_of(level);
    }
}

// --- what is different --------------------------------------------------------------------------------------------

FiledGuard guard(std::string source, std::string name) {
  FiledGuard made;
  made.source = std::move(source);
  made.name = std::move(name);
  return made;
}

std::string told(const Contents& before, const Contents& after) {
  std::string all;
  for (const auto& one : differences(before, after)) all += (all.empty() ? "" : "\n") + fmt::format("{} {}", name_of(one.turn), one.zh);
  return all;
}

TEST(FilingDifferences, ThereAreNoneBetweenTheSame) {
  Contents contents;
  contents.guards = {guard("gd_1", "王甲"), guard("gd_2", "李乙")};
  contents.posts = {{"sp_1", ledgers::SafetyPostKind::security_director, "张丙"}};
  contents.bodies = {{"sy_1", ledgers::SafetyBodyKind::leading_body, "安全工作领导小组", "陈丁", ""}};
  EXPECT_EQ(told(contents, contents), "");
  auto turned = contents;
  std::ranges::reverse(turned.guards);
  EXPECT_EQ(told(contents, turned), "") << "the order of rows says nothing";
  turned.guards[0].source = "gd_9";
  EXPECT_EQ(told(contents, turned), "") << "archived and entered again, the same person";
}

TEST(FilingDifferences, AGuardComesGoesIsReplacedOrChanges) {
  Contents before, after;
  before.guards = {guard("gd_1", "王甲"), guard("gd_2", "李乙"), guard("gd_3", "张丙"), guard("gd_4", "陈丁")};
  after.guards = {guard("gd_2", "李乙"), guard("gd_3", "黄戊"), guard("gd_4", "陈丁"), guard("gd_5", "韦己")};
  after.guards[0].employer = ledgers::GuardEmployer::company;
  after.guards[0].company = "演示平安保安服务公司";
  after.guards[2].certified = true;
  after.guards[2].certificate_expires_on = 2029y / May / 1;
  after.guards[3].hired_on = 2026y / November / 1;
  EXPECT_EQ(told(before, after),
            "added 新增专职保安员韦己（聘用方式：学校自聘，到岗日期：2026-11-01，持有保安员证：否）\n"
            "removed 减少专职保安员王甲\n"
            "changed 专职保安员李乙：聘用方式由“学校自聘”改为“保安公司派驻”；保安公司由“无”改为“演示平安保安服务公司”\n"
            "replaced 专职保安员由张丙更换为黄戊\n"
            "changed 专职保安员陈丁：持有保安员证由“否”改为“是”；证件有效期至由“无”改为“2029-05-01”");
}

TEST(FilingDifferences, ASeatOneLeftAndOneTookIsAReplacement) {
  using enum ledgers::SafetyPostKind;
  Contents before, after;
  before.posts = {{"sp_1", security_director, "张丙"}, {"sp_2", gatekeeper, "李乙"}, {"sp_3", principal, "陈丁"}};
  after.posts = {{"sp_9", security_director, "黄戊"}, {"sp_7", gatekeeper, "王一"}, {"sp_8", gatekeeper, "王二"}, {"sp_3", principal, "陈丁"}};
  EXPECT_EQ(told(before, after), "added 新增门卫王一\nadded 新增门卫王二\nremoved 减少门卫李乙\nreplaced 保卫主任由张丙更换为黄戊")
      << "two came where one went: nobody says who took whose place";
}

TEST(FilingDifferences, ABodyKeepsItsSeatUnderAnotherNameAndLeader) {
  Contents before, after;
  before.bodies = {{"sy_1", ledgers::SafetyBodyKind::leading_body, "安全工作领导小组", "陈丁", "李乙"}};
  after.bodies = {{"sy_2", ledgers::SafetyBodyKind::leading_body, "校园安全委员会", "黄戊", ""}};
  EXPECT_EQ(told(before, after), "changed 安全工作领导机构校园安全委员会：机构名称由“安全工作领导小组”改为“校园安全委员会”；负责人由“陈丁”改为“黄戊”；副职由“李乙”改为“无”");
  EXPECT_EQ(told({}, before), "added 新增安全工作领导机构安全工作领导小组（负责人：陈丁，副职：李乙）");
  EXPECT_EQ(differences({}, before).front().en, "Added: Leading body, 安全工作领导小组 (Leader: 陈丁, Deputy: 李乙)");
}

// --- the draft ----------------------------------------------------------------------------------------------------

TEST(FilingDraft, IsTheDifferenceFromTheLastEditionAndKeepsItsDay) {
  Contents nobody, one, two;
  one.guards = {guard("gd_1", "王甲")};
  two.guards = {guard("gd_1", "王甲"), guard("gd_2", "李乙")};
  EXPECT_FALSE(draft_of({}, nobody, std::nullopt, today)) << "nothing to tell";
  const auto first = draft_of({}, one, std::nullopt, today);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->kind, DraftKind::first);
  EXPECT_EQ(first->changed_on, today);
  const auto later = draft_of({}, two, first, plus_days(today, 12));
  EXPECT_EQ(later->changed_on, today) << "another change does not make the first one younger";
  EXPECT_EQ(later->added, 2);
  EXPECT_FALSE(draft_of({nullptr, &two, false}, two, later, today)) << "all of it waits for answers";
  EXPECT_EQ(draft_of({&one, &two, false}, one, std::nullopt, today)->kind, DraftKind::change) << "what was submitted holds no longer";
  EXPECT_EQ(draft_of({nullptr, nullptr, true}, one, std::nullopt, today)->kind, DraftKind::returned);
  EXPECT_FALSE(draft_of({&one, nullptr, true}, one, std::nullopt, today)) << "the returned change was taken back";
  const auto change = draft_of({&two, nullptr, false}, one, std::nullopt, today);
  EXPECT_EQ(change->kind, DraftKind::change);
  EXPECT_EQ(change->removed, 1);
  EXPECT_EQ(change->added, 0);
}

TEST(FilingDraft, IsOverdueTheDayAfterThirty) {
  EXPECT_FALSE(is_overdue(filed_by(plus_days(today, -30), {}), today));
  EXPECT_TRUE(is_overdue(filed_by(plus_days(today, -31), {}), today));
  EXPECT_EQ(filed_by(2026y / November / 24, {}), 2026y / December / 24);
  EXPECT_EQ(filed_by(2026y / November / 24, {.to_file = 7}), 2026y / December / 1);
}

// A page of overdue ones asks the database; the record beside it is judged by itself. Both must say the same.
TEST(FilingTerms, TheEarliestInTimeIsWhereOverdueEnds) {
  for (const auto terms : {Terms{}, Terms{1, 1}, Terms{365, 200}}) {
    for (int days = 0; days < 400; ++days) {
      const auto day = plus_days(today, -days);
      EXPECT_EQ(is_overdue(filed_by(day, terms), today), day < first_changed_in_time(terms, today)) << days;
      for (const auto at : {start_of(day), start_of(plus_days(day, 1)) - std::chrono::milliseconds{1}}) {
        EXPECT_EQ(is_overdue(answered_by(at, terms), today), at < first_submitted_in_time(terms, today)) << days;
      }
    }
  }
}

TEST(FilingDraft, NamesTheMattersItIsAbout) {
  const std::vector<Difference> people{{Subject::guard, Turn::added, {}, {}}}, bodies{{Subject::body, Turn::changed, {}, {}}};
  EXPECT_EQ(kinds_of(people, true), std::vector{Kind::staffing});
  EXPECT_EQ(kinds_of(bodies, true), std::vector{Kind::office});
  EXPECT_EQ(kinds_of(people, false), (std::vector{Kind::staffing, Kind::change}));
}

}  // namespace
}  // namespace anyuan::filings
