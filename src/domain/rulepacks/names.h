#pragma once
// The names every pack may use: what is known of a school and of its guards, and the norms.
#include "domain/rulepacks/dictionary.h"

namespace anyuan::rulepacks {

const Dictionary& names();

}  // namespace anyuan::rulepacks
