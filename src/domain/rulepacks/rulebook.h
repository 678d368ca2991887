#pragma once
// Which rules hold where: the packs in force on one day, made ready once for each combination of activations.
#include <memory>

#include "domain/rulepacks/activation.h"
#include "domain/rulepacks/ruleset.h"
#include "platform/platform.h"

namespace anyuan::rulepacks {

// One that is not in force, put beside those that are: what would change?
struct Supposed {
  std::string unit_path;
  std::shared_ptr<const RulePack> pack;  // instead of every other edition of the same code at that unit
  std::vector<Setting> settings;
};

// What a rate is to reach somewhere, and whether the pack that asks it was compared with the official text.
struct Asked {
  double percent = 100;
  bool verified = false;
};

class Rulebook {
 public:
  // Reads the activations of the day.
  Rulebook(db::Reading& reading, const Platform& platform, Date day) : Rulebook(reading, platform, day, {}) {}
  Rulebook(db::Reading& reading, const Platform& platform, Date day, const Supposed& supposed);

  // The rules at a school's path, the same object wherever the same activations hold.
  const Ruleset& at(std::string_view unit_path);
  // What is asked of all schools at a unit, or of those of one area, which are among all. Of several in force the highest;
  // of equal ones the verified one stands for both.
  std::map<Rate, Asked> targets_at(std::string_view unit_path, std::optional<schools::Area> area = {}) const;
  bool is_empty() const { return in_force_.empty(); }

 private:
  struct InForce {
    std::string unit_path, key;
    std::shared_ptr<const RulePack> pack;
    std::vector<Setting> settings;
  };
  std::vector<InForce> in_force_;
  std::map<std::string, std::unique_ptr<Ruleset>, std::less<>> made_;
};

Settings settings_of(const std::vector<Setting>& settings);

}  // namespace anyuan::rulepacks
