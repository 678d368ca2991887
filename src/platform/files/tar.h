#pragma once
// Folders in one file, in the ustar format that every system's tar reads (POSIX.1-1988). Plain files only.
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace anyuan::files {

// Writes aside and appears under its name only when finished and flushed; throws db::Breakdown.
class TarWriter {
 public:
  explicit TarWriter(std::filesystem::path path);
  ~TarWriter();  // an unfinished one leaves nothing
  TarWriter(const TarWriter&) = delete;
  TarWriter& operator=(const TarWriter&) = delete;
  void add(std::string_view name, const std::filesystem::path& file);
  void finish();

 private:
  void write(std::string_view bytes);
  std::filesystem::path path_, aside_;
  int file_ = -1;
};

// Into an existing folder. Throws db::Breakdown for what is damaged, cut off, no plain file, or named outside of it.
void unpack_tar(const std::filesystem::path& tar, const std::filesystem::path& folder);

}  // namespace anyuan::files
