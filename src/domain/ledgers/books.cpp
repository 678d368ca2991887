#include "domain/ledgers/books.h"

#include "domain/ledgers/camera.h"
#include "domain/ledgers/fire_facility.h"
#include "domain/ledgers/guard.h"
#include "domain/ledgers/recorder.h"
#include "domain/ledgers/rules.h"
#include "domain/ledgers/school_bus.h"

namespace anyuan::ledgers {
namespace {

constexpr Label security{"安保力量", "Security"}, physical{"物防设施", "Physical protection"}, technical{"技防设施", "Technical protection"},
    fire{"消防与设备", "Fire and equipment"}, bus{"校车", "School bus"};

// Kept by the school it belongs to, by form and by Excel; all else follows from the description.
bookkeeping::Book plain(const records::RecordType& type, Label group, std::string_view label_field = "name") {
  using accounts::May;
  return {.type = type, .group = group, .read = May::ledgers_read, .write = May::ledgers_write, .import = May::ledgers_write,
          .label_field = label_field};
}

// With the rules of its own (rules.h).
template <class R>
bookkeeping::Book ruled(Label group, std::string_view label_field = "name") {
  auto book = plain(records::type_for<R>(), group, label_field);
  book.check = [](const void*, const void* after) { return faults_of(*static_cast<const R*>(after)); };
  return book;
}

}  // namespace

void add_books(bookkeeping::Books& books) {
  books.add(plain(records::type_for<Guard>(), security));
  books.add(ruled<Equipment>(physical, "kind"));
  books.add(ruled<Gate>(physical));
  books.add(plain(records::type_for<KeyPart>(), physical, "place"));
  books.add(ruled<Building>(physical));
  books.add(plain(records::type_for<Camera>(), technical));
  books.add(plain(records::type_for<Recorder>(), technical));
  books.add(ruled<AlarmDevice>(technical, "place"));
  books.add(ruled<PlatformAccess>(technical, "platform"));
  books.add(plain(records::type_for<FireFacility>(), fire, "place"));
  books.add(ruled<SpecialEquipment>(fire));
  books.add(plain(records::type_for<SchoolBus>(), bus, "plate"));
  books.add(ruled<BusDriver>(bus));
}

}  // namespace anyuan::ledgers
