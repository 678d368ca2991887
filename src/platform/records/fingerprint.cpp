#include "platform/records/fingerprint.h"

#include <fmt/format.h>
#include <sodium.h>

#include <fstream>

#include "platform/db/connection.h"

namespace anyuan::records {

Fingerprints Fingerprints::open(const std::string& key_file) {
  Key of_vault{}, own{};
  static_assert(crypto_kdf_KEYBYTES == std::tuple_size_v<Key>);
  std::ifstream in(key_file, std::ios::binary);
  if (!in.read(reinterpret_cast<char*>(of_vault.data()), of_vault.size())) throw db::Breakdown("cannot read the key file: " + key_file);
  // A key of its own, so that nothing learnt about the one helps with the other.
  crypto_kdf_derive_from_key(own.data(), own.size(), 1, "fingerpr", of_vault.data());
  return Fingerprints(own);
}

std::string Fingerprints::of(std::string_view text) const {
  std::array<unsigned char, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), key_.data(), key_.size());
  std::string hex;
  for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

}  // namespace anyuan::records
