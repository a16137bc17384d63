// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

#include "colead/world/world.hpp"

namespace colead {

/// Arrived since observation began and not in force.
[[nodiscard]] inline bool is_open(const World& world, const Decision& d) {
  return d.stage != Stage::closed && d.record.arrived >= world.observed_from;
}

/// Ages of the open ones, ascending; of one class where it is given.
[[nodiscard]] inline std::vector<Duration> ages_of_open(const World& world, ClassId only = {}) {
  std::vector<Duration> ages;
  for (const Decision& d : world.decisions) {
    if (is_open(world, d) && (!only.valid() || d.record.decision_class == only))
      ages.push_back(world.now() - d.record.arrived);
  }
  std::sort(ages.begin(), ages.end());
  return ages;
}

}  // namespace colead
