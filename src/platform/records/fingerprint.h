#pragma once
// Keyed fingerprints of texts: the same for the same text, and of no use for trying out texts to whoever has the
// database but not the key. Under the vault's key file, but not its key.
#include <array>
#include <string>
#include <string_view>

namespace anyuan::records {

class Fingerprints {
 public:
  // Throws db::Breakdown when there is no such key file; records::Vault makes it.
  static Fingerprints open(const std::string& key_file);

  std::string of(std::string_view text) const;  // 64 hex digits

 private:
  using Key = std::array<unsigned char, 32>;
  explicit Fingerprints(const Key& key) : key_(key) {}
  Key key_;
};

}  // namespace anyuan::records
