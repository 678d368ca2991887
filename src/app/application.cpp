#include "app/application.h"

#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/demo/city.h"
#include "app/news.h"
#include "app/wiring.h"
#include "domain/accounts/routes.h"
#include "domain/calendars/shipped.h"
#include "domain/campaigns/commands.h"
#include "domain/rulepacks/commands.h"
#include "platform/digest.h"
#include "platform/files/embedded.h"
#include "platform/journal/journal.h"
#include "platform/files/whole.h"

namespace anyuan::app {
namespace {

// The order of layers.txt: a slice's tables may refer to those of the slices below it.
constexpr std::string_view slices[] = {"journal",     "org",     "accounts", "bookkeeping", "attachments", "schools", "calendars", "ledgers",
                                       "filings", "privacy", "facts",  "notices", "hazards",  "rulepacks", "judgements", "campaigns", "inspections", "figures"};

std::string prepared_folder(const std::string& folder) {
  if (sodium_init() < 0) throw db::Breakdown("libsodium does not start");
  std::filesystem::create_directories(folder);
  return folder;
}

std::optional<std::string_view> console_file(std::string_view path) { return files::embedded("web" + std::string(path)); }

std::size_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::size_t total = 0, resident = 0;
  statm >> total >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

http::Sentences shipped_sentences() {
  std::string all;  // one file per slice; together they are one YAML map
  for (const auto& file : files::embedded_files()) {
    if (!file.name.starts_with("data/locale/reasons/")) continue;
    all += file.bytes;
    all += '\n';
  }
  return http::Sentences::parse(all);
}

std::vector<db::Migration> migrations() {
  std::vector<db::Migration> all;
  std::size_t seen = 0;
  for (const auto slice : slices) {
    const auto prefix = fmt::format("migrations/{}/", slice);
    for (const auto& file : files::embedded_files()) {
      if (!file.name.starts_with(prefix)) continue;
      auto name = std::string(file.name.substr(std::string_view("migrations/").size()));
      name.resize(name.size() - 4);  // .sql
      all.push_back({std::move(name), file.bytes});
    }
  }
  for (const auto& file : files::embedded_files()) seen += file.name.starts_with("migrations/") ? 1 : 0;
  CHECK(seen == all.size());  // a slice missing from the list above would never get its tables
  return all;
}

Application::Application(const Config& config, const Clock& clock, Random& random)
    : config_(config),
      key_is_new_(!std::filesystem::exists(config.data + "/vault.key")),
      vault_(records::Vault::open(prepared_folder(config.data) + "/vault.key")),
      files_(config.data + "/files"),
      database_(db::parse_address(config.database.empty() ? config.data + "/anyuan.db" : config.database)),
      platform_{database_, clock, random, vault_, files_},
      sentences_(shipped_sentences()),
      prints_(records::Fingerprints::open(config.data + "/vault.key")),
      log_in_tries_({.each_minute = config.log_in_tries, .at_once = 2 * config.log_in_tries}),
      dispatcher_(router_, sentences_, console_file) {
  const auto all = migrations();
  const auto applied = db::migrate(database_, all, clock.now());
  // A database that was there before its key: its phones and document numbers would be unreadable, and a new key beside
  // them would make that certain.
  if (key_is_new_ && applied.size() < all.size()) {
    std::filesystem::remove(config.data + "/vault.key");
    throw db::Breakdown("the database was sealed with a key that is not here: put the old vault.key back into " + config.data);
  }
  if (const auto loaded = calendars::load_shipped_calendars(platform_); !loaded.ok()) {
    throw db::Breakdown(sentences_.sentence(loaded.error(), http::Language::en));
  }
  if (const auto loaded = campaigns::load_checklists(platform_); !loaded.ok()) {
    throw db::Breakdown(sentences_.sentence(loaded.error(), http::Language::en));
  }
  if (const auto loaded = rulepacks::load_shipped_packs(platform_); !loaded.ok()) {
    throw db::Breakdown(sentences_.sentence(loaded.error(), http::Language::en));
  }
  is_demo_ = demo::is_made_up(platform_);
  const Settings settings{.product = {std::string(product_name), std::string(product_version), is_demo_}, .filing_terms = {config.filing_days, config.filing_answer_days}};
  add_books(books_, settings);
  accounts::Routes routes(router_, platform_);
  add_slices(routes, {log_in_tries_, prints_}, books_, settings, sentences_);
  add_news(routes, books_);
  add_own_routes();
}

std::string Application::openapi() const {
  std::vector<const records::RecordType*> types;
  for (const auto& book : books_.all()) types.push_back(&book->type);
  return boost::json::serialize(http::openapi(router_.routes(), types, product_version));
}

std::string Application::metrics() const {
  auto text = dispatcher_.prometheus();
  text += fmt::format("# TYPE anyuan_waiting_writes gauge\nanyuan_waiting_writes {}\n", database_.waiting_writes());
  text += fmt::format("# TYPE anyuan_commits_total counter\nanyuan_commits_total {}\n", database_.commits());
  text += fmt::format("# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes {}\n", resident_bytes());
  return text;
}

void Application::add_own_routes() {
  const auto text = [](std::string body, std::string_view type) {
    http::Reply reply;
    reply.body = std::move(body);
    reply.content_type = type;
    return reply;
  };
  router_.add({http::Verb::get, "/healthz", "public", {.summary = {"健康检查", "Health"}},
               [this](const http::Request&) -> Result<http::Reply> {
                 database_.read([](db::Reading& reading) { return journal::head(reading); });  // throws: 500
                 return http::json_reply(boost::json::object{{"status", "ok"}});
               }});
  // A collector has no session, and behind a proxy everybody comes from loopback: it shows the token of the settings,
  // which holds behind any proxy and needs no second port. Without a token there is nothing to be had.
  router_.add({http::Verb::get, "/metrics", "public", {.summary = {"运行指标", "Metrics"}},
               [this, text](const http::Request& request) -> Result<http::Reply> {
                 const auto shown = sha256_hex(request.header("authorization")), wanted = sha256_hex("Bearer " + config_.metrics_token);
                 if (config_.metrics_token.empty() || shown != wanted) return Error{Refusal::not_found, "not_found"};
                 return text(metrics(), "text/plain; version=0.0.4; charset=utf-8");
               }});
  router_.add({http::Verb::get, "/api/openapi.json", "public", {.summary = {"接口说明", "This document"}},
               [document = std::make_shared<std::string>(), this, text](const http::Request&) -> Result<http::Reply> {
                 return text(openapi(), "application/json; charset=utf-8");
               }});
  router_.add({http::Verb::get, "/ca.crt", "public", {.summary = {"本地根证书", "The local authority's certificate"}, .shape = http::Answer::file},
               [this](const http::Request&) -> Result<http::Reply> {
                 auto certificate = files::read_whole(config_.data + "/tls/ca.crt");
                 if (!certificate) return Error{Refusal::not_found, "not_found"};
                 return http::file_reply(*std::move(certificate), "application/x-x509-ca-cert", "anyuan-ca.crt");
               }});
}

}  // namespace anyuan::app
