#pragma once
// Certificates: the bureau's own, or a local authority and certificate made at the first start, so that phones and
// cameras get a secure context without anybody buying anything.
#include <chrono>
#include <string>
#include <vector>

#include "base/time.h"

struct ssl_ctx_st;  // OpenSSL's SSL_CTX

namespace anyuan::net {

struct TlsFiles {
  std::string certificate;  // PEM chain, the server's own first
  std::string key;          // PEM
};

struct LocalAuthority {
  TlsFiles server;
  std::string ca_file;         // what devices must trust
  std::string ca_fingerprint;  // SHA-256, AA:BB:..., to compare by eye
};

inline Instant machine_time() { return std::chrono::floor<milliseconds>(std::chrono::system_clock::now()); }

// Makes or renews (30 days before the end, or when a name is missing) the certificates in `folder`; the authority
// itself stays the same for its ten years. Names are host names and addresses; localhost is always among them. Throws
// std::runtime_error when the folder cannot be used, or when renewal needs a ca.key that is gone.
LocalAuthority local_authority(const std::string& folder, const std::vector<std::string>& names,
                               Instant now = machine_time());

// This machine's host name and addresses, loopback and link-local left out.
std::vector<std::string> own_names();

// TLS 1.2 and later with forward secrecy, and these files. Throws std::runtime_error naming the file at fault.
void prepare_server(ssl_ctx_st* context, const TlsFiles& files);

Instant certificate_end(const std::string& certificate_file);  // notAfter of the first certificate in it

}  // namespace anyuan::net
