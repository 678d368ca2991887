// docs/hazard-states.md is drawn from the table of moves; UPDATE_GOLDEN=1 writes it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "domain/hazards/rules.h"

namespace anyuan::hazards {
namespace {

TEST(HazardDrawing, TheDocsDrawWhatTheTableSays) {
  const auto file = std::string(ANYUAN_SOURCE) + "/docs/hazard-states.md";
  std::ifstream in(file);
  const std::string kept{std::istreambuf_iterator<char>(in), {}};
  const auto from = kept.find("```mermaid");
  ASSERT_NE(from, std::string::npos);
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(file) << kept.substr(0, from) << drawn();
  else EXPECT_EQ(kept.substr(from), drawn()) << "UPDATE_GOLDEN=1 writes it";
}

}  // namespace
}  // namespace anyuan::hazards
