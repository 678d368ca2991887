#include "domain/accounts/password.h"

#include <fmt/format.h>
#include <sodium.h>

#include "base/check.h"
#include "platform/db/connection.h"

namespace anyuan::accounts {
namespace {
constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19U * 1024U * 1024U;
}  // namespace

std::string hash_password(std::string_view password) {
  char hash[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str_alg(hash, password.data(), password.size(), passes, memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw db::Breakdown("out of memory while hashing a password");
  }
  return hash;
}

bool matches(std::string_view password, const std::string& hash) {
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

const std::string& nobodys_hash() {  // all zeros: made without hashing, so that the first use takes no longer
  static const std::string hash = fmt::format("$argon2id$v=19$m={},t={},p=1${:A>22}${:A>43}", memory_bytes / 1024, passes, "", "");
  return hash;
}

std::string new_token() {
  unsigned char bytes[32];
  randombytes_buf(bytes, sizeof bytes);
  char text[sodium_base64_ENCODED_LEN(sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
  return sodium_bin2base64(text, sizeof text, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::string token_hash(std::string_view token) {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(token.data()), token.size());
  std::string hex;
  for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

std::string temporary_password() {
  static constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";  // no 0O1lI
  std::string password;
  for (int i = 0; i < 10; ++i) password += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
  return password + fmt::format("-{}A", randombytes_uniform(90) + 10) + "z";
}

}  // namespace anyuan::accounts
