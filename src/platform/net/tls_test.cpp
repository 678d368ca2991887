#include "platform/net/tls.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "kit/databases.h"

namespace anyuan::net {
namespace {

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Certificate certificate_in(const std::string& path) {
  const auto pem = bytes_of(path);
  const std::unique_ptr<BIO, decltype(&BIO_free)> in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                     BIO_free);
  return {PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr), X509_free};
}

// Whether a device that trusts `ca` believes that `leaf` is `name` at that time.
bool is_believed(const std::string& ca, const std::string& leaf, const char* name, Instant at) {
  const auto root = certificate_in(ca), server = certificate_in(leaf);
  const std::unique_ptr<X509_STORE, decltype(&X509_STORE_free)> store(X509_STORE_new(), X509_STORE_free);
  X509_STORE_add_cert(store.get(), root.get());
  const std::unique_ptr<X509_STORE_CTX, decltype(&X509_STORE_CTX_free)> context(X509_STORE_CTX_new(),
                                                                                X509_STORE_CTX_free);
  X509_STORE_CTX_init(context.get(), store.get(), server.get(), nullptr);
  auto* parameters = X509_STORE_CTX_get0_param(context.get());
  X509_VERIFY_PARAM_set_time(parameters, millis_of(at) / 1000);
  X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_SSL_SERVER);
  X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_X509_STRICT);
  if (X509_VERIFY_PARAM_set1_ip_asc(parameters, name) != 1) X509_VERIFY_PARAM_set1_host(parameters, name, 0);
  return X509_verify_cert(context.get()) == 1;
}

class LocalAuthorityTest : public testing::Test {
 protected:
  LocalAuthority at(Instant when, std::vector<std::string> names = {"anyuan.test", "10.1.2.3", "fd00::5"}) {
    return local_authority(folder_.path() + "/tls", names, when);
  }
  std::string file(const std::string& name) const { return folder_.path() + "/tls/" + name; }

  kit::TemporaryFolder folder_;
  const Instant start_ = *parse_instant("2026-11-24T06:00:00Z");
};

TEST_F(LocalAuthorityTest, DevicesThatTrustItBelieveEveryNameAndNoOther) {
  const auto made = at(start_);
  for (const auto* name : {"anyuan.test", "10.1.2.3", "fd00::5", "localhost", "127.0.0.1", "::1"}) {
    EXPECT_TRUE(is_believed(made.ca_file, made.server.certificate, name, start_)) << name;
  }
  for (const auto* name : {"other.test", "10.1.2.4"})
    EXPECT_FALSE(is_believed(made.ca_file, made.server.certificate, name, start_)) << name;
}

TEST_F(LocalAuthorityTest, TheAuthorityLastsTenYearsAndTheServers397Days) {
  const auto made = at(start_);
  EXPECT_EQ(certificate_end(made.ca_file), start_ + std::chrono::days(3650));
  EXPECT_EQ(certificate_end(made.server.certificate), start_ + std::chrono::days(397) - std::chrono::hours(1));
  const auto authority = certificate_in(made.ca_file);
  char name[256] = {};
  X509_NAME_get_text_by_NID(X509_get_subject_name(authority.get()), NID_commonName, name, sizeof name);
  EXPECT_EQ(std::string(name), "安园本地证书机构 anyuan.test");
}

TEST_F(LocalAuthorityTest, KeysAreForTheirOwnerOnly) {
  at(start_);
  for (const auto* name : {"ca.key", "server.key"}) {
    struct stat facts {};
    ASSERT_EQ(stat(file(name).c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U) << name;
  }
}

TEST_F(LocalAuthorityTest, TheFingerprintIsThatOfTheFileDevicesGet) {
  const auto made = at(start_);
  const auto authority = certificate_in(made.ca_file);
  unsigned char digest[32];
  unsigned size = 0;
  X509_digest(authority.get(), EVP_sha256(), digest, &size);
  std::string expected;
  for (const auto byte : digest) expected += (expected.empty() ? "" : ":") + fmt::format("{:02X}", byte);
  EXPECT_EQ(made.ca_fingerprint, expected);
}

TEST_F(LocalAuthorityTest, NothingIsRenewedBeforeTheLastThirtyDays) {
  const auto first = at(start_);
  const auto before = bytes_of(first.server.certificate);
  const auto end = certificate_end(first.server.certificate);
  at(end - std::chrono::days(30));
  EXPECT_EQ(bytes_of(first.server.certificate), before);
  at(end - std::chrono::days(30) + milliseconds(1));
  EXPECT_NE(bytes_of(first.server.certificate), before);
  EXPECT_GT(certificate_end(first.server.certificate), end);
}

TEST_F(LocalAuthorityTest, RenewalKeepsTheAuthorityDevicesTrust) {
  const auto first = at(start_);
  const auto authority = bytes_of(first.ca_file);
  const auto later = start_ + std::chrono::days(390);
  const auto second = at(later);
  EXPECT_EQ(bytes_of(second.ca_file), authority);
  EXPECT_EQ(second.ca_fingerprint, first.ca_fingerprint);
  EXPECT_TRUE(is_believed(second.ca_file, second.server.certificate, "anyuan.test", later));
}

TEST_F(LocalAuthorityTest, AMissingNameRenewsAtOnce) {
  const auto first = at(start_);
  const auto second = at(start_, {"anyuan.test", "new.test"});
  EXPECT_TRUE(is_believed(second.ca_file, second.server.certificate, "new.test", start_));
  EXPECT_EQ(second.ca_fingerprint, first.ca_fingerprint);
}

TEST_F(LocalAuthorityTest, AServerKeyThatDoesNotBelongIsReplaced) {
  const auto made = at(start_);
  std::filesystem::copy_file(file("ca.key"), file("server.key"), std::filesystem::copy_options::overwrite_existing);
  at(start_);
  const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  EXPECT_NO_THROW(prepare_server(context.get(), made.server));
}

TEST_F(LocalAuthorityTest, TheCertificateNeverOutlivesTheAuthority) {
  const auto made = at(start_);
  const auto late = start_ + std::chrono::days(3500);
  at(late);
  EXPECT_EQ(certificate_end(made.server.certificate), certificate_end(made.ca_file));
  EXPECT_TRUE(is_believed(made.ca_file, made.server.certificate, "anyuan.test", late));
}

TEST_F(LocalAuthorityTest, AfterItsTenYearsThereIsANewOne) {
  const auto first = at(start_);
  const auto second = at(start_ + std::chrono::days(3640));
  EXPECT_NE(second.ca_fingerprint, first.ca_fingerprint);
  EXPECT_TRUE(is_believed(second.ca_file, second.server.certificate, "anyuan.test", start_ + std::chrono::days(3640)));
}

TEST_F(LocalAuthorityTest, AnAuthoritysKeyKeptElsewhereIsMissedAtRenewalOnly) {
  const auto first = at(start_);
  std::filesystem::remove(file("ca.key"));
  EXPECT_EQ(at(start_).ca_fingerprint, first.ca_fingerprint);
  EXPECT_THROW(at(start_ + std::chrono::days(390)), std::runtime_error);
  EXPECT_EQ(certificate_end(first.ca_file), start_ + std::chrono::days(3650));  // not written over
}

TEST_F(LocalAuthorityTest, AFileThatIsNoCertificateIsNotWrittenOver) {
  at(start_);
  std::ofstream(file("ca.crt")) << "half a file";
  EXPECT_THROW(at(start_), std::runtime_error);
  EXPECT_EQ(bytes_of(file("ca.crt")), "half a file");
}

TEST_F(LocalAuthorityTest, NamesThatAreNoNamesAreRefused) {
  for (const auto* name : {"", "a,DNS:evil.test", "安园.中国", "a b"})
    EXPECT_THROW(at(start_, {name}), std::runtime_error) << name;
}

TEST_F(LocalAuthorityTest, ALongHostNameIsCutInTheTitleButNotInTheNames) {
  const std::string name = std::string(60, 'a') + "." + std::string(60, 'b') + ".test";
  const auto made = at(start_, {name});
  EXPECT_TRUE(is_believed(made.ca_file, made.server.certificate, name.c_str(), start_));
}

TEST(PrepareServer, SaysWhichFileIsAtFault) {
  kit::TemporaryFolder folder;
  const auto made = local_authority(folder.path(), {"anyuan.test"});
  const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  const auto fault = [&](const TlsFiles& files) -> std::string {
    try {
      prepare_server(context.get(), files);
    } catch (const std::runtime_error& failure) {
      return failure.what();
    }
    return "none";
  };
  EXPECT_EQ(fault(made.server), "none");
  EXPECT_NE(fault({folder.path() + "/gone.crt", made.server.key}).find("gone.crt"), std::string::npos);
  EXPECT_NE(fault({made.server.certificate, folder.path() + "/ca.key"}).find("ca.key"), std::string::npos);
}

TEST(OwnNames, NeverHoldLoopback) {
  for (const auto& name : own_names())
    EXPECT_FALSE(name.starts_with("127.") || name == "::1" || name.starts_with("fe80:")) << name;
}

}  // namespace
}  // namespace anyuan::net
