#include "app/config.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace anyuan::app {
namespace {

constexpr std::size_t token_length_min = 16;
constexpr int log_in_tries_max = 10'000;
constexpr int days_max = 365;

void take(const YAML::Node& file, const char* key, std::string& value) {
  if (file[key]) value = file[key].as<std::string>();
}

void take(const YAML::Node& file, const char* key, int& value) {
  if (file[key]) value = file[key].as<int>();
}

bool is_known(const std::string& key) {
  static constexpr std::string_view known[] = {"listen", "database", "certificate", "key", "log_level", "names",
                                               "http_redirect", "trusted_proxies", "metrics_token", "log_in_tries", "filing_days", "filing_answer_days"};
  return std::ranges::find(known, key) != std::end(known);
}

// A key nobody reads is a setting that silently does not hold.
void refuse_unknown_keys(const YAML::Node& file) {
  for (const auto& entry : file) {
    const auto key = entry.first.as<std::string>();
    if (!is_known(key)) throw YAML::Exception(entry.first.Mark(), "unknown key " + key);
  }
}

// What would only show, or never show, once people rely on it.
void check(const Config& config) {
  if (!config.metrics_token.empty() && config.metrics_token.size() < token_length_min) {
    throw std::runtime_error(fmt::format("metrics_token needs {} characters or more", token_length_min));
  }
  if (config.log_in_tries < 0 || config.log_in_tries > log_in_tries_max) {
    throw std::runtime_error(fmt::format("log_in_tries needs 0 to {}", log_in_tries_max));
  }
  for (const auto& [key, days] : {std::pair{"filing_days", config.filing_days}, std::pair{"filing_answer_days", config.filing_answer_days}}) {
    if (days < 1 || days > days_max) throw std::runtime_error(fmt::format("{} needs 1 to {}", key, days_max));
  }
}

void take_environment(const char* name, std::string& value) {
  if (const char* text = std::getenv(name); text != nullptr && *text != '\0') value = text;
}

}  // namespace

std::vector<std::string> unknown_keys(const std::string& data) {
  std::vector<std::string> unknown;
  const auto path = data + "/anyuan.yaml";
  if (!std::filesystem::exists(path)) return unknown;
  for (const auto& entry : YAML::LoadFile(path)) {
    auto key = entry.first.as<std::string>();
    if (!is_known(key)) unknown.push_back(fmt::format("{} ({})", key, entry.first.Mark().line + 1));
  }
  return unknown;
}

Config load_config(std::string data, UnknownKeys unknown) {
  Config config;
  take_environment("ANYUAN_DATA", config.data);
  if (!data.empty()) config.data = std::move(data);
  const auto path = config.data + "/anyuan.yaml";
  if (std::filesystem::exists(path)) {
    try {
      const auto file = YAML::LoadFile(path);
      if (unknown == UnknownKeys::refused) refuse_unknown_keys(file);
      take(file, "listen", config.listen);
      take(file, "database", config.database);
      take(file, "certificate", config.certificate);
      take(file, "key", config.key);
      take(file, "log_level", config.log_level);
      take(file, "http_redirect", config.http_redirect);
      take(file, "metrics_token", config.metrics_token);
      take(file, "log_in_tries", config.log_in_tries);
      take(file, "filing_days", config.filing_days);
      take(file, "filing_answer_days", config.filing_answer_days);
      for (const auto& name : file["names"]) config.names.push_back(name.as<std::string>());
      for (const auto& proxy : file["trusted_proxies"]) config.trusted_proxies.push_back(proxy.as<std::string>());
    } catch (const YAML::Exception& wrong) {
      throw std::runtime_error(path + ": " + wrong.what());
    }
  }
  take_environment("ANYUAN_LISTEN", config.listen);
  take_environment("ANYUAN_DATABASE", config.database);
  take_environment("ANYUAN_CERTIFICATE", config.certificate);
  take_environment("ANYUAN_KEY", config.key);
  take_environment("ANYUAN_LOG_LEVEL", config.log_level);
  take_environment("ANYUAN_HTTP_REDIRECT", config.http_redirect);
  take_environment("ANYUAN_METRICS_TOKEN", config.metrics_token);
  check(config);
  return config;
}

Listen parse_listen(const std::string& text) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos) throw std::runtime_error("listen needs address:port, got " + text);
  Listen listen{text.substr(0, colon), 0, false};
  if (listen.address == "localhost") listen.address = "127.0.0.1";
  if (listen.address.starts_with('[')) listen.address = listen.address.substr(1, listen.address.size() - 2);
  boost::system::error_code failed;
  const auto address = boost::asio::ip::make_address(listen.address, failed);
  const char* past = text.data() + text.size();
  const auto [end, wrong] = std::from_chars(text.data() + colon + 1, past, listen.port);
  if (failed || wrong != std::errc{} || end != past) throw std::runtime_error("listen needs address:port, got " + text);
  listen.is_loopback = address.is_loopback();
  return listen;
}

}  // namespace anyuan::app
