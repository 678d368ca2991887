#include "app/serve.h"

#include <spdlog/spdlog.h>

#include <csignal>

#include "platform/http/server.h"

namespace anyuan::app {
namespace {

void say_how_to_trust(const net::LocalAuthority& authority, const std::string& url) {
  spdlog::info("tls.local_authority ca={} sha256={}", authority.ca_file, authority.ca_fingerprint);
  fmt::print(
      "本机自建了证书。手机和电脑首次使用前请安装根证书:打开 {}/ca.crt 下载并设为信任,核对指纹\n  SHA-256 {}\n"
      "(A local certificate authority was made. Install and trust {}/ca.crt on each device; compare the fingerprint.)\n",
      url, authority.ca_fingerprint, url);
}

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

void keep_stop_signals() {
  const auto signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

int serve(Application& application, const Config& config, const std::function<void(const std::string& url)>& after_start) {
  const auto listen = parse_listen(config.listen);
  http::ServerOptions options;
  options.address = listen.address;
  options.port = listen.port;
  std::optional<net::LocalAuthority> authority;
  auto names = config.names;
  for (auto& name : net::own_names()) names.push_back(std::move(name));
  if (!config.certificate.empty()) {
    options.tls = net::TlsFiles{config.certificate, config.key};
  } else if (!listen.is_loopback) {
    authority = net::local_authority(config.data + "/tls", names);
    options.tls = authority->server;
  }
  http::Server server(
      options, [&](http::Request& request) { return application.dispatcher()(request); },
      [&](int status, const Error& error, const http::Request& request) { return application.dispatcher().refuse(status, error, request); });
  application.platform().database.on_commit([&] { server.wake_feeds(); });
  const auto host = listen.address == "0.0.0.0" && !names.empty() ? names.front() : listen.address;
  const auto url = fmt::format("{}://{}:{}", options.tls ? "https" : "http", host, server.port());
  spdlog::info("serve.started url={} version={}", url, product_version);
  if (authority) say_how_to_trust(*authority, url);
  after_start(url);
  const auto signals = stop_signals();
  int caught = 0;
  sigwait(&signals, &caught);
  spdlog::info("serve.stopping signal={}", caught);
  server.stop();
  application.platform().database.on_commit({});
  spdlog::info("serve.stopped");
  return 0;
}

}  // namespace anyuan::app
