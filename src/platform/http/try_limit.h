#pragma once
// How many failed tries one caller has: a bucket of tokens that fills again by itself. A try takes a token, one that
// succeeds gives it back, so people who know their password are never slowed by their own number. Keeps no more callers
// than it has room for. From any thread.
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/result.h"
#include "base/time.h"

namespace anyuan::http {

class TryLimit {
 public:
  struct Rate {
    int each_minute = 30;  // 0: no limit
    int at_once = 60;
    std::size_t callers_max = 50'000;
  };
  explicit TryLimit(Rate rate) : rate_(rate) {}

  // Refused: too_many_tries, with the seconds after which the next token is there.
  Result<Done> take(const std::string& caller, Instant now);
  void give_back(const std::string& caller);
  std::size_t callers() const;

 private:
  struct Bucket {
    double tokens = 0;
    Instant at{};
  };
  double filled(const Bucket& bucket, Instant now) const;
  void make_room(Instant now);

  const Rate rate_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace anyuan::http
