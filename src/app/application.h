#pragma once
// The whole program, wired by hand in plain order: database, slices, routes. `serve` puts a server in front of it;
// tests and tools use it as it is.
#include <memory>
#include <string>
#include <vector>

#include "app/config.h"
#include "domain/bookkeeping/book.h"
#include "platform/db/migrate.h"
#include "platform/files/files.h"
#include "platform/http/dispatcher.h"
#include "platform/http/try_limit.h"
#include "platform/platform.h"
#include "platform/records/fingerprint.h"

namespace anyuan::app {

inline constexpr std::string_view product_name = "安园";
inline constexpr std::string_view product_version = "0.1.0";

// Every migration of this build, in the order of the layers.
// What the program says to refusals, in both languages.
http::Sentences shipped_sentences();
std::vector<db::Migration> migrations();

class Application {
 public:
  // Opens the data folder and brings the database to this build's schema. Throws db::Breakdown.
  Application(const Config& config, const Clock& clock, Random& random);
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  const Platform& platform() const { return platform_; }
  const bookkeeping::Books& books() const { return books_; }
  const http::Router& router() const { return router_; }
  const http::Sentences& sentences() const { return sentences_; }
  http::Dispatcher& dispatcher() { return dispatcher_; }
  std::string openapi() const;  // the document, as it is committed in api/openapi.json
  std::string metrics() const;
  bool is_demo() const { return is_demo_; }  // the data is made up

 private:
  void add_own_routes();

  Config config_;
  bool is_demo_ = false;
  bool key_is_new_;  // asked before the vault makes one
  records::Vault vault_;
  files::Files files_;
  db::Database database_;
  Platform platform_;
  http::Sentences sentences_;
  bookkeeping::Books books_;
  records::Fingerprints prints_;
  http::TryLimit log_in_tries_;
  http::Router router_;
  http::Dispatcher dispatcher_;
};

}  // namespace anyuan::app
