#pragma once
// The schools of the demo city and the people in them, made by seed and stored through the schools' own book: a school
// of the demo is a unit of the tree like any other.
#include <set>
#include <string>
#include <vector>

#include "app/demo/seeding.h"
#include "domain/accounts/user.h"
#include "domain/attachments/attachment.h"
#include "domain/org/commands.h"
#include "domain/schools/school.h"
#include "platform/files/files.h"

namespace anyuan::demo {

struct Person {
  accounts::UserId id;
  std::string name;
};

struct Township {
  std::string id, path;
};

struct County {
  std::string id, name, path;
  std::vector<Township> townships;
  Person education, police;  // the officers who run its campaign
};

// A school with who acts for it and what was photographed there.
struct Site {
  schools::School school;
  Person principal, safety_officer;
  std::set<std::string_view> ledgers;  // in which it has rows
  std::vector<attachments::AttachmentId> before, after;
};

struct Pictures {
  std::vector<files::Stored> before, after;
};

// The counties of a city with their townships, at the paths where load_divisions puts them.
std::vector<County> counties_of(const std::vector<org::Division>& divisions, std::string_view city);
Result<Pictures> draw_pictures(files::Files& files);

struct Wanted {
  int schools = 0;
  std::size_t before = 0;     // schools of the counties before it: names, codes and phone numbers never repeat
  std::size_t unstaffed = 0;  // of the first schools, whose people get log-ins instead
};
Result<std::vector<Site>> make_sites(const Seeding& seeding, const County& county, const Pictures& pictures, const Wanted& wanted);

// A person with a post, without a log-in.
struct Appointment {
  std::string unit, unit_path, account;
  accounts::Role role = accounts::Role::principal;
  accounts::Agency agency = accounts::Agency::education;
};
std::vector<Person> appoint(const Seeding& seeding, const std::vector<Appointment>& appointments, std::size_t first_phone);

}  // namespace anyuan::demo
