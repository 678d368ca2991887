#include "kit/databases.h"

#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace anyuan::kit {
namespace {

std::string cluster() {
  const char* given = std::getenv("ANYUAN_TEST_POSTGRES");
  if (given == nullptr) throw std::runtime_error("ANYUAN_TEST_POSTGRES is not set: run the tests by ./dev test");
  return given;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium");
  path_ = std::filesystem::temp_directory_path() / fmt::format("anyuan-test-{}-{:08x}", getpid(), randombytes_random());
  std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

TemporaryDatabase::TemporaryDatabase(db::Engine engine, Collation collation) : folder_path_(folder_.path()) {
  if (engine == db::Engine::sqlite) {
    address_ = folder_path_ + "/anyuan.db";
    return;
  }
  name_ = fmt::format("test_{}_{:08x}", getpid(), randombytes_random());
  db::Connection admin(db::parse_address(cluster()), db::Mode::writer);
  const auto* language = collation == Collation::language ? " LOCALE_PROVIDER icu ICU_LOCALE 'zh-CN'" : "";
  admin.script("CREATE DATABASE " + name_ + " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'" + language);
  address_ = cluster() + " dbname=" + name_;
}

TemporaryDatabase::~TemporaryDatabase() {
  if (name_.empty()) return;
  db::Connection admin(db::parse_address(cluster()), db::Mode::writer);
  admin.script("DROP DATABASE " + name_ + " WITH (FORCE)");
}

std::string engine_name(const ::testing::TestParamInfo<db::Engine>& engine) {
  return engine.param == db::Engine::sqlite ? "sqlite" : "postgresql";
}

}  // namespace anyuan::kit
