// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <numeric>

#include "colead/simulation/simulation.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"

namespace colead::test {

inline bool share(double x) { return x >= 0.0 && x <= 1.0; }

/// People and ties: shares in [0,1], weights on the simplex, evidence not negative, beliefs of one sign.
inline void expect_sound_people(const World& world) {
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    const PersonId id{i};
    const Person& p = world.people[id];
    const bool traits = share(p.pressure) && share(p.competence) && share(p.propensity) && share(p.habit) &&
                        share(p.tolerance) && p.identity_strength >= 0.0F && p.cpd_hours >= 0.0F;
    ASSERT_TRUE(traits) << "person " << i << " at week " << world.now_weeks();
    ASSERT_NEAR(sum(p.values), 1.0, 1e-5);
    ASSERT_NEAR(sum(p.effective), 1.0, 1e-5);
    ASSERT_EQ(p.code_yes & p.code_no, 0U);
    for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
      const View& view = world.people.view(id, ProfessionId{g});
      ASSERT_NEAR(sum(view.perceived), 1.0, 1e-5);
      ASSERT_TRUE(share(view.understanding) && share(view.prior_ability) && share(view.prior_benevolence));
      ASSERT_TRUE(share(understanding(world, id, ProfessionId{g})) && share(self_assessed(world, id, ProfessionId{g})));
    }
    for (const auto& ties : {world.network.base_ties(id), world.network.added_ties(id)}) {
      for (const Tie& tie : ties) {
        if (tie.kind == TieKind::absent) continue;
        ASSERT_TRUE(share(tie.respect) && share(tie.linear));
        for (std::size_t f = 0; f < facet_count; ++f) ASSERT_TRUE(tie.positive[f] >= 0.0F && tie.negative[f] >= 0.0F);
        ASSERT_TRUE(share(trust(world, id, PersonId{tie.target}))) << i << " -> " << tie.target;
      }
    }
  }
  for (const UnitState& unit : world.units) ASSERT_TRUE(share(unit.safety));
}

/// One record: no negative entry in the ledger, which accounts for every microsecond from arrival to `until`.
inline void expect_sound_ledger(const DecisionRecord& record, Time until) {
  std::int64_t total = 0;
  for (const std::int64_t part : record.ledger) {
    ASSERT_GE(part, 0) << "decision " << record.identity;
    total += part;
  }
  ASSERT_EQ(total, (until - record.arrived).us) << "decision " << record.identity;
}

/// A record whose ledger goes on until then, and who answers for it: what came into force before anybody noticed has no
/// route, and nobody answers for it.
inline void expect_sound_record(const DecisionRecord& r, Time until, bool noticed) {
  expect_sound_ledger(r, until);
  ASSERT_LT(r.chosen, r.options);
  ASSERT_LE(r.unique_voiced, r.unique_held);
  ASSERT_LE(r.shared_voiced, r.shared_total);
  ASSERT_TRUE(share(r.buy_in));
  if (!noticed) return;
  const double shares = std::accumulate(r.accountability.begin(), r.accountability.end(), 0.0);
  ASSERT_NEAR(shares, r.route == Route::none ? 0.0 : 1.0, 1e-5);
  ASSERT_TRUE(r.route != Route::none || r.style == Style::oversight);
}

/// Open decisions: the ledger is complete up to what is booked. Those in force have exactly one style.
inline void expect_sound_decisions(const World& world) {
  for (const Decision& d : world.decisions) {
    if (d.stage == Stage::closed) continue;
    ASSERT_EQ(d.record.style, Style::open);
    ASSERT_LE(d.entered_until, world.now());
    expect_sound_record(d.record, d.entered_until, d.stage != Stage::latent);
  }
  for (const InForce& d : world.in_force) {
    if (!d.waiting) continue;
    ASSERT_NE(d.record.style, Style::open);
    expect_sound_record(d.record, d.record.decided, true);
  }
}

}  // namespace colead::test
