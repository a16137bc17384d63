// SPDX-License-Identifier: Apache-2.0
// Ties come and go, the network stays what it was.
#include "colead/simulation/tie_turnover.hpp"

#include <gtest/gtest.h>

#include "colead/simulation/role_models.hpp"
#include "colead/simulation/workforce.hpp"
#include "relations/standing.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

/// A hundred people in ten wards.
std::string hospital(const std::string& behaviour = "{}") {
  std::string wards = "units:\n";
  for (int n = 0; n < 10; ++n) wards += "  ward_" + std::to_string(n) + ": {type: ward}\n";
  std::string text = with(tiny(), "units:\n  north: {type: ward}\n  south: {type: ward}\n", wards);
  text = with(text, "{profession: medic, tier: mid, count: 2,", "{profession: medic, tier: mid, count: 6,");
  text = with(text, "network: {kind: erdos_renyi, mean_degree: 5}",
              "network: {kind: stochastic_block, mean_degree: 8, within_unit: 0.7, mixing: ei_index, ei_index: -0.3}");
  return with_behaviour(text, behaviour);
}

void let_weeks_pass(Founded& founded, double n) {
  founded.world.engine.run_until(founded.world.now() + weeks(n), [](const Event&) {});
}

double pairs_of(const World& world) {
  std::vector<std::uint32_t> groups(world.people.size(), 0);
  return statistics(world.network, groups).ties_within;
}

double line_pairs(const World& world) {
  double lines = 0;
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    for (const Tie& tie : world.network.base_ties(PersonId{i})) lines += tie.kind == TieKind::line ? 0.5 : 0.0;
  }
  return lines;
}

TEST(Ties, WithoutContactEndWithTheirHalfLife) {
  for (const double months : {6.0, 24.0}) {
    Founded founded(hospital("{acquaintance: {tie_renewal: 0, tie_half_life_months: " + std::to_string(months) + "}}"));
    founded.world.engine = Engine();
    const double lines = line_pairs(founded.world), before = pairs_of(founded.world) - lines;
    for (std::uint32_t review = 0; review < 13; ++review) {
      let_weeks_pass(founded, 4.001);
      review_ties(founded.life(), review);
    }
    const double left = std::exp2(-52.0 / (months * 52.1775 / 12.0));
    EXPECT_TRUE(near_share(pairs_of(founded.world) - lines, before, left)) << months;
    EXPECT_EQ(line_pairs(founded.world), lines);
  }
}

TEST(Ties, FormAnewUntilThereAreAsManyAsAtTheFoundingOfEachSort) {
  Founded founded(hospital("{acquaintance: {tie_half_life_months: 3}}"));
  founded.world.engine = Engine();
  const Standing before = standing_of(founded.world);
  std::size_t still = 0, first = founded.world.network.tie_count();
  const World founding = founded.world;
  for (std::uint32_t review = 0; review < 26; ++review) {
    let_weeks_pass(founded, 4.001);
    review_ties(founded.life(), review);
  }
  for (std::uint32_t i = 0; i < founding.people.size(); ++i) {
    for (const Tie& tie : founding.network.base_ties(PersonId{i})) {
      still += founded.world.network.find(PersonId{i}, PersonId{tie.target}) != nullptr ? 1 : 0;
    }
  }
  const Standing after = standing_of(founded.world);
  EXPECT_NEAR(after.ties, before.ties, 0.02 * before.ties);
  EXPECT_NEAR(after.ei, before.ei, 0.03);
  EXPECT_LT(static_cast<double>(still), 0.75 * static_cast<double>(first)) << "other ties than before";
}

TEST(Ties, RenewalOfNothingAndAnEndlessHalfLifeLeaveTheNetworkAlone) {
  Founded founded(hospital("{acquaintance: {tie_renewal: 0, tie_half_life_months: 12000}}"));
  founded.world.engine = Engine();
  const double before = pairs_of(founded.world);
  let_weeks_pass(founded, 40);
  review_ties(founded.life(), 10);
  EXPECT_NEAR(pairs_of(founded.world), before, 2.0);
}

TEST(Ties, ANewcomerKnowsAsManyOfTheOwnProfessionAsTheFoundersDid) {
  for (const char* share : {"1", "0.5", "0"}) {
    double founders = 0, newcomers = 0;
    for (std::uint64_t r = 0; r < 12; ++r) {
      Founded founded(hospital(std::string("{acquaintance: {entry_ties: ") + share + "}}"), r);
      const auto own_side = [&](PersonId i) {
        double n = 0;
        for (const auto row : {founded.world.network.base_ties(i), founded.world.network.added_ties(i)}) {
          for (const Tie& tie : row) {
            const bool mate = founded.world.same_side(i, PersonId{tie.target});
            n += tie.kind != TieKind::absent && tie.kind != TieKind::line && mate ? 1 : 0;
          }
        }
        return n;
      };
      for (std::uint32_t i = 0; i < founded.world.people.size(); i += 3) {
        World kept = founded.world;
        founders += own_side(PersonId{i});
        replace_holder(founded.life(), PersonId{i});
        newcomers += own_side(PersonId{i});
        founded.world = std::move(kept);
      }
    }
    EXPECT_NEAR(newcomers, std::stod(share) * founders, 0.1 * founders) << share;
  }
}

TEST(RoleModels, NewcomersTakeOverTheShareOfTheirSuperiorsPicture) {
  for (const double share : {0.5, 0.9, 0.0}) {
    Founded founded(with_behaviour(tiny(), "{acquaintance: {role_model: " + std::to_string(share) + "}}"));
    founded.world.engine = Engine();
    const PersonId self = founded.person(manager_1), model = founded.experiment.plan().superior(self);
    ASSERT_TRUE(model.valid());
    replace_holder(founded.life(), self);
    View& mine = founded.world.people.view(self, ProfessionId{1});
    View& theirs = founded.world.people.view(model, ProfessionId{1});
    mine.prior_ability = 0.2F, theirs.prior_ability = 0.8F;
    for (int week = 0; week < 60; ++week) {
      follow_role_models(founded.life());
      let_weeks_pass(founded, 1);
    }
    // 26.09 weeks: the weekly step is taken 27 times, at weeks 0 to 26.
    const double left = std::pow(1.0 - share, 27 / (6 * 52.1775 / 12.0));
    EXPECT_NEAR(mine.prior_ability, 0.8 - 0.6 * left, 1e-3) << share;
    EXPECT_EQ(founded.world.people.view(model, ProfessionId{1}).prior_ability, 0.8F);
  }
}

}  // namespace
}  // namespace colead
