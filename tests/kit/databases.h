#pragma once
// Throw-away databases: SQLite in a temporary folder, PostgreSQL in the private cluster `./dev test` starts. A store
// test that runs on one engine only is half a test; EachEngine runs it on both.
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "platform/db/database.h"

namespace anyuan::kit {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

// `bytes` is what the program asks for; `language` is what an unwary `CREATE DATABASE` gives.
enum class Collation { bytes, language };

// The connection string of a fresh, empty database; dropped with this object.
class TemporaryDatabase {
 public:
  explicit TemporaryDatabase(db::Engine engine, Collation collation = Collation::bytes);
  ~TemporaryDatabase();
  TemporaryDatabase(const TemporaryDatabase&) = delete;
  TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;
  const std::string& address() const { return address_; }
  const std::string& folder() const { return folder_path_; }

 private:
  TemporaryFolder folder_;
  std::string folder_path_;
  std::string address_, name_;
};

class EachEngine : public ::testing::TestWithParam<db::Engine> {};

std::string engine_name(const ::testing::TestParamInfo<db::Engine>& engine);

}  // namespace anyuan::kit

#define ANYUAN_ON_EACH_ENGINE(Suite)                                                                            \
  INSTANTIATE_TEST_SUITE_P(Each, Suite, ::testing::Values(anyuan::db::Engine::sqlite, anyuan::db::Engine::postgresql), \
                           anyuan::kit::engine_name)
