// SPDX-License-Identifier: Apache-2.0
// What the people of a unit have in common (burlison_2020): a share of the variance, and no more of it in all.
#include <gtest/gtest.h>

#include "colead/world/relations.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

std::string with_share(const char* share) {
  return with_behaviour(tiny(), std::string("{spread: {units: ") + share + "}}");
}

/// Mean, variance, and variance that people of one unit share (mean product of two of them), of a trait.
struct Moments {
  double mean{0}, variance{0}, shared{0};
};

using Trait = float View::*;

Moments moments_of(const char* share, Trait trait, std::uint64_t n) {
  double sum = 0, squares = 0, products = 0, people = 0, pairs = 0;
  const Experiment made = experiment(with_share(share));
  for (std::uint64_t r = 0; r < n; ++r) {
    const World world = found_world(made.plan(), Luck(1, r));
    for (std::uint32_t u = 0; u < 2; ++u) {
      std::vector<double> values;
      for (const PersonId who : made.plan().staff(UnitId{u})) {
        if (world.people[who].profession.value == 0) values.push_back(world.people.view(who, ProfessionId{1}).*trait);
      }
      for (std::size_t i = 0; i < values.size(); ++i) {
        sum += values[i], squares += values[i] * values[i], ++people;
        for (std::size_t j = 0; j < i; ++j) products += values[i] * values[j], ++pairs;
      }
    }
  }
  const double mean = sum / people;
  return {mean, squares / people - mean * mean, products / pairs - mean * mean};
}

TEST(Climate, IsTheShareOfTheVarianceBetweenUnitsAndChangesNeitherMeanNorSpread) {
  constexpr std::uint64_t n = 1500;  // 9 000 people of 3 000 units
  for (const Trait what : {&View::understanding, &View::prior_ability, &View::prior_benevolence}) {
    const Moments apart = moments_of("0", what, n);
    EXPECT_NEAR(apart.shared / apart.variance, 0.0, 4.0 / std::sqrt(3.0 * 2.0 * n));
    for (const char* share : {"0.1", "0.5"}) {
      const Moments here = moments_of(share, what, n);
      EXPECT_NEAR(here.mean, apart.mean, 0.015) << share;
      EXPECT_NEAR(here.variance, apart.variance, 0.05 * apart.variance) << share;
      EXPECT_NEAR(here.shared / here.variance, std::stod(share), 0.08) << share;
    }
  }
}

TEST(Climate, OfSafetyHasSoMuchOfATraitsVarianceAboutWhatIsStated) {
  for (const double share : {0.1, 0.3}) {
    double sum = 0, squares = 0;
    constexpr std::uint64_t n = 1500;
    const Experiment made = experiment(with_share(std::to_string(share).c_str()));
    for (std::uint64_t r = 0; r < n; ++r) {
      for (const UnitState& unit : found_world(made.plan(), Luck(1, r)).units) {
        EXPECT_EQ(unit.safety, unit.home);
        sum += unit.safety, squares += unit.safety * unit.safety;
      }
    }
    const double mean = sum / (2.0 * n), variance = squares / (2.0 * n) - mean * mean;
    EXPECT_NEAR(mean, 0.62, 0.005);
    EXPECT_NEAR(variance, share * 0.62 * 0.38 / 8.0,
                0.1 * share * 0.62 * 0.38 / 8.0);  // first order on the logit scale
  }
  for (const UnitState& unit : Founded(with_share("0")).world.units) EXPECT_EQ(unit.safety, 0.62);
}

TEST(Climate, OfTrustAndSafetyGoTogether) {
  double product = 0, trusts = 0, safeties = 0, n = 0;
  const Experiment made = experiment(with_share("0.3"));
  for (std::uint64_t r = 0; r < 500; ++r) {
    const World world = found_world(made.plan(), Luck(1, r));
    for (std::uint32_t u = 0; u < 2; ++u) {
      double level = 0, people = 0;
      for (const PersonId who : made.plan().staff(UnitId{u})) {
        level += static_cast<double>(world.people.view(who, ProfessionId{1}).prior_benevolence), ++people;
      }
      product += level / people * world.units[u].safety;
      trusts += level / people, safeties += world.units[u].safety, ++n;
    }
  }
  EXPECT_GT(product / n - trusts / n * safeties / n, 0.001);
}

TEST(Ties, BelieveOnAverageWhatIsExpected) {
  for (const double expected : {0.2, 0.6, 0.9}) {
    const std::string prior = "{prior_ability: " + std::to_string(expected) + "}";
    double sum = 0, ties = 0;
    const Experiment made =
        experiment(with_behaviour(with(tiny(), "  medic: {}", "  medic: " + prior), "{spread: {units: 0}}"));
    for (std::uint64_t r = 0; r < 300; ++r) {
      World world = found_world(made.plan(), Luck(1, r));
      for (std::uint32_t i = 0; i < world.people.size(); ++i) {
        for (const Tie& tie : world.network.base_ties(PersonId{i})) {
          if (world.people[PersonId{tie.target}].profession.value != 1) continue;
          const double all = tie.positive[0] + tie.negative[0];
          sum += tie.positive[0] / all - prior_of(world, PersonId{i}, PersonId{tie.target})[0];
          ++ties;
        }
      }
    }
    EXPECT_GT(ties, 5000);
    EXPECT_NEAR(sum / ties, 0.0, 0.01) << expected;
  }
}

}  // namespace
}  // namespace colead
