#pragma once
// From a request to a reply: routes, refusals into sentences, breakdowns into a traced 500, the embedded console. One
// of the three places that catch exceptions; none gets past it.
#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "platform/http/assets.h"
#include "platform/http/router.h"
#include "platform/http/sentences.h"

namespace anyuan::http {

class Dispatcher {
 public:
  Dispatcher(const Router& router, const Sentences& sentences, Assets::Lookup console)
      : router_(router), sentences_(sentences), console_(std::move(console)) {}

  Reply operator()(Request& request);
  // For the server, which refuses what never becomes a request: the sentence of a refusal under another status.
  Reply refuse(int status, const Error& error, const Request& request) const;
  std::string prometheus() const;  // requests and times, in the text format of Prometheus

 private:
  static constexpr std::array<double, 9> bounds{0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5};  // seconds
  struct Count {
    std::uint64_t requests = 0;
    double seconds = 0;
    std::array<std::uint64_t, 5> by_class{};  // 1xx to 5xx
    std::array<std::uint64_t, bounds.size()> within{};
  };
  Reply answer(Request& request, std::string& route);
  Reply unrouted(const Request& request, std::string& route) const;
  void note(Verb verb, const std::string& route, int status, double seconds);

  const Router& router_;
  const Sentences& sentences_;
  Assets console_;
  mutable std::mutex counts_mutex_;
  std::map<std::pair<std::string, Verb>, Count> counts_;
};

}  // namespace anyuan::http
