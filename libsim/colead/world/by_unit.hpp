// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "colead/world/world.hpp"

namespace colead {

/// From now on the decision is among those of its unit that are neither in force nor closed.
void enter_undecided(World& world, DecisionId id);

/// It is not any longer.
void leave_undecided(World& world, DecisionId id);

/// Decisions that arose in a unit and are neither in force nor closed, in no order.
[[nodiscard]] inline std::span<const DecisionId> undecided_of(const World& world, UnitId unit) {
  if (unit.value >= world.undecided.size()) return {};
  return world.undecided[unit.value];
}

/// The people of every unit, in the order of their ids.
[[nodiscard]] std::vector<std::vector<PersonId>> staff_by_unit(const People& people, std::size_t units);

/// Units of every organisation, in the order of their ids.
[[nodiscard]] std::vector<std::vector<UnitId>> units_by_organisation(const Setting& setting);

}  // namespace colead
