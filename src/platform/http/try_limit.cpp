#include "platform/http/try_limit.h"

#include <algorithm>
#include <cmath>

namespace anyuan::http {

double TryLimit::filled(const Bucket& bucket, Instant now) const {
  const std::chrono::duration<double, std::ratio<60>> minutes = std::max(now - bucket.at, milliseconds{0});
  return std::min<double>(rate_.at_once, bucket.tokens + minutes.count() * rate_.each_minute);
}

// A full bucket says nothing that no bucket would not say. When all are in use the emptiest must not be the one that
// goes, or a crowd of callers would wash out the one that is being held back.
void TryLimit::make_room(Instant now) {
  if (buckets_.size() < rate_.callers_max) return;
  std::erase_if(buckets_, [&](const auto& one) { return filled(one.second, now) >= rate_.at_once; });
  if (buckets_.size() < rate_.callers_max) return;
  const auto fullest = std::ranges::max_element(buckets_, {}, [&](const auto& one) { return filled(one.second, now); });
  buckets_.erase(fullest);
}

Result<Done> TryLimit::take(const std::string& caller, Instant now) {
  if (rate_.each_minute == 0) return Done{};
  const std::lock_guard lock(mutex_);
  auto found = buckets_.find(caller);
  if (found == buckets_.end()) {
    make_room(now);
    found = buckets_.emplace(caller, Bucket{static_cast<double>(rate_.at_once), now}).first;
  }
  auto& bucket = found->second;
  bucket = {filled(bucket, now), now};
  if (bucket.tokens < 1) {
    const auto seconds = static_cast<std::int64_t>(std::ceil((1 - bucket.tokens) * 60 / rate_.each_minute));
    return Error{Refusal::too_many, "too_many_tries", {}, {std::to_string(seconds)}};
  }
  bucket.tokens -= 1;
  return Done{};
}

void TryLimit::give_back(const std::string& caller) {
  const std::lock_guard lock(mutex_);
  if (const auto found = buckets_.find(caller); found != buckets_.end()) {
    found->second.tokens = std::min<double>(rate_.at_once, found->second.tokens + 1);
  }
}

std::size_t TryLimit::callers() const {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

}  // namespace anyuan::http
