#include "app/doctor.h"

#include <fmt/format.h>
#include <sodium.h>

#include <filesystem>

#include "app/application.h"
#include "domain/attachments/holdings.h"
#include "platform/digest.h"
#include "platform/net/tls.h"

namespace anyuan::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sample_size = 200;

Finding examine_settings(const Config& config) {
  const auto unknown = unknown_keys(config.data);
  Finding found{Grade::ok, {"配置文件", "settings"}, {"没有多余的配置项", "no unknown keys"}, {}};
  if (unknown.empty()) return found;
  std::string list;
  for (const auto& key : unknown) list += (list.empty() ? "" : ", ") + key;
  return {Grade::error, found.subject, {"anyuan.yaml 中有不认识的配置项：" + list, "unknown keys in anyuan.yaml: " + list},
          {"这些设置不起作用，服务也不会启动：请改正拼写或删除", "they have no effect and the service does not start: correct or delete them"}};
}

// The key of the encrypted fields, and that nobody else on the machine reads what is in the folder.
Finding examine_folder(const Config& config) {
  const Words subject{"数据目录", "data folder"};
  if (!fs::exists(config.data + "/vault.key")) {
    return {Grade::error, subject, {"缺少 vault.key", "there is no vault.key"},
            {"电话、证件号等加密字段打不开：从备份取回 vault.key；新装的请先运行 anyuan init", "the encrypted fields cannot be read: put it back from the backup; on a fresh machine run anyuan init first"}};
  }
  for (const auto* name : {"", "/vault.key"}) {
    const auto others = fs::perms::group_all | fs::perms::others_all;
    if ((fs::status(config.data + name).permissions() & others) == fs::perms::none) continue;
    return {Grade::warning, subject, {config.data + name + " 可被其他系统用户读取", "other users of this machine may read " + config.data + name},
            {"执行 chmod -R go= " + config.data, "chmod -R go= " + config.data}};
  }
  return {Grade::ok, subject, {"完整，仅服务账号可读", "complete, and for the service's own user only"}, {}};
}

FilesSeen look_at_files(const Config& config, const std::vector<attachments::Needed>& chosen, std::size_t needed) {
  FilesSeen seen{needed, chosen.size(), {}, {}};
  const files::Files files(config.data + "/files");
  for (const auto& one : chosen) {
    const auto bytes = files.read(one.hash);
    if (!bytes) seen.missing.push_back(one.attachment);
    else if (sha256_hex(*bytes) != one.hash) seen.altered.push_back(one.attachment);
  }
  return seen;
}

Finding examine_files(db::Reading& reading, const Config& config, Random& random, Look look) {
  std::vector<attachments::Needed> chosen;
  std::size_t needed = 0;
  attachments::each_needed_file(reading, [&](const attachments::Needed& one) {
    ++needed;
    if (look == Look::all || chosen.size() < sample_size) {
      chosen.push_back(one);
    } else if (const auto place = random.next() % needed; place < sample_size) {  // Vitter's algorithm R
      chosen[static_cast<std::size_t>(place)] = one;
    }
  });
  return judge_files(look_at_files(config, chosen, needed));
}

// What can be asked only of a database that is there and has our tables.
void examine_contents(db::Database& database, const Config& config, const Clock& clock, Random& random, Look look, std::vector<Finding>& findings) {
  const auto state = database.read([](db::Reading& reading) { return db::schema_state(reading, migrations()); });
  findings.push_back(judge_schema(state));
  findings.push_back(judge_settings(database.read([](db::Reading& reading) { return db::lossy_settings(reading); })));
  const auto [last, server_time] = database.read([](db::Reading& reading) {
    const auto events = journal::find(reading, {.path = "/", .past = "0", .limit = 1});
    return std::pair{events.empty() ? std::optional<Instant>{} : events.front().at, db::server_time(reading)};
  });
  findings.push_back(judge_clock(clock.now(), last, server_time));
  findings.push_back(judge_journal(database.read_one_moment([](db::Reading& reading) { return journal::verify(reading); })));
  findings.push_back(database.read([&](db::Reading& reading) { return examine_files(reading, config, random, look); }));
}

void examine_database(const Config& config, const Clock& clock, Random& random, Look look, std::vector<Finding>& findings) {
  const Words subject{"数据库", "database"};
  const auto address = db::parse_address(config.database.empty() ? config.data + "/anyuan.db" : config.database);
  if (address.engine == db::Engine::sqlite && !fs::exists(address.target)) {
    findings.push_back({Grade::error, subject, {"没有 " + address.target, "there is no " + address.target},
                        {"核对 --data;新装的请先运行 anyuan init", "is --data right? on a fresh machine run anyuan init first"}});
    return;
  }
  try {
    db::Database database(address);
    findings.push_back({Grade::ok, subject, {"可以连接", "can be reached"}, {}});
    examine_contents(database, config, clock, random, look, findings);
  } catch (const db::Breakdown& broken) {
    findings.push_back({Grade::error, subject, {std::string("无法读取：") + broken.what(), std::string("cannot be read: ") + broken.what()},
                        {"核对连接参数、网络和数据库服务；仍不行则从备份恢复", "check the connection, the network and the database service; failing that, restore the backup"}});
  }
}

Finding examine_certificate(const Config& config, const Clock& clock) {
  const bool is_bureaus = !config.certificate.empty();
  const auto file = is_bureaus ? config.certificate : config.data + "/tls/server.crt";
  const Words subject{"证书", "certificate"};
  if (!is_bureaus && !fs::exists(file)) return {Grade::ok, subject, {"未使用", "not in use"}, {}};
  try {
    return judge_certificate(is_bureaus ? Whose::bureau : Whose::local_authority, net::certificate_end(file), clock.now());
  } catch (const std::runtime_error& broken) {
    return {Grade::error, subject, {std::string("无法读取：") + broken.what(), std::string("cannot be read: ") + broken.what()},
            {"核对配置中的 certificate 与 key", "check certificate and key in the settings"}};
  }
}

}  // namespace

std::vector<Finding> examine(const Config& config, const Clock& clock, Random& random, Look look) {
  if (sodium_init() < 0) throw db::Breakdown("libsodium does not start");
  std::vector<Finding> findings{examine_settings(config)};
  if (!fs::exists(config.data)) {
    findings.push_back({Grade::error, {"数据目录", "data folder"}, {"没有 " + config.data, "there is no " + config.data},
                        {"核对 --data;新装的请先运行 anyuan init", "is --data right? on a fresh machine run anyuan init first"}});
    return findings;
  }
  findings.push_back(examine_folder(config));
  const auto space = fs::space(config.data);
  findings.push_back(judge_space(space.available, space.capacity));
  findings.push_back(examine_certificate(config, clock));
  examine_database(config, clock, random, look, findings);
  return findings;
}

int run_doctor(const Config& config, const Clock& clock, Random& random, Look look) {
  const auto findings = examine(config, clock, random, look);
  for (const auto& finding : findings) fmt::print("{}", text_of(finding));
  return exit_code(findings);
}

}  // namespace anyuan::app
