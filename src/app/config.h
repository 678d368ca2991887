#pragma once
// How one installation is set up: defaults, then the file in the data folder (anyuan.yaml), then environment
// (ANYUAN_LISTEN ...), then flags; the later wins.
#include <string>
#include <vector>

namespace anyuan::app {

struct Config {
  std::string data = "anyuan-data";       // the one folder: database, files, keys, certificates
  std::string listen = "127.0.0.1:8080";  // address:port
  std::string database;                   // empty: SQLite in the data folder; else a PostgreSQL connection string
  std::string certificate, key;           // the bureau's own, PEM; empty: a local authority is made
  std::vector<std::string> names;         // further names the certificate must carry
  std::string log_level = "info";
};

// The data folder's file and the environment over the defaults. Throws std::runtime_error naming file and line.
Config load_config(std::string data);

struct Listen {
  std::string address;
  unsigned short port = 0;
  bool is_loopback = false;
};
Listen parse_listen(const std::string& text);

}  // namespace anyuan::app
