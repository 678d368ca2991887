#pragma once
// Photos and documents, stored once by the hash of their bytes under the data folder, written whole or not at all.
// Who may see a file is the business of the record it hangs on (domain/attachments).
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace anyuan::files {

struct Stored {
  std::string hash;  // SHA-256, 64 hex digits
  std::string type;  // by content, never by what the sender says: image/jpeg, image/png, application/pdf
  std::int64_t size = 0;
};

class Files {
 public:
  explicit Files(std::filesystem::path folder);

  // Refused: empty_file, file_type_not_allowed (photos and PDF only).
  Result<Stored> store(std::string_view bytes);
  std::optional<std::string> read(std::string_view hash) const;

 private:
  std::filesystem::path path_of(std::string_view hash) const;
  std::filesystem::path folder_;
};

// What the bytes are by their first ones; empty when it is nothing we take.
std::string_view type_of_bytes(std::string_view bytes);

}  // namespace anyuan::files
