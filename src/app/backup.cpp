#include "app/backup.h"

#include <fmt/format.h>

#include <filesystem>

#include "platform/files/tar.h"
#include "platform/journal/journal.h"

namespace anyuan::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view database_name = "anyuan.db";

bool is_postgresql(const Config& config) {
  if (config.database.empty()) return false;
  fmt::print(stderr,
             "本机使用 PostgreSQL：请先用 pg_dump 备份数据库，再备份数据目录 {}(附件与密钥)；恢复时用 pg_restore。\n"
             "The database is on PostgreSQL: back it up with pg_dump first, then copy {} (files and keys); restore with pg_restore.\n",
             config.data, config.data);
  return true;
}

std::string sql_text(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

// The database as it is at one moment, while others go on writing; gone again with this object.
struct Snapshot {
  Snapshot(const Config& config, const std::string& beside) : file(beside + ".db-part") {
    std::error_code none;
    fs::remove(file, none);
    db::Connection connection(db::parse_address(config.data + "/" + std::string(database_name)), db::Mode::writer);
    connection.script("VACUUM INTO " + sql_text(file.string()));
  }
  ~Snapshot() {
    std::error_code none;
    fs::remove(file, none);
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  const fs::path file;
};

// "files/ab/abc...": names relative to the folder. Half-written files have an ending, whole ones of files/ have none.
void add_folder(files::TarWriter& tar, const fs::path& folder, std::string_view name) {
  if (!fs::exists(folder / name)) return;
  for (const auto& entry : fs::recursive_directory_iterator(folder / name)) {
    const bool is_whole = name != "files" || !entry.path().has_extension();
    if (entry.is_regular_file() && is_whole) tar.add(fs::relative(entry.path(), folder).string(), entry.path());
  }
}

std::int64_t checked(const fs::path& folder) {
  for (const std::string_view needed : {database_name, std::string_view("vault.key")}) {
    if (!fs::exists(folder / needed)) throw db::Breakdown(fmt::format("the backup has no {}", needed));
  }
  db::Connection connection(db::parse_address((folder / database_name).string()), db::Mode::writer);
  db::Reading reading(connection);
  if (reading.value<std::string>("PRAGMA integrity_check") != "ok") throw db::Breakdown("the backup's database is damaged");
  const auto verdict = journal::verify(reading);
  if (verdict.broken_at) throw db::Breakdown(fmt::format("the backup's journal is broken at event {}: {}", *verdict.broken_at, verdict.why));
  return verdict.events;
}

}  // namespace

int run_backup(const Config& config, const std::string& file) {
  if (is_postgresql(config)) return 1;
  if (!fs::exists(config.data + "/" + std::string(database_name))) throw db::Breakdown("there is no database in " + config.data);
  const Snapshot snapshot(config, file);
  files::TarWriter tar(file);
  tar.add(database_name, snapshot.file);
  for (const auto* name : {"vault.key", "anyuan.yaml"}) {
    if (const auto path = config.data + "/" + name; fs::exists(path)) tar.add(name, path);
  }
  add_folder(tar, config.data, "tls");
  add_folder(tar, config.data, "files");  // after the database: what it refers to was written before it
  tar.finish();
  fmt::print("已备份到 backed up to {} ({} bytes)。内含密钥，请妥善保管 it holds the key: keep it safe.\n", file, fs::file_size(file));
  return 0;
}

int run_restore(const Config& config, const std::string& file) {
  if (is_postgresql(config)) return 1;
  std::error_code none;
  if (fs::exists(config.data) && !fs::is_empty(config.data, none)) throw db::Breakdown("there is data already: " + config.data);
  const fs::path aside = config.data + ".restoring";
  fs::remove_all(aside);
  fs::create_directories(aside);
  try {
    files::unpack_tar(file, aside);
    const auto events = checked(aside);
    fs::remove(config.data, none);  // an empty one
    fs::rename(aside, config.data);
    fmt::print("已恢复 restored: {},{} 条审计记录完整 events, the journal is intact\n", config.data, events);
  } catch (const std::exception&) {
    fs::remove_all(aside, none);
    throw;
  }
  return 0;
}

}  // namespace anyuan::app
