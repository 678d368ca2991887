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
inline constexpr std::chrono::hours failure_memory{24};       // what was mistyped yesterday locks nobody today
inline constexpr std::int64_t failed_names_max = 20'000;      // names may be made up: no more of them are kept
inline constexpr std::int64_t made_up_locks_told_max = 100;   // locks at a time; beyond it the journal names no more made-up ones
inline constexpr std::chrono::minutes idle_max{30};           // same clause: idle time-out
inline constexpr std::chrono::hours session_max{12};
inline constexpr std::size_t password_length_min = 10, password_length_max = 128;

// Refused: password_too_short, password_too_long, password_too_simple (three of: small, capital, digit, other),
// password_has_account.
Result<Done> check_password(std::string_view password, std::string_view account);

// Failed log-ins under one name, whether anybody is called so or not.
struct Failures {
  std::int64_t count = 0;
  Instant locked_until{}, last_at{};
};
Failures after_failure(Failures before, Instant now);  // the fifth locks for 15 minutes
bool is_locked(const Failures& failures, Instant now);
Error account_locked(const Failures& failures, Instant now);  // the minutes left and the seconds, rounded up

bool is_alive(Instant created_at, Instant seen_at, Instant now);

}  // namespace anyuan::accounts
