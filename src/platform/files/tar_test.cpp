#include "platform/files/tar.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>

#include "kit/databases.h"

namespace anyuan::files {
namespace {

namespace fs = std::filesystem;

class Tar : public testing::Test {
 protected:
  void put(const std::string& name, std::string_view bytes) const { std::ofstream(folder_.path() + "/" + name, std::ios::binary) << bytes; }
  std::string text(const std::string& name) const {
    std::ifstream in(folder_.path() + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  fs::path path(const std::string& name) const { return folder_.path() + "/" + name; }
  std::string refusal(const std::string& name) const {
    fs::create_directories(path("into"));
    try {
      unpack_tar(path(name), path("into"));
      return "";
    } catch (const db::Breakdown& refused) {
      return refused.what();
    }
  }
  // A sound tar of one file, to be damaged.
  std::string sound(std::string_view name) const {
    put("one", "hello");
    TarWriter writer(path("sound.tar"));
    writer.add(name, path("one"));
    writer.finish();
    return text("sound.tar");
  }
  kit::TemporaryFolder folder_;
};

TEST_F(Tar, GivesBackEveryFileOfEverySize) {
  std::map<std::string, std::string> files;
  for (const std::size_t size : {0UL, 1UL, 511UL, 512UL, 513UL, 32'768UL, 100'000UL}) files["sub/f" + std::to_string(size)] = std::string(size, static_cast<char>('a' + size % 26));
  TarWriter writer(path("all.tar"));
  for (const auto& [name, bytes] : files) {
    put("source", bytes);
    writer.add(name, path("source"));
  }
  writer.finish();
  EXPECT_EQ(refusal("all.tar"), "");
  for (const auto& [name, bytes] : files) EXPECT_EQ(text("into/" + name), bytes) << name;
}

TEST_F(Tar, IsWhatTheSystemsTarReads) {
  sound("sub/one");
  ASSERT_EQ(std::system(("tar -xf " + path("sound.tar").string() + " -C " + folder_.path()).c_str()), 0);
  EXPECT_EQ(text("sub/one"), "hello");
}

TEST_F(Tar, OnlyAFinishedOneIsThere) {
  put("one", "hello");
  {
    TarWriter writer(path("half.tar"));
    writer.add("one", path("one"));
  }
  EXPECT_FALSE(fs::exists(path("half.tar")));
  EXPECT_FALSE(fs::exists(path("half.tar.part")));
}

TEST_F(Tar, CutOffAnywhereItIsRefused) {
  const auto whole = sound("one");
  for (const std::size_t size : {0UL, 100UL, 512UL, 515UL, 1024UL}) {
    put("cut.tar", whole.substr(0, size));
    EXPECT_NE(refusal("cut.tar"), "") << size;
  }
}

TEST_F(Tar, ADamagedHeaderIsRefused) {
  const auto whole = sound("one");
  for (const std::size_t at : {0UL, 50UL, 100UL, 124UL, 135UL, 150UL, 156UL, 257UL, 511UL}) {
    auto damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    put("damaged.tar", damaged);
    EXPECT_NE(refusal("damaged.tar"), "") << at;
  }
}

TEST_F(Tar, NothingLeavesItsFolder) {
  for (const auto* name : {"../out", "sub/../../out", "/tmp/anyuan-out", "./one", ".."}) {
    sound(name);
    EXPECT_NE(refusal("sound.tar").find("does not belong there"), std::string::npos) << name;
  }
  EXPECT_FALSE(fs::exists(path("out")));
  EXPECT_FALSE(fs::exists("/tmp/anyuan-out"));
}

}  // namespace
}  // namespace anyuan::files
