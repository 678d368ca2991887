#pragma once
// What an account may look like and when a log-in counts. Pure.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace anyuan::accounts {

inline constexpr int failures_max = 5;                        // GB/T 22239-2019 8.1.4.1 b): lock after failures
inline constexpr std::chrono::minutes lock_time{15};
inline constexpr std::chrono::minutes idle_max{30};           // same clause: idle time-out
inline constexpr std::chrono::hours session_max{12};
inline constexpr std::size_t password_length_min = 10, password_length_max = 128;

// Refused: password_too_short, password_too_long, password_too_simple (three of: small, capital, digit, other),
// password_has_account.
Result<Done> check_password(std::string_view password, std::string_view account);

struct Failures {
  std::int64_t count = 0;
  Instant locked_until{};
};
Failures after_failure(Failures before, Instant now);  // the fifth locks for 15 minutes
bool is_locked(const Failures& failures, Instant now);
int minutes_left(const Failures& failures, Instant now);  // rounded up

bool is_alive(Instant created_at, Instant seen_at, Instant now);

}  // namespace anyuan::accounts
