#pragma once
// A browser (设备) that somebody has logged in from before. It has tries of its own, so that when one person at a school
// uses up those of the school's address, the others still get in. The token says nothing of who that was.
#include <string>
#include <string_view>

#include "base/time.h"
#include "platform/records/fingerprint.h"

namespace anyuan::accounts {

inline constexpr std::string_view device_cookie = "anyuan_device";
inline constexpr std::chrono::hours device_life{24 * 180};

std::string new_device(const records::Fingerprints& prints, Instant now);
// Whether we gave out this token and it has not run out.
bool is_known_device(const records::Fingerprints& prints, std::string_view token, Instant now);

}  // namespace anyuan::accounts
