#pragma once
// Encrypts the fields nobody may read from a stolen disk or backup: phones, document numbers. XSalsa20-Poly1305
// (libsodium secretbox) under a key that lives beside the database, not in it.
#include <array>
#include <string>
#include <string_view>

namespace anyuan::records {

class Vault {
 public:
  using Key = std::array<unsigned char, 32>;
  explicit Vault(const Key& key) : key_(key) {}

  // Reads the key file, or makes it (readable by its owner only) when there is none.
  static Vault open(const std::string& key_file);

  std::string seal(std::string_view plain) const;     // "" stays ""
  std::string unseal(std::string_view sealed) const;  // throws db::Breakdown when the key is another one

 private:
  Key key_;
};

}  // namespace anyuan::records
