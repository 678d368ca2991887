#include "app/doctor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "domain/attachments/attachment.h"
#include "kit/running_application.h"
#include "platform/files/files.h"
#include "platform/net/tls.h"
#include "platform/records/store.h"

namespace anyuan::app {
namespace {

using namespace std::chrono_literals;

class Doctor : public kit::EachEngine {
 protected:
  Doctor() : app_(GetParam()) { app_.load_divisions("4503"); }
  std::vector<Finding> findings(Look look = Look::sample) {
    auto config = app_.config();
    config.certificate = certificate_;
    return examine(config, app_.clock(), random_, look);
  }
  Finding of(std::string_view subject, Look look = Look::sample) {  // the last word on it
    const auto all = findings(look);
    const auto last = std::find_if(all.rbegin(), all.rend(), [&](const Finding& finding) { return finding.subject.en == subject; });
    if (last == all.rend()) ADD_FAILURE() << "nothing about " << subject;
    return last == all.rend() ? Finding{} : *last;
  }
  void script(std::string_view sql) const {
    const auto& config = app_.config();
    db::Connection(db::parse_address(config.database.empty() ? config.data + "/anyuan.db" : config.database), db::Mode::writer).script(sql);
  }
  // An attachment with its file; returns where that lies.
  std::filesystem::path attach(const std::string& bytes) {
    const auto stored = app_.platform().files.store("%PDF-" + bytes);
    EXPECT_TRUE(stored.ok());
    const auto hash = stored.value().hash;
    attachments::Attachment attachment;
    attachment.head = {fmt::format("at_{}", hash.substr(0, 8)), "/45/", 1, app_.clock().now(), app_.clock().now(), std::nullopt};
    attachment.hash = hash;
    EXPECT_TRUE(app_.platform().database.write([&](db::Writing& writing) -> Result<Done> {
      records::RecordStore<attachments::Attachment>(app_.platform().vault).insert(writing, attachment);
      return Done{};
    }).ok());
    return std::filesystem::path(app_.config().data) / "files" / hash.substr(0, 2) / hash;
  }

  kit::RunningApplication app_;
  SeededRandom random_{7};
  std::string certificate_;
};
ANYUAN_ON_EACH_ENGINE(Doctor);

TEST_P(Doctor, FindsASoundInstallationSound) {
  const std::set<std::string> of_the_machine{"disk space", "database settings", "data folder", "clock"};
  int looked_at = 0;
  for (const auto& finding : findings()) {
    if (of_the_machine.contains(finding.subject.en)) continue;
    EXPECT_EQ(finding.grade, Grade::ok) << text_of(finding);
    ++looked_at;
  }
  EXPECT_EQ(looked_at, 6) << "settings, certificate, database, schema, journal, files";
}

TEST_P(Doctor, SeesWhatIsWrongWithTheJournalTheSchemaAndTheClock) {
  app_.clock().advance(-24h);
  EXPECT_EQ(of("clock").grade, Grade::error);
  app_.clock().advance(24h);
  script("UPDATE schema_migration SET checksum = 'x' WHERE name = 'org/0001_create'");
  EXPECT_EQ(of("schema").grade, Grade::error);
  EXPECT_NE(of("schema").says.en.find("org/0001_create"), std::string::npos);
  EXPECT_EQ(of("journal").grade, Grade::ok);
  script("UPDATE journal_event SET actor_name = 'x' WHERE seq = 1");
  EXPECT_EQ(of("journal").grade, Grade::error);
  script("DROP TABLE journal_event");
  EXPECT_EQ(of("database").grade, Grade::error) << "and goes on instead of ending";
}

TEST_P(Doctor, SeesAFileThatIsMissingAndOneThatIsAltered) {
  const auto sound = attach("sound"), lost = attach("lost"), altered = attach("altered");
  EXPECT_EQ(of("attached files").says.en, "3/3 looked at, sound");
  std::filesystem::remove(lost);
  std::ofstream(altered, std::ios::app) << "more";
  const auto found = of("attached files", Look::all);
  EXPECT_EQ(found.grade, Grade::error);
  EXPECT_NE(found.says.en.find("1 missing"), std::string::npos) << found.says.en;
  EXPECT_NE(found.says.en.find("1 altered"), std::string::npos) << found.says.en;
}

TEST_P(Doctor, SeesALostKeyAReadableFolderAndAKeyNobodyKnows) {
  const auto folder = app_.config().data;
  namespace fs = std::filesystem;
  fs::permissions(folder, fs::perms::owner_all);
  fs::permissions(folder + "/vault.key", fs::perms::owner_read | fs::perms::group_read);
  EXPECT_EQ(of("data folder").grade, Grade::warning);
  fs::permissions(folder + "/vault.key", fs::perms::owner_read);
  EXPECT_EQ(of("data folder").grade, Grade::ok);
  fs::rename(folder + "/vault.key", folder + "/away");
  EXPECT_EQ(of("data folder").grade, Grade::error);
  EXPECT_EQ(of("settings").grade, Grade::ok);
  std::ofstream(folder + "/anyuan.yaml") << "listne: 0.0.0.0:443\n";
  EXPECT_EQ(of("settings").grade, Grade::error);
  EXPECT_NE(of("settings").says.zh.find("listne"), std::string::npos);
}

TEST_P(Doctor, ReadsTheCertificateThatIsInUse) {
  EXPECT_EQ(of("certificate").says.en, "not in use");
  const auto authority = net::local_authority(app_.config().data + "/tls", {"anyuan.test"}, app_.clock().now());
  EXPECT_EQ(of("certificate").grade, Grade::ok);
  app_.clock().set(anyuan::text_of(net::certificate_end(authority.server.certificate)));
  EXPECT_EQ(of("certificate").grade, Grade::error);
  certificate_ = app_.config().data + "/no.pem";
  EXPECT_EQ(of("certificate").grade, Grade::error);
}

TEST_P(Doctor, NamesPostgresqlSettingsThatLoseCommits) {
  if (GetParam() == db::Engine::sqlite) {
    EXPECT_EQ(of("database settings").grade, Grade::ok);
    return;
  }
  const auto name = app_.platform().database.read([](db::Reading& reading) { return reading.value<std::string>("SELECT current_database()").value(); });
  script("ALTER DATABASE " + name + " SET synchronous_commit = off");
  const auto found = of("database settings");
  EXPECT_EQ(found.grade, Grade::warning);
  EXPECT_NE(found.says.en.find("synchronous_commit=off"), std::string::npos) << found.says.en;
}

}  // namespace
}  // namespace anyuan::app
