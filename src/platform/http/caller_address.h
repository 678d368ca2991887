#pragma once
// Who a caller is by address: which proxies may speak for others, and which addresses are one caller's.
#include <boost/asio/ip/address.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace anyuan::http {

// The proxies in front of us. Whoever else writes an X-Forwarded-For is not believed.
class TrustedProxies {
 public:
  TrustedProxies() = default;
  // Addresses and networks: "127.0.0.1", "10.20.0.0/16", "fd00::/8". Throws std::runtime_error naming the wrong one.
  explicit TrustedProxies(const std::vector<std::string>& networks);

  bool empty() const { return networks_.empty(); }
  // The nearest address that is no proxy of ours: what stands further left was written by the caller himself.
  std::string caller(const std::string& neighbour, std::string_view forwarded_for) const;
  // Whether the neighbour may say that the caller came over TLS, which a proxy in front may end.
  bool trusts(const std::string& neighbour) const;

 private:
  struct Network {
    boost::asio::ip::address address;
    unsigned bits = 0;
  };
  bool holds(const boost::asio::ip::address& address) const;
  std::vector<Network> networks_;
};

// What one caller can have as many of as he likes counts as one: an IPv6 network of /64.
std::string network_of(const std::string& address);

}  // namespace anyuan::http
