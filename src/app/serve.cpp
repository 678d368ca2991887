#include "app/serve.h"

#include <spdlog/spdlog.h>

#include <csignal>

#include "app/upkeep.h"
#include "domain/accounts/api.h"
#include "platform/http/server.h"
#include "platform/files/whole.h"

namespace anyuan::app {
namespace {

constexpr std::chrono::hours a_year{24 * 365};

void say_how_to_trust(const net::LocalAuthority& authority, const std::string& url) {
  spdlog::info("tls.local_authority ca={} sha256={}", authority.ca_file, authority.ca_fingerprint);
  fmt::print(
      "本机自建了证书。手机和电脑首次使用前请安装根证书：打开 {}/ca.crt 下载并设为信任，核对指纹\n  SHA-256 {}\n"
      "(A local certificate authority was made. Install and trust {}/ca.crt on each device; compare the fingerprint.)\n",
      url, authority.ca_fingerprint, url);
}

// Others than those at this machine can get in.
bool is_exposed(const Config& config) { return !parse_listen(config.listen).is_loopback || !config.trusted_proxies.empty(); }

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

bool may_show_demo(const Config& config) {
  if (!is_exposed(config) || config.open_demo) return true;
  fmt::print(stderr,
             "演示市的密码是公开的，不能直接开放到网络({})。请只在本机使用(127.0.0.1)，或在确认后加 --open-demo。\n"
             "(The demo city's password is public, so it is not opened to the network. Listen on 127.0.0.1, or give --open-demo if you mean it.)\n",
             config.listen);
  return false;
}

void keep_stop_signals() {
  const auto signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

int serve(Application& application, const Config& config, const std::function<void(const std::string& url)>& after_start) {
  const auto listen = parse_listen(config.listen);
  if (application.is_demo() && !may_show_demo(config)) return 1;
  http::ServerOptions options;
  options.address = listen.address;
  options.port = listen.port;
  options.proxies = http::TrustedProxies(config.trusted_proxies);
  options.slow_posts.assign(std::begin(accounts::slow_posts), std::end(accounts::slow_posts));
  std::optional<net::LocalAuthority> authority;
  auto names = config.names;
  for (auto& name : net::own_names()) names.push_back(std::move(name));
  if (!config.certificate.empty()) {
    options.tls = net::TlsFiles{config.certificate, config.key};
    // Not for the local authority: a browser that was told to insist would be shut out by the very page that helps it
    // to trust a new one.
    options.strict_transport = a_year;
  } else if (!listen.is_loopback) {
    authority = net::local_authority(config.data + "/tls", names);
    options.tls = authority->server;
    options.authority_pem = files::read_whole(authority->ca_file).value_or("");
  }
  if (!config.http_redirect.empty()) {
    if (!options.tls) throw std::runtime_error("http_redirect needs TLS: give certificate and key, or listen on another address than loopback");
    const auto plain = parse_listen(config.http_redirect);
    options.redirect_address = plain.address;
    options.redirect_port = plain.port;
  }
  http::Server server(
      options, [&](http::Request& request) { return application.dispatcher()(request); },
      [&](int status, const Error& error, const http::Request& request) { return application.dispatcher().refuse(status, error, request); });
  std::optional<Upkeep> upkeep(std::in_place, application.platform(), application.books());
  application.platform().database.on_commit([&] {
    server.wake_feeds();
    upkeep->wake();
  });
  const auto host = listen.address == "0.0.0.0" && !names.empty() ? names.front() : listen.address;
  const auto url = fmt::format("{}://{}:{}", options.tls ? "https" : "http", host, server.port());
  spdlog::info("serve.started url={} version={}", url, product_version);
  if (authority) say_how_to_trust(*authority, url);
  if (server.redirect_port() != 0) spdlog::info("serve.redirect address={} port={}", options.redirect_address, server.redirect_port());
  after_start(url);
  const auto signals = stop_signals();
  int caught = 0;
  sigwait(&signals, &caught);
  spdlog::info("serve.stopping signal={}", caught);
  server.stop();
  application.platform().database.on_commit({});
  upkeep.reset();
  spdlog::info("serve.stopped");
  return 0;
}

}  // namespace anyuan::app
