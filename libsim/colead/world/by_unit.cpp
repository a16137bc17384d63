// SPDX-License-Identifier: Apache-2.0
#include "colead/world/by_unit.hpp"

namespace colead {

void enter_undecided(World& world, DecisionId id) {
  Decision& decision = world.decisions[id.value];
  const std::size_t unit = decision.record.unit.value;
  if (world.undecided.size() <= unit) world.undecided.resize(unit + 1);
  decision.undecided_place = static_cast<std::uint32_t>(world.undecided[unit].size());
  world.undecided[unit].push_back(id);
}

void leave_undecided(World& world, DecisionId id) {
  const Decision& decision = world.decisions[id.value];
  std::vector<DecisionId>& beside = world.undecided[decision.record.unit.value];
  const DecisionId last = beside.back();
  beside[decision.undecided_place] = last;
  world.decisions[last.value].undecided_place = decision.undecided_place;
  beside.pop_back();
}

std::vector<std::vector<PersonId>> staff_by_unit(const People& people, std::size_t units) {
  std::vector<std::vector<PersonId>> out(units);
  for (std::uint32_t i = 0; i < people.size(); ++i) out[people[PersonId{i}].unit.value].push_back(PersonId{i});
  return out;
}

std::vector<std::vector<UnitId>> units_by_organisation(const Setting& setting) {
  std::vector<std::vector<UnitId>> out(setting.organisations.size());
  for (std::uint32_t u = 0; u < setting.units.size(); ++u) {
    out[setting.units[u].organisation.index].push_back(UnitId{u});
  }
  return out;
}

}  // namespace colead
