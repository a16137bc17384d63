// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "colead/scenario/load.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"
#include "support/source_dir.hpp"
#include "support/tiny_scenario.hpp"

namespace colead::test {

/// How people stand to each other at one moment.
struct Standing {
  double trusting{0};  ///< share of ties across professions with trust of at least .625: 4 or 5 of 5 in the surveys
  double trust{0};     ///< mean over ties across professions
  double safety{0};    ///< mean over units
  double ei{0};        ///< E-I index of professions
  double ties{0};      ///< ties, both directions
  double understanding{0};  ///< mean over people and other professions
  double misperception{0};  ///< mean L1 distance of p from the mean true values
  double respect{0};        ///< mean over ties across professions
};

inline double misperception_of(const World& world) {
  std::vector<CriterionRow> truth(world.profession_count());
  std::vector<double> heads(world.profession_count(), 0.0);
  for (const Person& p : world.people.all()) {
    ++heads[p.profession.value];
    for (std::size_t k = 0; k < max_criteria; ++k) truth[p.profession.value][k] += p.values[k];
  }
  double gap = 0, views = 0;
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
      if (g == world.people[PersonId{i}].profession.value) continue;
      ++views;
      for (std::size_t k = 0; k < max_criteria; ++k) {
        gap += std::abs(static_cast<double>(world.people.view(PersonId{i}, ProfessionId{g}).perceived[k]) -
                        static_cast<double>(truth[g][k]) / heads[g]);
      }
    }
  }
  return gap / views;
}

inline Standing standing_of(const World& world) {
  Standing out;
  std::vector<std::uint32_t> groups;
  double across = 0;
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    const PersonId holder{i};
    groups.push_back(world.people[holder].profession.value);
    out.understanding += 1.0 - true_need(world, holder);
    for (const auto row : {world.network.base_ties(holder), world.network.added_ties(holder)}) {
      for (const Tie& tie : row) {
        if (tie.kind == TieKind::absent) continue;
        ++out.ties;
        if (world.same_side(holder, PersonId{tie.target})) continue;
        const double level = trust(world, holder, PersonId{tie.target});
        ++across;
        out.trust += level;
        out.respect += static_cast<double>(tie.respect);
        out.trusting += level >= 0.625 ? 1.0 : 0.0;
      }
    }
  }
  for (const UnitState& unit : world.units) out.safety += unit.safety / static_cast<double>(world.units.size());
  out.trusting /= across;
  out.trust /= across;
  out.respect /= across;
  out.understanding /= static_cast<double>(world.people.size());
  out.ei = statistics(world.network, groups).ei_index;
  out.misperception = misperception_of(world);
  return out;
}

/// The baseline of a shipped scenario after so many weeks of observation.
inline std::vector<Standing> standings(const Experiment& made, const std::vector<double>& at_weeks,
                                       std::uint64_t replication) {
  Simulation simulation = begin(made, 0, replication);
  std::vector<Standing> out;
  for (const double week : at_weeks) {
    simulation.run_until(Time::start() + weeks(made.plan().setting().warm_up_weeks + week));
    out.push_back(standing_of(simulation.world()));
  }
  return out;
}

}  // namespace colead::test
