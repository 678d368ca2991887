#include "platform/records/fingerprint.h"

#include <gtest/gtest.h>

#include "kit/databases.h"
#include "platform/db/connection.h"
#include "platform/records/vault.h"

namespace anyuan::records {
namespace {

TEST(FingerprintsTest, AreTheSameUnderOneKeyFileAndOthersUnderAnother) {
  const kit::TemporaryFolder folder;
  const auto file = folder.path() + "/vault.key", other_file = folder.path() + "/other.key";
  EXPECT_THROW(Fingerprints::open(file), db::Breakdown) << "it makes no key";
  Vault::open(file), Vault::open(other_file);
  const auto prints = Fingerprints::open(file), other = Fingerprints::open(other_file);
  EXPECT_EQ(prints.of("officer"), Fingerprints::open(file).of("officer"));
  EXPECT_NE(prints.of("officer"), prints.of("officers"));
  EXPECT_NE(prints.of("officer"), other.of("officer"));
  EXPECT_EQ(prints.of("").size(), 64U);
}

}  // namespace
}  // namespace anyuan::records
