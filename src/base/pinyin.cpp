#include "base/pinyin.h"

#include <unicode/coll.h>

#include <memory>
#include <vector>

#include "base/check.h"

namespace anyuan {

std::string pinyin_key(std::string_view text) {
  // A collator is costly to make and not shared between threads.
  thread_local const std::unique_ptr<icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    auto made = std::unique_ptr<icu::Collator>(icu::Collator::createInstance(icu::Locale("zh", "CN"), status));
    CHECK(U_SUCCESS(status));
    made->setStrength(icu::Collator::TERTIARY);
    return made;
  }();
  const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::vector<unsigned char> key(64 + text.size() * 4);
  auto size = collator->getSortKey(source, key.data(), static_cast<int32_t>(key.size()));
  if (size > static_cast<int32_t>(key.size())) {
    key.resize(static_cast<std::size_t>(size));
    size = collator->getSortKey(source, key.data(), size);
  }
  static constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  for (int32_t i = 0; i + 1 < size; ++i) {  // the last byte is the terminating zero
    hex += digits[key[static_cast<std::size_t>(i)] >> 4U];
    hex += digits[key[static_cast<std::size_t>(i)] & 15U];
  }
  return hex;
}

}  // namespace anyuan
