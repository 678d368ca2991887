#include "platform/http/caller_address.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

namespace anyuan::http {
namespace {

namespace ip = boost::asio::ip;

constexpr unsigned home_bits = 64;  // the smallest network a provider gives one customer (RFC 6177)

std::optional<ip::address> parse(std::string_view text) {
  boost::system::error_code failed;
  auto address = ip::make_address(std::string(text), failed);
  if (failed) return std::nullopt;
  if (address.is_v6() && address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
  return address;
}

std::vector<unsigned char> bytes_of(const ip::address& address) {
  if (address.is_v4()) {
    const auto bytes = address.to_v4().to_bytes();
    return {bytes.begin(), bytes.end()};
  }
  const auto bytes = address.to_v6().to_bytes();
  return {bytes.begin(), bytes.end()};
}

bool begin_alike(const ip::address& one, const ip::address& other, unsigned bits) {
  const auto a = bytes_of(one), b = bytes_of(other);
  if (a.size() != b.size()) return false;
  for (unsigned bit = 0; bit < bits; ++bit) {
    const unsigned mask = 0x80U >> (bit % 8);
    if ((a[bit / 8] & mask) != (b[bit / 8] & mask)) return false;
  }
  return true;
}

// "203.0.113.7", "203.0.113.7:4711", "[2001:db8::1]:443": proxies write all of them.
std::optional<ip::address> forwarded(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  if (text.starts_with('[')) return parse(text.substr(1, text.find(']') - 1));
  if (std::ranges::count(text, ':') == 1) text = text.substr(0, text.find(':'));
  return parse(text);
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks) {
  for (const auto& text : networks) {
    const auto slash = text.find('/');
    const auto address = parse(std::string_view(text).substr(0, slash));
    const unsigned bits_max = address && address->is_v4() ? 32 : 128;
    unsigned bits = bits_max;
    bool is_good = address.has_value();
    if (is_good && slash != std::string::npos) {
      const char* past = text.data() + text.size();
      const auto [end, wrong] = std::from_chars(text.data() + slash + 1, past, bits);
      is_good = wrong == std::errc{} && end == past && bits <= bits_max;
    }
    if (!is_good) throw std::runtime_error("trusted_proxies needs addresses or networks such as 10.20.0.0/16, got " + text);
    networks_.push_back({*address, bits});
  }
}

bool TrustedProxies::holds(const ip::address& address) const {
  return std::ranges::any_of(networks_, [&](const Network& network) { return begin_alike(network.address, address, network.bits); });
}

std::string TrustedProxies::caller(const std::string& neighbour, std::string_view forwarded_for) const {
  std::string nearest = neighbour;
  auto address = parse(neighbour);
  while (address && holds(*address) && !forwarded_for.empty()) {
    const auto comma = forwarded_for.rfind(',');
    address = forwarded(forwarded_for.substr(comma == std::string_view::npos ? 0 : comma + 1));
    forwarded_for = comma == std::string_view::npos ? std::string_view{} : forwarded_for.substr(0, comma);
    if (address) nearest = address->to_string();
  }
  return nearest;
}

bool TrustedProxies::trusts(const std::string& neighbour) const {
  const auto address = parse(neighbour);
  return address && holds(*address);
}

std::string network_of(const std::string& text) {
  const auto address = parse(text);
  if (!address || address->is_v4()) return text;
  auto bytes = address->to_v6().to_bytes();
  std::fill(bytes.begin() + home_bits / 8, bytes.end(), static_cast<unsigned char>(0));
  return ip::address_v6(bytes).to_string() + "/64";
}

}  // namespace anyuan::http
