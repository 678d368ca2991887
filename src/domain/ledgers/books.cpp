#include "domain/ledgers/books.h"

#include "domain/ledgers/fire_facility.h"
#include "domain/ledgers/joint_meeting.h"
#include "domain/ledgers/management_platform.h"
#include "domain/ledgers/mediation_case.h"
#include "domain/ledgers/mediation_committee.h"
#include "domain/ledgers/recorder.h"
#include "domain/ledgers/responsible_office.h"
#include "domain/ledgers/rules.h"
#include "domain/ledgers/safety_body.h"
#include "domain/ledgers/safety_fund.h"
#include "domain/ledgers/safety_lesson.h"
#include "domain/ledgers/safety_post.h"
#include "domain/ledgers/safety_zone.h"
#include "domain/ledgers/school_bus.h"
#include "domain/ledgers/security_company.h"
#include "domain/ledgers/unlicensed_site.h"

namespace anyuan::ledgers {
namespace {

constexpr Label organisation{"组织与岗位", "Organisation"}, security{"安保力量", "Security"}, physical{"物防设施", "Physical protection"},
    technical{"技防设施", "Technical protection"}, fire{"消防与设备", "Fire and equipment"}, bus{"校车", "School bus"},
    education{"制度与教育", "Rules and education"}, funds{"保险与经费", "Insurance and funds"}, supervision{"监管", "Supervision"};

using Fields = std::vector<std::string_view>;

// Kept by the school it belongs to, by form and by Excel; all else follows from the description. A sheet finds a row of
// the school again by `known_by`: what makes it this one and no other, so that another person, place or day is another row.
bookkeeping::Book plain(const records::RecordType& type, Label group, std::string_view label_field = "name", Fields known_by = {}) {
  using accounts::May;
  if (known_by.empty()) known_by = {label_field};
  known_by.insert(known_by.begin(), "school");
  return {.type = type, .group = group, .read = May::ledgers_read, .write = May::ledgers_write, .import = May::ledgers_write,
          .label_field = label_field, .known_by = {std::move(known_by)}};
}

template <class R>
std::vector<Error> judged(const R& record, Date today) {
  if constexpr (requires { faults_of(record, today); }) return faults_of(record, today);
  else return faults_of(record);
}

// With the rules of its own (rules.h).
template <class R>
bookkeeping::Book with_rules(bookkeeping::Book book) {
  book.check = [](const void*, const void* after, Date today) { return judged(*static_cast<const R*>(after), today); };
  return book;
}
template <class R>
bookkeeping::Book ruled(Label group, std::string_view label_field = "name", Fields known_by = {}) {
  return with_rules<R>(plain(records::type_for<R>(), group, label_field, std::move(known_by)));
}

// A bureau's or a police unit's own: schools are not offered it.
bookkeeping::Book of_unit(const records::RecordType& type, Label group, std::string_view label_field = "name", Fields known_by = {}) {
  auto book = plain(type, group, label_field, std::move(known_by));
  book.owner_field = "unit";
  book.known_by.front().front() = "unit";
  book.lowest = book.made_by = org::Level::township;
  return book;
}

// What the units and schools below read as well.
bookkeeping::Book shown_below(bookkeeping::Book book) {
  book.lowest = org::Level::school;
  book.issued_down = "archived_at IS NULL";
  return book;
}

// Kept by schools, and by bureaus and police of their own.
bookkeeping::Book at_every_level(const records::RecordType& type, Label group, std::string_view label_field, Fields known_by) {
  auto book = plain(type, group, label_field, std::move(known_by));
  book.kept_at_own_unit = org::Level::township;
  return book;
}

// A plate is one vehicle's, whichever school it drives for.
bookkeeping::Book buses() {
  auto book = plain(records::type_for<SchoolBus>(), bus, "plate");
  book.known_by = {{"plate"}};
  book.namesakes = bookkeeping::Namesakes::none;
  return book;
}

}  // namespace

void add_books(bookkeeping::Books& books) {
  books.add(plain(records::type_for<SafetyPost>(), organisation, "holder", {"post", "holder"}));
  books.add(plain(records::type_for<SafetyBody>(), organisation));
  books.add(at_every_level(records::type_for<JointMeeting>(), organisation, "topic", {"topic", "held_on"}));
  books.add(shown_below(of_unit(records::type_for<ResponsibleOffice>(), organisation)));
  books.add(ruled<Guard>(security));
  books.add(shown_below(of_unit(records::type_for<SecurityCompany>(), security)));
  books.add(ruled<SecurityContract>(security, "number"));
  books.add(ruled<Training>(security, "topic", {"topic", "held_on"}));
  books.add(ruled<Equipment>(physical, "kind", {"kind", "place"}));
  books.add(ruled<Gate>(physical));
  books.add(plain(records::type_for<KeyPart>(), physical, "place", {"kind", "place"}));
  books.add(ruled<Building>(physical));
  books.add(ruled<Camera>(technical));
  books.add(plain(records::type_for<Recorder>(), technical));
  books.add(ruled<AlarmDevice>(technical, "place", {"kind", "place"}));
  books.add(ruled<PlatformAccess>(technical, "platform", {"platform", "system"}));
  books.add(plain(records::type_for<FireFacility>(), fire, "place", {"kind", "place"}));
  books.add(ruled<SpecialEquipment>(fire));
  books.add(buses());
  books.add(ruled<BusDriver>(bus));
  books.add(ruled<InternalRule>(education));
  books.add(ruled<EmergencyPlan>(education));
  books.add(ruled<Drill>(education, "topic", {"topic", "held_on"}));
  books.add(plain(records::type_for<SafetyLesson>(), education, "topic", {"topic", "audience", "held_on"}));
  books.add(ruled<InsurancePolicy>(funds, "number"));
  books.add(ruled<InsuranceClaim>(funds, "subject", {"subject", "happened_on"}));
  books.add(at_every_level(records::type_for<SafetyFund>(), funds, "purpose", {"year", "item", "purpose"}));
  books.add(ruled<ServiceContract>(funds, "name", {"name", "provider", "starts_on"}));
  books.add(with_rules<UnlicensedSite>(of_unit(records::type_for<UnlicensedSite>(), supervision)));
  books.add(of_unit(records::type_for<ManagementPlatform>(), supervision));
  books.add(shown_below(of_unit(records::type_for<SafetyZone>(), supervision)));
  books.add(shown_below(of_unit(records::type_for<MediationCommittee>(), supervision)));
  books.add(with_rules<MediationCase>(of_unit(records::type_for<MediationCase>(), supervision, "number")));
}

}  // namespace anyuan::ledgers
