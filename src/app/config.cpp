#include "app/config.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace anyuan::app {
namespace {

void take(const YAML::Node& file, const char* key, std::string& value) {
  if (file[key]) value = file[key].as<std::string>();
}

// A key nobody reads is a setting that silently does not hold.
void refuse_unknown_keys(const YAML::Node& file) {
  static constexpr std::string_view known[] = {"listen", "database", "certificate", "key", "log_level", "names"};
  for (const auto& entry : file) {
    const auto key = entry.first.as<std::string>();
    if (std::ranges::find(known, key) == std::end(known)) throw YAML::Exception(entry.first.Mark(), "unknown key " + key);
  }
}

void take_environment(const char* name, std::string& value) {
  if (const char* text = std::getenv(name); text != nullptr && *text != '\0') value = text;
}

}  // namespace

Config load_config(std::string data) {
  Config config;
  take_environment("ANYUAN_DATA", config.data);
  if (!data.empty()) config.data = std::move(data);
  const auto path = config.data + "/anyuan.yaml";
  if (std::filesystem::exists(path)) {
    try {
      const auto file = YAML::LoadFile(path);
      refuse_unknown_keys(file);
      take(file, "listen", config.listen);
      take(file, "database", config.database);
      take(file, "certificate", config.certificate);
      take(file, "key", config.key);
      take(file, "log_level", config.log_level);
      for (const auto& name : file["names"]) config.names.push_back(name.as<std::string>());
    } catch (const YAML::Exception& wrong) {
      throw std::runtime_error(path + ": " + wrong.what());
    }
  }
  take_environment("ANYUAN_LISTEN", config.listen);
  take_environment("ANYUAN_DATABASE", config.database);
  take_environment("ANYUAN_CERTIFICATE", config.certificate);
  take_environment("ANYUAN_KEY", config.key);
  take_environment("ANYUAN_LOG_LEVEL", config.log_level);
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
