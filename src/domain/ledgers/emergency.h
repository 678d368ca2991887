#pragma once
// What may happen that a plan is made for and a drill practises.
#include "base/words.h"

namespace anyuan::ledgers {

enum class EmergencyKind { fire, earthquake, flood, violence, stampede, food, epidemic, traffic, bullying, hazardous_goods, comprehensive, other };
BOOST_DESCRIBE_ENUM(EmergencyKind, fire, earthquake, flood, violence, stampede, food, epidemic, traffic, bullying, hazardous_goods, comprehensive, other)
constexpr Label label_of(EmergencyKind kind) {
  switch (kind) {
    case EmergencyKind::fire: return {"火灾", "Fire"};
    case EmergencyKind::earthquake: return {"地震", "Earthquake"};
    case EmergencyKind::flood: return {"洪涝和极端天气", "Flood and weather"};
    case EmergencyKind::violence: return {"暴力侵害", "Violence"};
    case EmergencyKind::stampede: return {"拥挤踩踏", "Stampede"};
    case EmergencyKind::food: return {"食品安全事故", "Food"};
    case EmergencyKind::epidemic: return {"传染病疫情", "Epidemic"};
    case EmergencyKind::traffic: return {"交通(校车)事故", "Traffic and bus"};
    case EmergencyKind::bullying: return {"学生欺凌", "Bullying"};
    case EmergencyKind::hazardous_goods: return {"危险化学品事故", "Hazardous goods"};
    case EmergencyKind::comprehensive: return {"综合", "Comprehensive"};
    case EmergencyKind::other: return {"其他", "Other"};
  }
  return {};
}

}  // namespace anyuan::ledgers
