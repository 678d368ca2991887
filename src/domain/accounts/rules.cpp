#include "domain/accounts/rules.h"

#include <algorithm>

#include "domain/accounts/user.h"

namespace anyuan::accounts {
namespace {

std::string in_small(std::string_view text) {
  std::string small(text);
  for (auto& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return small;
}

}  // namespace

std::string_view check_account(std::string_view account) {
  const bool sized = account.size() >= 3 && account.size() <= 32;
  const bool plain = std::ranges::all_of(account, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  });
  return sized && plain ? "" : "account_malformed";
}

Result<Done> check_password(std::string_view password, std::string_view account) {
  const auto refused = [](std::string_view reason) { return Error{Refusal::invalid, std::string(reason), "new_password"}; };
  if (password.size() < password_length_min) return refused("password_too_short");
  if (password.size() > password_length_max) return refused("password_too_long");
  bool small = false, capital = false, digit = false, other = false;
  for (const char c : password) {
    if (c >= 'a' && c <= 'z') small = true;
    else if (c >= 'A' && c <= 'Z') capital = true;
    else if (c >= '0' && c <= '9') digit = true;
    else other = true;
  }
  if (small + capital + digit + other < 3) return refused("password_too_simple");
  if (!account.empty() && in_small(password).find(in_small(account)) != std::string::npos) return refused("password_has_account");
  return Done{};
}

Failures after_failure(Failures before, Instant now) {
  if (before.locked_until > Instant{} && !is_locked(before, now)) before = {};  // an old lock has run out
  if (now - before.last_at >= failure_memory) before = {};
  ++before.count;
  before.last_at = now;
  if (before.count >= failures_max) before.locked_until = now + lock_time;
  return before;
}

bool is_locked(const Failures& failures, Instant now) { return now < failures.locked_until; }

Error account_locked(const Failures& failures, Instant now) {
  const auto left = failures.locked_until - now;
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(left).count(), seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
  return Error{Refusal::too_many, "account_locked", {}, {std::to_string(minutes), std::to_string(seconds)}};
}

bool is_alive(Instant created_at, Instant seen_at, Instant now) {
  return now < seen_at + idle_max && now < created_at + session_max;
}

}  // namespace anyuan::accounts
