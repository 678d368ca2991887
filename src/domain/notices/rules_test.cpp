#include "domain/notices/rules.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace anyuan::notices {
namespace {

using accounts::Actor;
using accounts::May;
using accounts::Role;
using org::Level;

Actor at(std::string path, Level level, Role role) {
  Actor actor;
  actor.user = {"us_1"};
  actor.role = role;
  actor.level = level;
  actor.scope = records::Scope::under(std::move(path));
  return actor;
}

// A notice of the city to its counties and schools.
Notice notice_in(State state) {
  Notice notice;
  notice.head.unit_path = "/45/4503/";
  notice.audience = {Level::county, Level::school};
  notice.state = state;
  return notice;
}

struct Place {
  const char* path;
  Level level;
  bool sends, receives;
};
constexpr Place places[] = {
    {"/45/", Level::province, false, false},
    {"/45/4503/", Level::city, true, false},
    {"/45/4504/", Level::city, false, false},
    {"/45/4503/450302/", Level::county, false, true},
    {"/45/4504/450402/", Level::county, false, false},
    {"/45/4503/450302/450302001/", Level::township, false, false},  // not in the audience
    {"/45/4503/450302/sc_1/", Level::school, false, true},
};

// Exhaustive: every state, action, place and role.
TEST(NoticeRules, OnlyTheSenderMovesItAndOnlyTheAddressedReceiveIt) {
  int allowed = 0, refused = 0;
  for (const auto state : all_values<State>())
    for (const auto& place : places)
      for (const auto role : all_values<Role>()) {
        const auto actor = at(place.path, place.level, role);
        const bool writes = place.sends && accounts::may(role, May::notices_write);
        for (const auto action : all_values<Action>()) {
          bool expected = false;
          switch (action) {
            case Action::change:
            case Action::issue: expected = writes && state == State::draft; break;
            case Action::withdraw: expected = writes && state == State::issued; break;
            case Action::receive: expected = place.receives && accounts::may(role, May::notices_read) && state == State::issued; break;
          }
          const auto can = moves_for(notice_in(state), actor);
          const auto where = ::testing::Message() << name_of(state) << " " << name_of(action) << " " << place.path << " " << name_of(role);
          EXPECT_EQ(next(notice_in(state), action, actor).ok(), expected) << where;
          EXPECT_EQ(std::ranges::count(can, name_of(action)), expected ? 1 : 0) << where;
          ++(expected ? allowed : refused);
        }
      }
  EXPECT_EQ(allowed, 3 + 2 * 5);  // one role writes; five may read, at either of the two places
  EXPECT_GT(refused, 700);
}

TEST(NoticeRules, EachMoveLeadsWhereTheTableSays) {
  const auto city = at("/45/4503/", Level::city, Role::officer);
  EXPECT_EQ(next(notice_in(State::draft), Action::issue, city).value(), State::issued);
  EXPECT_EQ(next(notice_in(State::issued), Action::withdraw, city).value(), State::withdrawn);
  EXPECT_EQ(next(notice_in(State::issued), Action::change, city).error().reason, "notice_issued_already");
  EXPECT_EQ(next(notice_in(State::draft), Action::withdraw, city).error().reason, "notice_not_issued");
  EXPECT_EQ(next(notice_in(State::withdrawn), Action::issue, city).error().reason, "notice_withdrawn");
}

TEST(NoticeRules, WhatIsReceivedNeedNotBeReceivedAgain) {
  auto notice = notice_in(State::issued);
  const auto county = at("/45/4503/450302/", Level::county, Role::officer);
  EXPECT_EQ(moves_for(notice, county), std::vector<std::string>{"receive"});
  notice.received = true;
  EXPECT_TRUE(moves_for(notice, county).empty());
}

TEST(NoticeRules, TheAudienceLiesBelowTheSender) {
  auto notice = notice_in(State::draft);
  EXPECT_TRUE(check_audience(notice, Level::city).ok());
  EXPECT_EQ(check_audience(notice, Level::county).error().reason, "audience_not_below");
  notice.audience = {Level::school};
  EXPECT_TRUE(check_audience(notice, Level::county).ok());
  notice.audience = {};
  EXPECT_EQ(check_audience(notice, Level::city).error().field, "audience");
}

}  // namespace
}  // namespace anyuan::notices
