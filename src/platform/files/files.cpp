#include "platform/files/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "platform/db/connection.h"
#include "platform/files/whole.h"

namespace anyuan::files {
namespace {

// A file half written and then found by its name would be believed: write aside, flush, rename.
void write_durably(const std::filesystem::path& path, std::string_view bytes) {
  const auto aside = path.string() + fmt::format(".{:08x}", randombytes_random());
  const int file = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) throw db::Breakdown("cannot write " + aside);
  std::size_t done = 0;
  bool good = true;
  while (good && done < bytes.size()) {
    const auto wrote = ::write(file, bytes.data() + done, bytes.size() - done);
    good = wrote > 0;
    if (good) done += static_cast<std::size_t>(wrote);
  }
  good = good && ::fsync(file) == 0;
  good = ::close(file) == 0 && good && ::rename(aside.c_str(), path.c_str()) == 0;
  if (!good) {
    ::unlink(aside.c_str());
    throw db::Breakdown("cannot write " + path.string());
  }
  const int folder = ::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    ::fsync(folder);
    ::close(folder);
  }
}

}  // namespace

std::string_view type_of_bytes(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return "image/webp";
  if (bytes.starts_with("%PDF-")) return "application/pdf";
  return {};
}

Files::Files(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
}

std::filesystem::path Files::path_of(std::string_view hash) const {
  return folder_ / std::string(hash.substr(0, 2)) / std::string(hash);
}

Result<Stored> Files::store(std::string_view bytes) {
  if (bytes.empty()) return Error{Refusal::invalid, "empty_file"};
  const auto type = type_of_bytes(bytes);
  if (type.empty()) return Error{Refusal::invalid, "file_type_not_allowed"};
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::string hash;
  for (const unsigned char byte : digest) hash += fmt::format("{:02x}", byte);
  const auto path = path_of(hash);
  if (!std::filesystem::exists(path)) {
    std::filesystem::create_directories(path.parent_path());
    write_durably(path, bytes);
  }
  return Stored{hash, std::string(type), static_cast<std::int64_t>(bytes.size())};
}

std::optional<std::string> Files::read(std::string_view hash) const {
  if (hash.size() != 64 || hash.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
  return read_whole(path_of(hash));
}

std::optional<std::string> read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace anyuan::files
