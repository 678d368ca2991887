#pragma once
// Names that can be taken for nobody's: every person and school of the demo city carries 演示 (or 演) in its name, phone
// numbers begin with 100, which no mobile network has.
#include <string>

#include "app/demo/chance.h"
#include "domain/schools/school.h"

namespace anyuan::demo {

std::string person_name(Chance& chance);                                 // 韦演甲
std::string phone_number(std::int64_t number);                           // 10000000042
std::string school_name(std::size_t number, schools::Category category); // 演示青禾小学; no two alike within a category

}  // namespace anyuan::demo
