#pragma once
// Records of which a stored edition never changes (a checklist, a rule pack): read and parsed once, then handed out to
// whoever asks, without a statement. What may change must not come here.
#include <fmt/format.h>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "platform/records/describe.h"

namespace anyuan::records {

class Editions {
 public:
  // The edition called `id`, by `load()` -> Result<R> when it has not been asked for yet.
  template <class R, class Load>
  Result<std::shared_ptr<const R>> get(std::string_view id, Load&& load) {
    const auto key = fmt::format("{} {}", type_for<R>().name, id);
    if (auto known = find(key)) return std::static_pointer_cast<const R>(std::move(known));
    TRY(auto loaded, load());
    auto edition = std::make_shared<const R>(std::move(loaded));
    put(key, edition);
    return std::shared_ptr<const R>(std::move(edition));
  }

 private:
  static constexpr std::size_t most = 200;  // a province's checklists of many years

  std::shared_ptr<const void> find(const std::string& key) const {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(key);
    return found == known_.end() ? nullptr : found->second;
  }
  void put(const std::string& key, std::shared_ptr<const void> edition) {
    const std::lock_guard lock(mutex_);
    if (known_.size() >= most) known_.clear();
    known_.insert_or_assign(key, std::move(edition));
  }

  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const void>> known_;
};

}  // namespace anyuan::records
