#pragma once
// Small pictures for the demo's evidence: drawn, not taken; a wall with a gap and a red cross before the fix, whole and
// with a green tick after it.
#include <string>

namespace anyuan::demo {

enum class Shot { before, after };

std::string picture(Shot shot, int variant);  // PNG bytes

}  // namespace anyuan::demo
