#include <gtest/gtest.h>

#include <filesystem>

#include "app/application.h"
#include "kit/databases.h"
#include "kit/fake_clock.h"

namespace anyuan::app {
namespace {

class VaultKey : public kit::EachEngine {
 protected:
  VaultKey() : place_(GetParam()) {
    config_.data = place_.folder();
    if (GetParam() == db::Engine::postgresql) config_.database = place_.address();
    key_ = config_.data + "/vault.key";
  }
  void start() { const Application application(config_, clock_, random_); }

  kit::TemporaryDatabase place_;
  Config config_;
  kit::FakeClock clock_;
  SeededRandom random_{1};
  std::string key_;
};

TEST_P(VaultKey, LostBesideItsDatabaseIsNotMadeAnewAndStartsAgainWhenItIsBack) {
  start();
  std::filesystem::rename(key_, key_ + ".away");
  EXPECT_THROW(start(), db::Breakdown);
  EXPECT_FALSE(std::filesystem::exists(key_)) << "a second key would hide that the first is missing";
  std::filesystem::rename(key_ + ".away", key_);
  EXPECT_NO_THROW(start());
}

ANYUAN_ON_EACH_ENGINE(VaultKey);

}  // namespace
}  // namespace anyuan::app
