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
  std::string http_redirect;              // address:port that only sends browsers on to TLS; empty: none
  std::vector<std::string> trusted_proxies;  // addresses and networks whose X-Forwarded-For is believed
  std::string metrics_token;              // what a collector of /metrics shows; empty: nobody gets them
  int log_in_tries = 30;                  // failed log-ins a minute from one address, twice as many at once; 0: no limit
  int filing_days = 30;                   // a school has to file a change of its guards or bodies (保安服务管理条例 art. 14)
  int filing_answer_days = 15;            // an agency has to answer it
  std::string log_level = "info";
  bool open_demo = false;  // a flag only: the demo city with its public password may be reached from other machines
};

// The data folder's file and the environment over the defaults. Throws std::runtime_error naming file and line.
enum class UnknownKeys { refused, ignored };
Config load_config(std::string data, UnknownKeys unknown = UnknownKeys::refused);
// Keys of the data folder's file that nobody reads, with their lines.
std::vector<std::string> unknown_keys(const std::string& data);

struct Listen {
  std::string address;
  unsigned short port = 0;
  bool is_loopback = false;
};
Listen parse_listen(const std::string& text);

}  // namespace anyuan::app
