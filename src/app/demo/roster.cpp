#include "app/demo/roster.h"

#include <fmt/format.h>

#include <array>

#include "app/demo/names.h"
#include "app/demo/pictures.h"

namespace anyuan::demo {
namespace {

using schools::Category;

constexpr int pictures_of_each = 12;
constexpr int pictures_to_a_school = 3;

// How a county's institutions are spread, in per cent, and how large they are. Made up, but of a county's proportions.
struct Shape {
  Category category;
  std::string_view code;  // the first two digits of its school code; empty: it has none
  int share;
  int students_min, students_max, class_size;
  int boarding_percent;  // how many of them have boarders
};
constexpr std::array shapes{
    Shape{Category::kindergarten, "11", 36, 45, 420, 30, 0},      Shape{Category::primary, "21", 34, 90, 1900, 42, 15},
    Shape{Category::junior_secondary, "31", 10, 260, 2200, 48, 70}, Shape{Category::nine_year, "31", 4, 400, 2400, 45, 60},
    Shape{Category::senior_secondary, "34", 3, 900, 3600, 50, 90}, Shape{Category::complete_secondary, "34", 2, 800, 3200, 50, 80},
    Shape{Category::vocational, "36", 2, 500, 4200, 45, 90},      Shape{Category::special, "51", 1, 40, 220, 12, 80},
    Shape{Category::training, "", 5, 30, 260, 20, 0},             Shape{Category::unlicensed, "", 3, 12, 60, 20, 0}};

// Where the 17 counties of Guilin lie, so that the map shows them apart (WGS-84, to a few kilometres).
struct Centre {
  std::string_view county;
  double longitude, latitude;
};
constexpr std::array centres{
    Centre{"450302", 110.264, 25.274}, Centre{"450303", 110.301, 25.314}, Centre{"450304", 110.281, 25.262}, Centre{"450305", 110.318, 25.253},
    Centre{"450311", 110.287, 25.102}, Centre{"450312", 110.212, 25.239}, Centre{"450321", 110.497, 24.778}, Centre{"450323", 110.326, 25.410},
    Centre{"450324", 111.073, 25.928}, Centre{"450325", 110.671, 25.612}, Centre{"450326", 109.983, 24.980}, Centre{"450327", 111.161, 25.489},
    Centre{"450328", 110.011, 25.798}, Centre{"450329", 110.653, 26.042}, Centre{"450330", 110.643, 24.633}, Centre{"450332", 110.828, 24.832},
    Centre{"450381", 110.395, 24.488}};

Centre centre_of(std::string_view county) {
  const auto found = std::ranges::find(centres, county, &Centre::county);
  return found == centres.end() ? centres.front() : *found;
}

const Shape& shape_of(Chance& chance, int number) {
  // The first ones are fixed: the smallest demo has each of the common kinds, and its story plays at a primary school.
  static constexpr std::array first{1, 0, 2, 4};
  if (number < std::ssize(first)) return shapes[static_cast<std::size_t>(first[static_cast<std::size_t>(number)])];
  std::array<int, shapes.size()> weights{};
  for (std::size_t i = 0; i < shapes.size(); ++i) weights[i] = shapes[i].share;
  return shapes[chance.weighted(std::span<const int>(weights))];
}

void give_size(Chance& chance, const Shape& shape, schools::School& school) {
  school.students = chance.between(shape.students_min, chance.happens(25) ? shape.students_max : (shape.students_min + shape.students_max) / 2);
  school.classes = (*school.students + shape.class_size - 1) / shape.class_size;
  school.staff = std::max<std::int64_t>(2, *school.classes * (shape.category == Category::kindergarten ? 3 : 2) + chance.between(1, 6));
  school.gates = *school.students > 1500 ? chance.between(2, 3) : 1;
  school.boarders = 0;
  if (!chance.happens(shape.boarding_percent)) return;
  const bool all = chance.happens(35);
  school.boarding = all ? schools::Boarding::fully : schools::Boarding::partly;
  school.boarders = all ? *school.students : *school.students * chance.between(15, 70) / 100;
}

schools::School school_of(Chance& chance, const County& county, const Township& township, int number, std::size_t overall) {
  const auto& shape = shape_of(chance, number);
  schools::School school;
  school.parent = {township.id};
  school.category = shape.category;
  school.name = school_name(overall, shape.category);
  // Serials from 900000 on: an office gives them out from the beginning.
  if (!shape.code.empty()) school.code = fmt::format("{}45{:06}", shape.code, 900'000 + overall);
  const bool is_private = shape.category == Category::training || shape.category == Category::unlicensed ||
                          (shape.category == Category::kindergarten && chance.happens(55)) || chance.happens(4);
  school.ownership = is_private ? schools::Ownership::private_owned : schools::Ownership::public_owned;
  const bool in_city = county.id < "450321";  // the six districts
  school.area = in_city ? schools::Area::urban : (chance.happens(40) ? schools::Area::town : schools::Area::rural);
  give_size(chance, shape, school);
  if (shape.category != Category::unlicensed) school.supervisor = fmt::format("{}教育局", county.name);
  school.principal_phone = {phone_number(static_cast<std::int64_t>(overall) * 2)};
  school.safety_phone = {phone_number(static_cast<std::int64_t>(overall) * 2 + 1)};
  school.address = fmt::format("{}演示路{}号", county.name, overall % 900 + 1);
  const auto centre = centre_of(county.id);
  const int spread = in_city ? 30 : 160;  // thousandths of a degree
  school.longitude = centre.longitude + chance.between(-spread, spread) / 1000.0;
  school.latitude = centre.latitude + chance.between(-spread, spread) / 1000.0;
  school.founded_on = Date(std::chrono::year(chance.between(1956, 2021)) / 9 / 1);
  return school;
}

std::vector<attachments::AttachmentId> keep_pictures(const Seeding& seeding, const Site& site, const std::vector<files::Stored>& pictures,
                                                     std::string_view name, Instant at, std::vector<attachments::Attachment>& kept) {
  std::vector<attachments::AttachmentId> ids;
  for (int i = 0; i < pictures_to_a_school; ++i) {
    const auto& stored = seeding.chance.one_of(pictures);
    attachments::Attachment attachment{{}, stored.hash, fmt::format("{}{}.png", name, i + 1), stored.type, stored.size, site.safety_officer.name};
    seeding.start(attachment, site.school.head.unit_path, at);
    ids.push_back({attachment.head.id});
    kept.push_back(std::move(attachment));
  }
  return ids;
}

}  // namespace

std::vector<County> counties_of(const std::vector<org::Division>& divisions, std::string_view city) {
  std::vector<County> counties;
  const auto city_path = fmt::format("/{}/{}/", city.substr(0, 2), city);
  for (const auto& division : divisions) {
    if (division.level == org::Level::county && division.parent == city) {
      counties.push_back({division.code, division.name, city_path + division.code + "/"});
    }
  }
  for (const auto& division : divisions) {
    if (division.level != org::Level::township) continue;
    const auto county = std::ranges::find(counties, division.parent, &County::id);
    if (county != counties.end()) county->townships.push_back({division.code, county->path + division.code + "/"});
  }
  return counties;
}

Result<Pictures> draw_pictures(files::Files& files) {
  Pictures pictures;
  for (int variant = 0; variant < pictures_of_each; ++variant) {
    TRY(auto before, files.store(picture(Shot::before, variant)));
    TRY(auto after, files.store(picture(Shot::after, variant)));
    pictures.before.push_back(std::move(before));
    pictures.after.push_back(std::move(after));
  }
  return pictures;
}

std::vector<Person> appoint(const Seeding& seeding, const std::vector<Appointment>& appointments, std::size_t first_phone) {
  std::vector<accounts::User> users;
  std::vector<accounts::Post> posts;
  std::vector<Person> people;
  for (const auto& wanted : appointments) {
    accounts::User user{{}, wanted.account, person_name(seeding.chance), {phone_number(static_cast<std::int64_t>(first_phone + people.size()))}};
    seeding.start(user, wanted.unit_path, seeding.long_ago());
    accounts::Post post{{}, {user.head.id}, {wanted.unit}, wanted.role, wanted.agency};
    seeding.start(post, wanted.unit_path, seeding.long_ago());
    people.push_back({{user.head.id}, user.name});
    users.push_back(std::move(user));
    posts.push_back(std::move(post));
  }
  seeding.store(users);
  seeding.store(posts);
  return people;
}

namespace {

// The principal and the safety officer of each school; where they come by log-in, their names only.
void staff(const Seeding& seeding, std::vector<Site>& sites, const Wanted& wanted) {
  std::vector<Appointment> appointments;
  for (std::size_t i = wanted.unstaffed; i < sites.size(); ++i) {
    const auto& head = sites[i].school.head;
    appointments.push_back({head.id, head.unit_path, fmt::format("xz{:06}", wanted.before + i), accounts::Role::principal});
    appointments.push_back({head.id, head.unit_path, fmt::format("aq{:06}", wanted.before + i), accounts::Role::safety_officer});
  }
  const auto people = appoint(seeding, appointments, wanted.before * 2);
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const bool has_people = i >= wanted.unstaffed;
    sites[i].principal = has_people ? people[2 * (i - wanted.unstaffed)] : Person{{}, person_name(seeding.chance)};
    sites[i].safety_officer = has_people ? people[2 * (i - wanted.unstaffed) + 1] : Person{{}, person_name(seeding.chance)};
    sites[i].school.principal = sites[i].principal.name;
    sites[i].school.safety_officer = sites[i].safety_officer.name;
  }
}

}  // namespace

Result<std::vector<Site>> make_sites(const Seeding& seeding, const County& county, const Pictures& pictures, const Wanted& wanted) {
  const auto* book = seeding.books.find("schools");
  const accounts::Actor whole_tree{{"system"}, "系统", {}, accounts::Role::system_admin, accounts::Agency::platform, {}, org::Level::province,
                                   records::Scope::under("/")};
  std::vector<Site> sites(static_cast<std::size_t>(wanted.schools));
  std::vector<void*> placed;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    auto& school = sites[i].school;
    school = school_of(seeding.chance, county, county.townships.at(i % county.townships.size()), static_cast<int>(i), wanted.before + i);
    seeding.start(school, "", seeding.long_ago());
    school.head.changed_at = seeding.change.now - std::chrono::days(seeding.chance.between(20, 80));  // the figures of this school year
    if (auto faults = bookkeeping::faults_in(*book, nullptr, &school, date_at(seeding.change.now)); !faults.empty()) return records::all_of(std::move(faults));
    placed.push_back(&school);
  }
  TRY([[maybe_unused]] const auto done, book->place(seeding.change, whole_tree, placed));
  staff(seeding, sites, wanted);
  std::vector<schools::School> rows;
  std::vector<attachments::Attachment> kept;
  for (auto& site : sites) {
    site.before = keep_pictures(seeding, site, pictures.before, "整改前", seeding.long_ago(), kept);
    site.after = keep_pictures(seeding, site, pictures.after, "整改后", seeding.long_ago(), kept);
    rows.push_back(site.school);
  }
  seeding.store(rows);
  seeding.store(kept);
  return sites;
}

}  // namespace anyuan::demo
