#include "platform/records/vault.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "kit/databases.h"

namespace anyuan::records {
namespace {

TEST(Vault, GivesBackWhatItSealed) {
  const Vault vault(Vault::Key{1});
  for (const std::string& plain : {std::string("13800001000"), std::string("桂林"), std::string(5000, 'x'), std::string("\0a", 2)}) {
    EXPECT_EQ(vault.unseal(vault.seal(plain)), plain);
  }
  EXPECT_EQ(vault.seal(""), "");
  EXPECT_EQ(vault.unseal(""), "");
}

TEST(Vault, SealsTheSameTextDifferentlyEachTimeAndHidesIt) {
  const Vault vault(Vault::Key{1});
  EXPECT_NE(vault.seal("13800001000"), vault.seal("13800001000"));
  EXPECT_EQ(vault.seal("13800001000").find("138"), std::string::npos);
}

TEST(Vault, AnotherKeyOrAnAlteredTextOpensNothing) {
  const Vault vault(Vault::Key{1}), other(Vault::Key{2});
  auto sealed = vault.seal("13800001000");
  EXPECT_THROW(other.unseal(sealed), db::Breakdown);
  EXPECT_THROW(vault.unseal(sealed.substr(0, 20)), db::Breakdown);
  EXPECT_THROW(vault.unseal("not base64!"), db::Breakdown);
  sealed[30] = sealed[30] == 'A' ? 'B' : 'A';
  EXPECT_THROW(vault.unseal(sealed), db::Breakdown);
}

TEST(Vault, TheKeyFileIsMadeOnceForItsOwnerOnly) {
  const kit::TemporaryFolder folder;
  const auto file = folder.path() + "/vault.key";
  const auto sealed = Vault::open(file).seal("13800001000");
  EXPECT_EQ(Vault::open(file).unseal(sealed), "13800001000");
  struct stat told {};
  ASSERT_EQ(stat(file.c_str(), &told), 0);
  EXPECT_EQ(told.st_mode & 0777U, 0600U);
}

TEST(Vault, ADamagedKeyFileIsRefusedNotReplaced) {
  const kit::TemporaryFolder folder;
  const auto file = folder.path() + "/vault.key";
  std::ofstream(file) << "short";
  EXPECT_THROW(Vault::open(file), db::Breakdown);
  EXPECT_EQ(std::filesystem::file_size(file), 5U);
}

}  // namespace
}  // namespace anyuan::records
