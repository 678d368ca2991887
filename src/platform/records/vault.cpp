#include "platform/records/vault.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <fstream>
#include <vector>

#include "platform/db/connection.h"

namespace anyuan::records {

Vault Vault::open(const std::string& key_file) {
  Key key{};
  std::ifstream in(key_file, std::ios::binary);
  if (in.read(reinterpret_cast<char*>(key.data()), key.size())) return Vault(key);
  if (in.gcount() != 0) throw db::Breakdown("the key file is damaged: " + key_file);
  randombytes_buf(key.data(), key.size());
  const int file = ::open(key_file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) throw db::Breakdown("cannot write the key file: " + key_file);
  const bool written = ::write(file, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(file) == 0;
  ::close(file);
  if (!written) throw db::Breakdown("cannot write the key file: " + key_file);
  return Vault(key);
}

std::string Vault::seal(std::string_view plain) const {
  if (plain.empty()) return {};
  std::vector<unsigned char> sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
  randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(sealed.data() + crypto_secretbox_NONCEBYTES,
                        reinterpret_cast<const unsigned char*>(plain.data()), plain.size(), sealed.data(), key_.data());
  std::string text(sodium_base64_encoded_len(sealed.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), sealed.data(), sealed.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // the terminating zero
  return text;
}

std::string Vault::unseal(std::string_view sealed) const {
  if (sealed.empty()) return {};
  std::vector<unsigned char> bytes(sealed.size());
  std::size_t size = 0;
  const bool decoded = sodium_base642bin(bytes.data(), bytes.size(), sealed.data(), sealed.size(), nullptr, &size,
                                         nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0;
  constexpr std::size_t overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (!decoded || size < overhead) throw db::Breakdown("a sealed field is damaged");
  std::string plain(size - overhead, '\0');
  if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()),
                                 bytes.data() + crypto_secretbox_NONCEBYTES, size - crypto_secretbox_NONCEBYTES,
                                 bytes.data(), key_.data()) != 0) {
    throw db::Breakdown("a sealed field cannot be opened: is it the right key file?");
  }
  return plain;
}

}  // namespace anyuan::records
