#pragma once
// The world outside: the machine's clock and its source of chance.
#include "base/id.h"

namespace anyuan::app {

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

class SystemRandom final : public Random {
 public:
  std::uint64_t next() override;
};

}  // namespace anyuan::app
