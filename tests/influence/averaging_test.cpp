// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "colead/core/error.hpp"
#include "validation/group.hpp"
#include "validation/make_kind.hpp"

namespace colead {

void add_degroot(Catalogue<InfluenceRule>& catalogue);
void add_friedkin_johnsen(Catalogue<InfluenceRule>& catalogue);

namespace {

using test::Group;
constexpr double exact = 1e-12;

const std::vector<double> three{0.5, 0.3, 0.2, 0.1, 0.9, 0.0, 0.25, 0.25, 0.5};

TEST(Degroot, OneRoundIsTheProductOfWeightsAndOpinionsForEachMatter) {
  Group group({1, 10, 2, 20, 4, 40}, three);
  test::rounds(*test::make(add_degroot), group, 1);
  const std::vector<double> expected{0.5 + 0.6 + 0.8, 19, 0.1 + 1.8, 19, 0.25 + 0.5 + 2, 27.5};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(group.opinion[i], expected[i], exact);
}

TEST(Degroot, OnePersonAndAgreedPeopleStayWhereTheyAre) {
  Group alone({0.3, 0.7}, {1.0});
  Group agreed({0.3, 0.3, 0.3}, three);
  const auto rule = test::make(add_degroot);
  test::rounds(*rule, alone, 3);
  test::rounds(*rule, agreed, 3);
  EXPECT_EQ(alone.opinion, (std::vector<double>{0.3, 0.7}));
  for (const double x : agreed.opinion) EXPECT_NEAR(x, 0.3, exact);
}

TEST(Degroot, OpinionsStayWithinTheRangeOfThoseHeard) {
  Group group({0, 1, 0.4}, three);
  const auto rule = test::make(add_degroot);
  double low = 0.0;
  double high = 1.0;
  for (int r = 0; r < 20; ++r) {
    test::rounds(*rule, group, 1);
    const auto [least, most] = std::minmax_element(group.opinion.begin(), group.opinion.end());
    EXPECT_GE(*least, low - exact);
    EXPECT_LE(*most, high + exact);
    low = *least;
    high = *most;
  }
}

TEST(Degroot, RenamingPeopleRenamesTheResult) {
  Group group({1, 2, 4}, three);
  Group renamed({4, 1, 2}, {0.5, 0.25, 0.25, 0.2, 0.5, 0.3, 0.0, 0.1, 0.9});  // the third person comes first
  const auto rule = test::make(add_degroot);
  test::rounds(*rule, group, 4);
  test::rounds(*rule, renamed, 4);
  EXPECT_NEAR(group.opinion[0], renamed.opinion[1], exact);
  EXPECT_NEAR(group.opinion[2], renamed.opinion[0], exact);
}

TEST(Averaging, RefusesADiscussionWhoseSpansDoNotFit) {
  Group group({1, 2, 4}, three);
  group.scratch.pop_back();
  EXPECT_THROW(test::rounds(*test::make(add_degroot), group, 1), ModelError);
  Group unanchored({1, 2, 4}, three);
  unanchored.anchor.clear();
  EXPECT_NO_THROW(test::rounds(*test::make(add_degroot), unanchored, 1));
  EXPECT_THROW(test::rounds(*test::make(add_friedkin_johnsen), unanchored, 1), ModelError);
}

TEST(FriedkinJohnsen, WithFullSusceptibilityItIsDegroot) {
  Group free({1, 10, 2, 20, 4, 40}, three);
  Group anchored({1, 10, 2, 20, 4, 40}, three, 1.0);
  test::rounds(*test::make(add_degroot), free, 5);
  test::rounds(*test::make(add_friedkin_johnsen), anchored, 5);
  for (std::size_t i = 0; i < free.opinion.size(); ++i) EXPECT_NEAR(free.opinion[i], anchored.opinion[i], exact);
}

TEST(FriedkinJohnsen, WithoutSusceptibilityNobodyMoves) {
  Group group({1, 2, 4}, three, 0.0);
  test::rounds(*test::make(add_friedkin_johnsen), group, 7);
  EXPECT_EQ(group.opinion, group.anchor);
}

TEST(FriedkinJohnsen, PullsTowardsTheAnchorAndNotTheLastOpinion) {
  Group group({0, 0}, {0.0, 1.0, 1.0, 0.0}, 0.25);
  group.anchor = {1, 3};
  test::rounds(*test::make(add_friedkin_johnsen), group, 1);
  EXPECT_NEAR(group.opinion[0], 0.75, exact);
  EXPECT_NEAR(group.opinion[1], 2.25, exact);
}

}  // namespace
}  // namespace colead
