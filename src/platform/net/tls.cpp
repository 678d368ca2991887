#include "platform/net/tls.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>

namespace anyuan::net {
namespace {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Freed<GENERAL_NAMES_free>>;

constexpr std::chrono::days authority_life{3650}, renewal_margin{30};
constexpr std::chrono::days server_life{397};  // what browsers accept of a server certificate at the most
constexpr std::chrono::hours clock_slack{1};   // devices whose clock runs a little behind

[[noreturn]] void broken(const std::string& what) {
  std::string why;
  if (const auto code = ERR_get_error(); code != 0) {
    char text[256] = {};
    ERR_error_string_n(code, text, sizeof text);
    why = fmt::format(" ({})", text);
    ERR_clear_error();
  }
  throw std::runtime_error("TLS: " + what + why);
}

template <class T>
T made(T pointer, const char* what) {
  if (!pointer) broken(fmt::format("cannot make {}", what));
  return pointer;
}

void must(int result, const char* what) {
  if (result <= 0) broken(fmt::format("cannot set {}", what));
}

// --- files ---------------------------------------------------------------------------------------------------------

template <class Write>
void write_pem(const std::string& path, mode_t mode, const Write& write) {
  const Bio memory(made(BIO_new(BIO_s_mem()), "a buffer"));
  if (!write(memory.get())) broken("cannot encode " + path);
  char* data = nullptr;
  const auto size = static_cast<std::size_t>(BIO_get_mem_data(memory.get(), &data));
  const auto aside = path + ".part";
  ::unlink(aside.c_str());
  const int file = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file < 0) broken(fmt::format("cannot write {}: {}", path, std::strerror(errno)));
  const bool is_written = ::write(file, data, size) == static_cast<ssize_t>(size) && ::fsync(file) == 0;
  ::close(file);
  if (!is_written || ::rename(aside.c_str(), path.c_str()) != 0) {
    broken(fmt::format("cannot write {}: {}", path, std::strerror(errno)));
  }
}

void write_key(const std::string& path, EVP_PKEY* key) {
  write_pem(path, 0600, [&](BIO* out) {
    return PEM_write_bio_PKCS8PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr) == 1;
  });
}

void write_certificates(const std::string& path, std::span<X509* const> chain) {
  write_pem(path, 0644, [&](BIO* out) {
    return std::ranges::all_of(chain, [&](X509* one) { return PEM_write_bio_X509(out, one) == 1; });
  });
}

// A file that is there but cannot be read is never taken for a missing one: we would write over it.
template <class Owned, class Read>
Owned read_pem(const std::string& path, const Read& read) {
  if (!std::filesystem::exists(path)) return nullptr;
  const Bio in(BIO_new_file(path.c_str(), "r"));
  if (!in) broken(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  Owned value(read(in.get()));
  if (!value) broken("no PEM text of the right kind in " + path);
  return value;
}

Certificate read_certificate(const std::string& path) {
  return read_pem<Certificate>(path, [](BIO* in) { return PEM_read_bio_X509(in, nullptr, nullptr, nullptr); });
}

Key read_key(const std::string& path) {
  return read_pem<Key>(path, [](BIO* in) { return PEM_read_bio_PrivateKey(in, nullptr, nullptr, nullptr); });
}

// --- certificates --------------------------------------------------------------------------------------------------

struct Issuer {
  X509* certificate;
  EVP_PKEY* key;
};

Key new_key() { return Key(made(EVP_EC_gen("P-256"), "a key")); }

Instant end_of(X509* certificate) {
  std::tm parts{};
  must(ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &parts), "a date");
  return instant_of(static_cast<std::int64_t>(timegm(&parts)) * 1000);
}

// RFC 5280 allows a common name 64 characters; the alternative names are what is checked.
std::string first_characters(std::string_view text, std::size_t characters_max) {
  std::size_t end = 0;
  for (std::size_t seen = 0; end < text.size() && seen < characters_max; ++seen) {
    do ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U);
  }
  return std::string(text.substr(0, end));
}

Certificate new_certificate(const std::string& common_name, EVP_PKEY* key, Instant begin, Instant end) {
  Certificate certificate(made(X509_new(), "a certificate"));
  must(X509_set_version(certificate.get(), X509_VERSION_3), "the version");
  const Number serial(made(BN_new(), "a number"));
  must(BN_rand(serial.get(), 159, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY), "the serial number");
  made(BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate.get())), "the serial number");
  made(ASN1_TIME_set(X509_getm_notBefore(certificate.get()), millis_of(begin) / 1000), "the begin");
  made(ASN1_TIME_set(X509_getm_notAfter(certificate.get()), millis_of(end) / 1000), "the end");
  must(X509_set_pubkey(certificate.get(), key), "the key");
  const auto name = first_characters(common_name, 64);
  must(X509_NAME_add_entry_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, MBSTRING_UTF8,
                                  reinterpret_cast<const unsigned char*>(name.data()), static_cast<int>(name.size()),
                                  -1, 0),
       "the name");
  return certificate;
}

void put_extension(X509* certificate, X509* issuer, int id, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> extension(
      made(X509V3_EXT_conf_nid(nullptr, &context, id, value), "an extension"));
  must(X509_add_ext(certificate, extension.get(), -1), "an extension");
}

Certificate new_authority(const std::string& host, EVP_PKEY* key, Instant now) {
  auto certificate = new_certificate("安园本地证书机构 " + host, key, now - clock_slack, now + authority_life);
  auto* made_one = certificate.get();
  must(X509_set_issuer_name(made_one, X509_get_subject_name(made_one)), "the issuer");
  put_extension(made_one, made_one, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  put_extension(made_one, made_one, NID_key_usage, "critical,keyCertSign,cRLSign");
  put_extension(made_one, made_one, NID_subject_key_identifier, "hash");
  must(X509_sign(made_one, key, EVP_sha256()), "the signature");
  return certificate;
}

std::vector<unsigned char> address_bytes(const std::string& name) {
  std::vector<unsigned char> bytes(4);
  if (inet_pton(AF_INET, name.c_str(), bytes.data()) == 1) return bytes;
  bytes.resize(16);
  if (inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1) return bytes;
  return {};
}

bool is_host_name(std::string_view name) {
  return !name.empty() && name.size() <= 253 && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_';
  });
}

void put_names(X509* certificate, const std::vector<std::string>& names) {
  const Names all(made(GENERAL_NAMES_new(), "names"));
  for (const auto& name : names) {
    const auto address = address_bytes(name);
    const auto* bytes = address.empty() ? reinterpret_cast<const unsigned char*>(name.data()) : address.data();
    const auto size = static_cast<int>(address.empty() ? name.size() : address.size());
    auto* text = made(address.empty() ? ASN1_IA5STRING_new() : ASN1_OCTET_STRING_new(), "a name");
    auto* one = made(GENERAL_NAME_new(), "a name");
    GENERAL_NAME_set0_value(one, address.empty() ? GEN_DNS : GEN_IPADD, text);
    must(sk_GENERAL_NAME_push(all.get(), one), "a name");
    must(ASN1_STRING_set(text, bytes, size), "a name");
  }
  must(X509_add1_ext_i2d(certificate, NID_subject_alt_name, all.get(), 0, 0), "the names");
}

Certificate new_server(const std::vector<std::string>& names, EVP_PKEY* key, const Issuer& issuer, Instant now) {
  const auto begin = now - clock_slack;
  auto certificate =
      new_certificate(names.front(), key, begin, std::min<Instant>(begin + server_life, end_of(issuer.certificate)));
  auto* made_one = certificate.get();
  must(X509_set_issuer_name(made_one, X509_get_subject_name(issuer.certificate)), "the issuer");
  put_extension(made_one, issuer.certificate, NID_basic_constraints, "critical,CA:FALSE");
  put_extension(made_one, issuer.certificate, NID_key_usage, "critical,digitalSignature");
  put_extension(made_one, issuer.certificate, NID_ext_key_usage, "serverAuth");
  put_extension(made_one, issuer.certificate, NID_subject_key_identifier, "hash");
  put_extension(made_one, issuer.certificate, NID_authority_key_identifier, "keyid:always");
  put_names(made_one, names);
  must(X509_sign(made_one, issuer.key, EVP_sha256()), "the signature");
  return certificate;
}

bool carries(X509* certificate, const std::string& name) {
  if (!address_bytes(name).empty()) return X509_check_ip_asc(certificate, name.c_str(), 0) == 1;
  return X509_check_host(certificate, name.data(), name.size(), 0, nullptr) == 1;
}

bool belongs(X509* certificate, EVP_PKEY* key) {
  const bool does = X509_check_private_key(certificate, key) == 1;
  ERR_clear_error();
  return does;
}

std::string fingerprint(X509* certificate) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  must(X509_digest(certificate, EVP_sha256(), digest, &size), "the fingerprint");
  std::string text;
  for (unsigned i = 0; i < size; ++i) text += fmt::format("{}{:02X}", i == 0 ? "" : ":", digest[i]);
  return text;
}

std::vector<std::string> checked_names(const std::vector<std::string>& wanted) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  };
  for (const auto& name : wanted) {
    if (address_bytes(name).empty() && !is_host_name(name))
      broken(fmt::format("\"{}\" is no host name and no address", name));
    add(name);
  }
  for (const auto* name : {"localhost", "127.0.0.1", "::1"}) add(name);
  return names;
}

bool is_still_good(const TlsFiles& files, X509* authority, const std::vector<std::string>& names, Instant now) {
  const auto certificate = read_certificate(files.certificate);
  const auto key = read_key(files.key);
  if (!certificate || !key || !belongs(certificate.get(), key.get())) return false;
  const bool is_ours = X509_verify(certificate.get(), X509_get0_pubkey(authority)) == 1;
  ERR_clear_error();
  return is_ours && end_of(certificate.get()) - now >= renewal_margin &&
         std::ranges::all_of(names, [&](const std::string& name) { return carries(certificate.get(), name); });
}

}  // namespace

LocalAuthority local_authority(const std::string& folder, const std::vector<std::string>& wanted, Instant now) {
  const auto names = checked_names(wanted);
  std::filesystem::create_directories(folder);
  ::chmod(folder.c_str(), 0700);
  const auto ca_file = folder + "/ca.crt", ca_key_file = folder + "/ca.key";
  const TlsFiles server{folder + "/server.crt", folder + "/server.key"};

  auto authority = read_certificate(ca_file);
  auto authority_key = read_key(ca_key_file);
  if (authority && end_of(authority.get()) - now < renewal_margin) authority.reset();  // its ten years are over
  if (!authority) {
    authority_key = new_key();
    authority = new_authority(names.front(), authority_key.get(), now);
    write_key(ca_key_file, authority_key.get());
    write_certificates(ca_file, std::to_array({authority.get()}));
    spdlog::info("tls.authority_made file={} sha256={}", ca_file, fingerprint(authority.get()));
  }
  if (!is_still_good(server, authority.get(), names, now)) {
    if (!authority_key || !belongs(authority.get(), authority_key.get())) {
      broken(
          fmt::format("the server certificate must be renewed, but {} is not the key of {}. Restore it, or remove {} "
                      "to make a new authority, which every device must then trust anew",
                      ca_key_file, ca_file, ca_file));
    }
    const auto key = new_key();
    const auto certificate = new_server(names, key.get(), {authority.get(), authority_key.get()}, now);
    write_key(server.key, key.get());  // a crash between the two is seen at the next start: they do not belong together
    write_certificates(server.certificate, std::to_array({certificate.get(), authority.get()}));
    spdlog::info("tls.certificate_made file={} until={}", server.certificate, text_of(end_of(certificate.get())));
  }
  return {server, ca_file, fingerprint(authority.get())};
}

void prepare_server(ssl_ctx_st* context, const TlsFiles& files) {
  must(static_cast<int>(SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION)), "the TLS version");
  must(SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20"), "the ciphers");  // TLS 1.3 has only good ones
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);  // thousands of quiet streams
  if (SSL_CTX_use_certificate_chain_file(context, files.certificate.c_str()) != 1) {
    broken("cannot use the certificate " + files.certificate);
  }
  if (SSL_CTX_use_PrivateKey_file(context, files.key.c_str(), SSL_FILETYPE_PEM) != 1 ||
      SSL_CTX_check_private_key(context) != 1) {
    broken(fmt::format("{} is not the key of {}", files.key, files.certificate));
  }
}

Instant certificate_end(const std::string& certificate_file) {
  const auto certificate = read_certificate(certificate_file);
  if (!certificate) broken("there is no " + certificate_file);
  return end_of(certificate.get());
}

}  // namespace anyuan::net
