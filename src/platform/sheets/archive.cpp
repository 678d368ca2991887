#include "platform/sheets/archive.h"

#include <zip.h>

#include <algorithm>

namespace anyuan::sheets {

std::unique_ptr<Archive> Archive::open(std::string_view bytes, std::size_t bytes_max) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return nullptr;
  auto* opened = zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (opened == nullptr) {
    zip_source_free(source);
    return nullptr;
  }
  return std::unique_ptr<Archive>(new Archive(opened, bytes_max));
}

Archive::~Archive() { zip_discard(zip_); }

void Archive::Entry::Close::operator()(zip_file* file) const { zip_fclose(file); }

bool Archive::has(std::string_view name) const {
  return zip_name_locate(zip_, std::string(name).c_str(), ZIP_FL_NOCASE) >= 0;
}

Archive::Entry Archive::find(std::string_view name) {
  Entry entry;
  const auto index = zip_name_locate(zip_, std::string(name).c_str(), ZIP_FL_NOCASE);
  if (index < 0) return entry;
  zip_stat_t stat;
  if (zip_stat_index(zip_, static_cast<zip_uint64_t>(index), 0, &stat) == 0 && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
      stat.encryption_method != ZIP_EM_NONE) {
    fail("workbook_encrypted");
    return entry;
  }
  entry.archive_ = this;
  entry.file_.reset(zip_fopen_index(zip_, static_cast<zip_uint64_t>(index), 0));
  if (!entry.file_) fail("workbook_damaged");
  return entry;
}

std::size_t Archive::Entry::read(char* into, std::size_t size) {
  if (!file_ || !archive_->fault_.empty()) return 0;
  const auto got = zip_fread(file_.get(), into, size);
  if (got < 0) {
    archive_->fail("workbook_damaged");
    return 0;
  }
  const auto count = static_cast<std::size_t>(got);
  if (count > archive_->bytes_left_) {
    archive_->fail("workbook_too_large");
    return 0;
  }
  archive_->bytes_left_ -= count;
  return count;
}

std::string Archive::whole(std::string_view name, std::size_t bytes_max) {
  std::string all;
  auto entry = find(name);
  constexpr std::size_t block = 64 * 1024;
  for (;;) {
    const auto size = all.size();
    all.resize(size + block);
    const auto got = entry.read(all.data() + size, block);
    all.resize(size + got);
    if (got == 0) return fault_.empty() ? all : std::string{};
    if (all.size() > bytes_max) {
      fail("workbook_too_large");
      return {};
    }
  }
}

}  // namespace anyuan::sheets
