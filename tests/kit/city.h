#pragma once
// A city in a fresh database for tests and benchmarks of imports.
#include "app/wiring.h"
#include "kit/databases.h"
#include "kit/fake_clock.h"
#include "platform/files/files.h"
#include "platform/http/sentences.h"
#include "platform/platform.h"

namespace anyuan::kit {

// 桂林市 (4503) with its counties and the roster's townships. No application around it: the books and the database.
class City {
 public:
  explicit City(db::Engine engine);

  const Platform& platform() const { return platform_; }
  const bookkeeping::Books& books() const { return books_; }
  FakeClock& clock() { return clock_; }
  // Somebody who may, at a unit given by its division code.
  accounts::Actor actor(std::string_view unit, accounts::Role role = accounts::Role::officer, std::string_view user = "us_1") const;
  std::int64_t count(const std::string& sql) const;

 private:
  TemporaryDatabase temporary_;
  FakeClock clock_;
  SeededRandom random_{7};
  records::Vault vault_{records::Vault::Key{}};
  files::Files files_;
  db::Database database_;
  Platform platform_;
  bookkeeping::Books books_;
};

// The program's sentences, as wired.
http::Sentences sentences();

}  // namespace anyuan::kit
