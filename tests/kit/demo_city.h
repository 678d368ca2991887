#pragma once
// For the tests of the demo city: a small one, made once for each engine.
#include <gtest/gtest.h>

#include <map>

#include "app/demo/city.h"
#include "app/demo/log_ins.h"
#include "domain/campaigns/campaign.h"
#include "kit/running_application.h"

namespace anyuan::kit {

inline std::string text(const boost::json::value& value) { return value.is_string() ? std::string(value.get_string()) : std::string{}; }

inline constexpr demo::Plan small_demo{.schools = 6};

// Made once for each engine; the tests only read.
inline RunningApplication& demo_city_on(db::Engine engine) {
  static std::map<db::Engine, std::unique_ptr<RunningApplication>> cities;
  auto& city = cities[engine];
  if (!city) {
    city = std::make_unique<RunningApplication>(engine);
    const auto made = demo::make_city(city->platform(), city->application().books(), small_demo);
    if (!made.ok()) throw std::runtime_error(made.error().reason + " " + made.error().field);
  }
  return *city;
}

class OnDemoCity : public EachEngine {
 protected:
  RunningApplication& city() { return demo_city_on(GetParam()); }
  const Platform& platform() { return city().platform(); }
  Browser as(std::string_view account) {
    auto browser = city().browser();
    EXPECT_EQ(browser.log_in(account, demo::password).status, 200) << account;
    return browser;
  }
  template <class R>
  std::vector<R> all() {
    return platform().database.read([&](db::Reading& reading) { return records::RecordStore<R>(platform().vault).where(reading, "id <> ''", {}); });
  }
  std::string campaign() {
    for (const auto& one : all<campaigns::Campaign>()) {
      if (one.state == campaigns::State::issued) return one.head.id;
    }
    return {};
  }
};

}  // namespace anyuan::kit
