// SPDX-License-Identifier: Apache-2.0
// Who can fill the needs of decisions, by unit.
#include <algorithm>

#include "colead/simulation/plan.hpp"

namespace colead {
namespace {

/// Of the n-th need, with how many people it takes (of this tier or above, over all needs) and how many there are.
UnfilledNeed unfilled(const Unit& unit, const DecisionClass& decision_class, std::size_t n, std::size_t required,
                      std::size_t found) {
  const Need& need = decision_class.needs[n];
  const std::string tier{tier_names[static_cast<std::size_t>(need.tier)]};
  const std::string where = need.unit == Whose::other ? "the other units of its organisation have "
                                                      : "neither the unit nor its organisation has more than ";
  return {"decisions." + decision_class.id + ".needs[" + std::to_string(n) + "]",
          "decision '" + decision_class.id + "' in unit '" + unit.id + "' needs " + std::to_string(required) +
              " people of profession '" + need.profession.text + "' and tier " + tier + " or above, and " + where +
              std::to_string(found) + " of them in its staff",
          "at most " + std::to_string(found) + " people, or more staff of that kind"};
}

}  // namespace

std::vector<PersonId> Plan::others_for(UnitId unit, const Need& need) const {
  std::vector<PersonId> found;
  const OrganisationId organisation{setting_->units[unit.value].organisation.index};
  for (const PersonId person : members(organisation, ProfessionId{need.profession.index})) {
    const Position& p = positions_[person.value];
    if (p.unit != unit && p.tier >= need.tier) found.push_back(person);
  }
  return found;
}

std::vector<PersonId> Plan::own_for(UnitId unit, const Need& need) const {
  std::vector<PersonId> found;
  for (const PersonId person : staff_[unit.value]) {
    const Position& p = positions_[person.value];
    if (p.profession.value == need.profession.index && p.tier >= need.tier) found.push_back(person);
  }
  return found;
}

std::vector<PersonId> Plan::anywhere_for(OrganisationId organisation, const Need& need) const {
  std::vector<PersonId> found;
  for (const PersonId person : members(organisation, ProfessionId{need.profession.index})) {
    if (positions_[person.value].tier >= need.tier) found.push_back(person);
  }
  return found;
}

/// The list of those who can fill a need, made when it is first asked for.
std::uint32_t Plan::candidates_for(UnitId unit, const Need& need, std::size_t required) {
  const OrganisationId organisation{setting_->units[unit.value].organisation.index};
  const auto list = [&](Reach reach, std::uint32_t where, const auto& make) {
    const ListKey key{reach, where, need.profession.index, need.tier};
    const auto [at, fresh] = list_of_.try_emplace(key, static_cast<std::uint32_t>(lists_.size()));
    if (fresh) lists_.push_back(make());
    return at->second;
  };
  if (need.unit == Whose::other) return list(Reach::other_units, unit.value, [&] { return others_for(unit, need); });
  const std::uint32_t own = list(Reach::unit, unit.value, [&] { return own_for(unit, need); });
  if (lists_[own].size() >= required) return own;
  return list(Reach::organisation, organisation.value, [&] { return anywhere_for(organisation, need); });
}

void Plan::add_candidates() {
  candidates_.resize(setting_->units.size() * setting_->decisions.size());
  for (std::uint32_t u = 0; u < setting_->units.size(); ++u) {
    for (const UnitLoad& arises : setting_->unit_types[setting_->units[u].type_index].decisions) {
      const auto found = std::find_if(setting_->decisions.begin(), setting_->decisions.end(),
                                      [&](const DecisionClass& c) { return c.id == arises.id; });
      const auto index = static_cast<std::size_t>(found - setting_->decisions.begin());
      auto& by_need = candidates_[u * setting_->decisions.size() + index];
      for (std::size_t n = 0; n < found->needs.size(); ++n) {
        const Need& need = found->needs[n];
        // Nobody fills two needs. Who can fill a need can fill every lower one of the profession, so it is enough that
        // each tier and those above it have as many people as are needed there (Hall's condition for nested sets).
        std::size_t required = 0;
        for (const Need& other : found->needs) {
          if (other.profession.index == need.profession.index && other.unit == need.unit && other.tier >= need.tier) {
            required += static_cast<std::size_t>(other.count);
          }
        }
        by_need.push_back(candidates_for(UnitId{u}, need, required));
        const std::size_t there = lists_[by_need.back()].size();
        if (there < required) throw unfilled(setting_->units[u], *found, n, required, there);
      }
    }
  }
}

std::span<const PersonId> Plan::candidates(UnitId unit, ClassId decision_class, std::size_t need) const {
  return lists_[candidates_[unit.value * setting_->decisions.size() + decision_class.value][need]];
}

}  // namespace colead
