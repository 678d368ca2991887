#pragma once
// What the server decides about a request before anyone handles it: how much of it is taken, what is refused at the
// door, what a share of a limited good is. No sockets, so all of it can be tested without any.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "platform/http/server.h"

namespace anyuan::http {

struct Refused {
  int status;
  Refusal refusal;
  const char* reason;
};
inline constexpr Refused malformed{400, Refusal::invalid, "bad_request"};
inline constexpr Refused too_large{413, Refusal::too_large, "request_too_large"};
inline constexpr Refused headers_too_large{431, Refusal::too_large, "headers_too_large"};
inline constexpr Refused busy{503, Refusal::too_many, "busy"};
inline constexpr Refused too_many_streams{503, Refusal::too_many, "too_many_streams"};

// With `refuse` in its words, else with the bare reason.
Reply refusal(const Refused& refused, const Request& request, const Server::Refuse& refuse);

// A share of a limited good, given back when it goes out of scope.
class Share {
 public:
  Share() = default;
  Share(std::atomic<std::size_t>& taken, std::size_t amount, std::size_t amount_max) : amount_(amount) {
    if (taken.fetch_add(amount) + amount <= amount_max) {
      taken_ = &taken;
    } else {
      taken.fetch_sub(amount);
    }
  }
  Share(Share&& other) noexcept : taken_(std::exchange(other.taken_, nullptr)), amount_(other.amount_) {}
  Share& operator=(Share&& other) noexcept {
    std::swap(taken_, other.taken_);
    std::swap(amount_, other.amount_);
    return *this;
  }
  ~Share() {
    if (taken_ != nullptr) taken_->fetch_sub(amount_);
  }
  bool is_granted() const { return taken_ != nullptr; }

 private:
  std::atomic<std::size_t>* taken_ = nullptr;
  std::size_t amount_ = 0;
};

std::string new_trace();  // r_5f0c6a91d2e4

// Time for so many bytes: the same again for each MiB begun.
std::chrono::milliseconds patience(std::chrono::milliseconds each_mebibyte, std::uint64_t bytes);

// Uploads (files, pictures, tables, forms with parts) get the large limit, all else the one of JSON.
std::uint64_t body_limit(const ServerOptions& options, std::string_view content_type);

// Into the request's headers: names in lower case, repeated ones joined, values that are not UTF-8 left out, for
// handlers store and log what they read there.
void put_header(Request& request, std::string_view name, std::string_view value);

}  // namespace anyuan::http
