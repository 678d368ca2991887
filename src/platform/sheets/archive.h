#pragma once
// The zip around a workbook. Entries are read as a stream against one budget for all of them, counted in the bytes that
// really come out: what the zip claims about sizes is not believed.
#include <memory>
#include <string>
#include <string_view>

struct zip;
struct zip_file;

namespace anyuan::sheets {

class Archive {
 public:
  // Null when the bytes are no zip. `bytes` must outlive the archive.
  static std::unique_ptr<Archive> open(std::string_view bytes, std::size_t bytes_max);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  class Entry {
   public:
    explicit operator bool() const { return file_ != nullptr; }
    std::size_t read(char* into, std::size_t size);  // 0 at the end, and once something is wrong
   private:
    friend class Archive;
    struct Close {
      void operator()(zip_file* file) const;
    };
    Archive* archive_ = nullptr;
    std::unique_ptr<zip_file, Close> file_;
  };
  Entry find(std::string_view name);       // false when there is none
  std::string whole(std::string_view name, std::size_t bytes_max);  // "" when there is none

  bool has(std::string_view name) const;
  // Why reading stopped before the end: workbook_damaged, workbook_too_large, workbook_encrypted; empty while all is well.
  std::string_view fault() const { return fault_; }
  void fail(std::string_view reason) {
    if (fault_.empty()) fault_ = reason;
  }

 private:
  Archive(zip* opened, std::size_t bytes_max) : zip_(opened), bytes_left_(bytes_max) {}
  zip* zip_;
  std::size_t bytes_left_;
  std::string_view fault_;
};

}  // namespace anyuan::sheets
