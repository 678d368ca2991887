#include "platform/files/tar.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <numeric>
#include <utility>

#include "platform/db/connection.h"

namespace anyuan::files {
namespace {

constexpr std::size_t block = 512;
constexpr std::size_t size_at = 124, size_length = 12, sum_at = 148, sum_length = 8, type_at = 156;
using Header = std::array<char, block>;

[[noreturn]] void broken(std::string_view what, const std::filesystem::path& path) {
  throw db::Breakdown(fmt::format("{}: {}", what, path.string()));
}

void put(Header& header, std::size_t at, std::string_view text) { text.copy(header.data() + at, text.size()); }

// The sum of a header's bytes with the sum's own field blank.
unsigned sum_of(Header header) {
  std::fill_n(header.begin() + sum_at, sum_length, ' ');
  return std::accumulate(header.begin(), header.end(), 0U, [](unsigned sum, char c) { return sum + static_cast<unsigned char>(c); });
}

Header header_of(std::string_view name, std::uint64_t size) {
  Header header{};
  put(header, 0, name);
  put(header, 100, "0000600");
  put(header, 108, "0000000");
  put(header, 116, "0000000");
  if (size < (1ULL << 33U)) {
    put(header, size_at, fmt::format("{:011o}", size));
  } else {  // eleven octal digits end at 8 GiB; GNU tar and all others since read these as binary
    header[size_at] = static_cast<char>(0x80);
    for (std::size_t i = 0; i < 8; ++i) header[size_at + size_length - 1 - i] = static_cast<char>((size >> (8 * i)) & 0xFFU);
  }
  put(header, 136, "00000000000");
  header[type_at] = '0';
  put(header, 257, std::string_view("ustar\00000", 8));
  put(header, sum_at, fmt::format("{:06o}", sum_of(header)));
  header[sum_at + 7] = ' ';
  return header;
}

std::uint64_t octal(const Header& header, std::size_t at, std::size_t length) {
  std::uint64_t number = 0;
  std::from_chars(header.data() + at, header.data() + at + length, number, 8);
  return number;
}

std::uint64_t size_in(const Header& header) {
  if (static_cast<unsigned char>(header[size_at]) != 0x80) return octal(header, size_at, size_length);
  std::uint64_t size = 0;
  for (std::size_t i = size_length - 8; i < size_length; ++i) size = size << 8U | static_cast<unsigned char>(header[size_at + i]);
  return size;
}

bool stays_inside(const std::filesystem::path& name) {
  if (name.empty() || name.is_absolute()) return false;
  return std::ranges::none_of(name, [](const auto& part) { return part == ".." || part == "." || part.empty(); });
}

void unpack_one(std::ifstream& in, std::uint64_t size, const std::filesystem::path& target, const std::filesystem::path& tar) {
  std::filesystem::create_directories(target.parent_path());
  std::ofstream out(target, std::ios::binary | std::ios::trunc);
  std::array<char, 64 * block> bytes{};
  for (auto left = size; left > 0;) {
    const auto wanted = std::min<std::uint64_t>(left, bytes.size());
    if (!in.read(bytes.data(), static_cast<std::streamsize>(wanted))) broken("the backup ends too early", tar);
    out.write(bytes.data(), static_cast<std::streamsize>(wanted));
    left -= wanted;
  }
  if (!out.flush()) broken("cannot write", target);
  in.ignore(static_cast<std::streamsize>((block - size % block) % block));
}

}  // namespace

TarWriter::TarWriter(std::filesystem::path path) : path_(std::move(path)), aside_(path_.string() + ".part") {
  file_ = ::open(aside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file_ < 0) broken("cannot write", aside_);
}

TarWriter::~TarWriter() {
  if (file_ < 0) return;
  ::close(file_);
  ::unlink(aside_.c_str());
}

void TarWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto wrote = ::write(file_, bytes.data(), bytes.size());
    if (wrote <= 0) broken("cannot write", aside_);
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
}

void TarWriter::add(std::string_view name, const std::filesystem::path& file) {
  if (name.size() > 99) broken("the name is too long for a backup", file);
  std::ifstream in(file, std::ios::binary);
  if (!in) broken("cannot read", file);
  const auto size = std::filesystem::file_size(file);
  const auto header = header_of(name, size);
  write({header.data(), header.size()});
  std::array<char, 64 * block> bytes{};
  for (auto left = size; left > 0;) {
    const auto wanted = std::min<std::uint64_t>(left, bytes.size());
    if (!in.read(bytes.data(), static_cast<std::streamsize>(wanted))) broken("it changed while it was read", file);
    write({bytes.data(), static_cast<std::size_t>(wanted)});
    left -= wanted;
  }
  write(std::string((block - size % block) % block, '\0'));
}

void TarWriter::finish() {
  write(std::string(2 * block, '\0'));
  const bool good = ::fsync(file_) == 0 && ::rename(aside_.c_str(), path_.c_str()) == 0;
  ::close(std::exchange(file_, -1));
  if (!good) broken("cannot write", path_);
}

void unpack_tar(const std::filesystem::path& tar, const std::filesystem::path& folder) {
  std::ifstream in(tar, std::ios::binary);
  if (!in) broken("cannot read", tar);
  for (;;) {
    Header header{};
    if (!in.read(header.data(), block)) broken("the backup ends too early", tar);
    if (std::ranges::all_of(header, [](char c) { return c == '\0'; })) return;  // its regular end
    if (octal(header, sum_at, sum_length) != sum_of(header)) broken("the backup is damaged", tar);
    const std::filesystem::path name(std::string(header.data(), ::strnlen(header.data(), 100)));
    if (header[type_at] != '0' || !stays_inside(name)) broken("the backup holds what does not belong there: " + name.string(), tar);
    unpack_one(in, size_in(header), folder / name, tar);
  }
}

}  // namespace anyuan::files
