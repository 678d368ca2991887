// What this machine is called on its networks.
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>

#include "platform/net/tls.h"

namespace anyuan::net {
namespace {

std::string address_of(const sockaddr* socket) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (socket == nullptr) return {};
  if (socket->sa_family == AF_INET) {
    const auto& address = reinterpret_cast<const sockaddr_in*>(socket)->sin_addr;
    const auto first = ntohl(address.s_addr) >> 24U;
    const bool is_link_local = ntohl(address.s_addr) >> 16U == 0xA9FE;  // 169.254
    if (first == 127 || is_link_local) return {};
    inet_ntop(AF_INET, &address, text.data(), text.size());
  } else if (socket->sa_family == AF_INET6) {
    const auto& address = reinterpret_cast<const sockaddr_in6*>(socket)->sin6_addr;
    if (IN6_IS_ADDR_LOOPBACK(&address) || IN6_IS_ADDR_LINKLOCAL(&address)) return {};
    inet_ntop(AF_INET6, &address, text.data(), text.size());
  }
  return text.data();
}

// A machine may be called anything; a certificate takes host names only.
bool is_usable(std::string_view host) {
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_';
  });
}

}  // namespace

std::vector<std::string> own_names() {
  std::vector<std::string> names;
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) == 0 && is_usable(host.data())) names.emplace_back(host.data());
  ifaddrs* all = nullptr;
  if (getifaddrs(&all) != 0) return names;
  const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> owned(all, freeifaddrs);
  for (const auto* one = all; one != nullptr; one = one->ifa_next) {
    auto address = address_of(one->ifa_addr);
    if (!address.empty()) names.push_back(std::move(address));
  }
  return names;
}

}  // namespace anyuan::net
