// SPDX-License-Identifier: Apache-2.0
// What trainings teach and what entrants believe (march_1991), by the shares of behaviour.codes.
#include "colead/simulation/founding.hpp"

#include <gtest/gtest.h>

#include <bit>

#include "colead/world/code.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

struct Beliefs {
  double taught;
  double right;
  double entrant_taught;
  double entrant_own;
};

class FoundedBeliefs : public testing::TestWithParam<Beliefs> {};

std::string text_of(const Beliefs& b) {
  return with_behaviour(tiny(), "{codes: {taught: " + std::to_string(b.taught) + ", taught_right: " +
                                    std::to_string(b.right) + ", entrant_taught: " + std::to_string(b.entrant_taught) +
                                    ", entrant_own: " + std::to_string(b.entrant_own) + "}}");
}

TEST_P(FoundedBeliefs, AreTaughtAndRightInTheirShares) {
  const Beliefs& b = GetParam();
  double dimensions = 0, taught = 0, right = 0;
  for (std::uint64_t r = 0; r < 200; ++r) {
    const Founded founded(text_of(b), r);
    const World& world = founded.world;
    for (std::size_t g = 0; g < world.profession_count(); ++g) {
      const std::uint32_t yes = world.profession_code_yes[g], no = world.profession_code_no[g];
      EXPECT_EQ(yes & no, 0U);
      dimensions += code_dimensions;
      taught += std::popcount(yes | no);
      right += std::popcount((yes & world.reality[0]) | (no & ~world.reality[0]));
    }
  }
  EXPECT_TRUE(near_share(taught, dimensions, b.taught)) << taught / dimensions;
  EXPECT_TRUE(near_share(right, taught, b.right)) << right / taught;
}

/// A dimension counts as held when an entrant has the taught belief where there is one, or one of their own.
TEST_P(FoundedBeliefs, OfEntrantsAreTaughtOrTheirOwnOrOpen) {
  const Beliefs& b = GetParam();
  double dimensions = 0, held = 0, yes = 0;
  for (std::uint64_t r = 0; r < 50; ++r) {
    const Founded founded(text_of(b), r);
    for (const Person& person : founded.world.people.all()) {
      EXPECT_EQ(person.code_yes & person.code_no, 0U);
      dimensions += code_dimensions;
      held += std::popcount(person.code_yes | person.code_no);
      yes += std::popcount(person.code_yes);
    }
  }
  const double expected = b.entrant_taught * b.taught + b.entrant_own;
  // What is taught is shared by all of a profession: 2 x 50 codes of 32 dimensions stand behind it.
  const double spread = std::sqrt(expected * (1 - expected) / dimensions +
                                  b.entrant_taught * b.entrant_taught * b.taught * (1 - b.taught) / (100 * 32));
  EXPECT_NEAR(held / dimensions, expected, 4.0 * spread + 1e-12);
  EXPECT_NEAR(yes / dimensions, expected / 2.0, 4.0 * spread + 4.0 * 0.5 / std::sqrt(50.0 * 32.0 * 2.0));
}

INSTANTIATE_TEST_SUITE_P(Shares, FoundedBeliefs,
                         testing::Values(Beliefs{0.75, 0.6, 0.5, 0.3}, Beliefs{0.4, 0.9, 0.2, 0.7},
                                         Beliefs{1.0, 0.5, 1.0, 0.0}),
                         [](const auto& shares) { return "set_" + std::to_string(shares.index); });

}  // namespace
}  // namespace colead
