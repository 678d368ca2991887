#include "platform/records/scope.h"

#include <gtest/gtest.h>

namespace anyuan::records {
namespace {

TEST(Scope, HoldsTheUnitAndWhatIsBelowItAndNothingElse) {
  const auto scope = Scope::under("/45/4503/");
  for (const auto* in : {"/45/4503/", "/45/4503/450302/", "/45/4503/sc_1/x/"}) EXPECT_TRUE(scope.holds(in)) << in;
  for (const auto* out : {"/45/", "/", "/45/45030/", "/45/4502/", "/45/45/", "/45/4504/", "", "/45/4503"}) {
    EXPECT_FALSE(scope.holds(out)) << out;
  }
}

TEST(Scope, UnderTheRootIsEverything) {
  for (const auto* in : {"/", "/45/", "/45/4503/"}) EXPECT_TRUE(Scope::under("/").holds(in)) << in;
}

TEST(Scope, NothingHoldsNothing) {
  for (const auto* out : {"", "/", "/45/"}) EXPECT_FALSE(Scope::nothing().holds(out)) << out;
}

}  // namespace
}  // namespace anyuan::records
