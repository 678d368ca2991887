#pragma once
// Time and chance that a test sets by hand.
#include "base/random.h"
#include "base/time.h"

namespace anyuan::kit {

class FakeClock final : public Clock {
 public:
  explicit FakeClock(std::string_view start = "2026-11-24T06:00:00Z") : now_(*parse_instant(start)) {}
  Instant now() const override { return now_; }
  void advance(milliseconds by) { now_ += by; }
  void set(std::string_view text) { now_ = *parse_instant(text); }

 private:
  Instant now_;
};

}  // namespace anyuan::kit
