// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "colead/experiment/experiment.hpp"

namespace colead::bench {

inline const Catalogues& catalogues() {
  static const Catalogues all;
  return all;
}

inline std::string hospital() { return std::string{COLEAD_SOURCE_DIR} + "/scenarios/acute_hospital.yaml"; }

/// The shipped hospital, so many times over, in one world: every copy is an organisation with units of its own.
inline Scenario hospitals(std::size_t copies) {
  Scenario scenario = load_scenario(hospital(), catalogues());
  Setting& setting = scenario.setting;
  const std::vector<Unit> units = setting.units;
  const Organisation organisation = setting.organisations[0];
  for (std::size_t copy = 1; copy < copies; ++copy) {
    const std::string suffix = "_" + std::to_string(copy);
    setting.organisations.push_back(organisation);
    setting.organisations.back().id += suffix;
    for (Unit unit : units) {
      unit.id += suffix;
      unit.organisation = {setting.organisations.back().id, static_cast<std::uint32_t>(copy)};
      setting.units.push_back(unit);
    }
  }
  return scenario;
}

}  // namespace colead::bench
