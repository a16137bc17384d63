// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "validation/table.hpp"

namespace colead {
namespace {

using test::equals;
using test::make;
using test::outcome;
using test::Table;

TEST(Unanimity, TakesTheBestOfTheOptionsNobodyMinds) {
  const auto rule = make(add_unanimity);
  EXPECT_EQ(outcome(*rule, equals({{0.0, 1.00, 0.95}, {0.0, 0.93, 1.00}})), "2");
  EXPECT_EQ(outcome(*rule, equals({{0.0, 1.0, 0.9}, {0.0, 0.8, 1.0}})), "2") << "0.9 is within 0.1 of 1.0";
  EXPECT_EQ(outcome(*rule, equals({{0.0, 1.0, 0.89}, {0.0, 0.8, 1.0}})), "none");
}

TEST(Unanimity, ToleranceMultipleWidensOrForbidsCompromise) {
  const Table table = equals({{0.0, 1.0, 0.85}, {0.0, 0.85, 1.0}});
  EXPECT_EQ(outcome(*make(add_unanimity, {{"tolerance_multiple", 2.0}}), table), "1");
  EXPECT_EQ(outcome(*make(add_unanimity), table), "none");
  const auto strict = make(add_unanimity, {{"tolerance_multiple", 0.0}});
  EXPECT_EQ(outcome(*strict, equals({{0.0, 1.0, 0.99}, {0.0, 0.99, 1.0}})), "none");
  EXPECT_EQ(outcome(*strict, equals({{0.0, 1.0, 0.5}, {0.7, 0.9, 0.2}})), "1");
}

TEST(Unanimity, SpreadAsksWhetherTheOptionIsSeenAlike) {
  const auto rule = make(add_unanimity, {{"test", "spread"}});
  EXPECT_EQ(outcome(*rule, equals({{0.0, 0.70, 0.1}, {0.9, 0.62, 0.1}})), "1") << "though the second prefers another";
  EXPECT_EQ(outcome(*rule, equals({{0.0, 0.90, 0.1}, {0.1, 0.75, 0.1}})), "none");
}

TEST(Majority, MoreThanHalfDecides) {
  const auto rule = make(add_majority);
  EXPECT_EQ(outcome(*rule, test::camps(5, 3)), "1");
  EXPECT_EQ(outcome(*rule, test::camps(5, 2)), "0");
  EXPECT_EQ(outcome(*rule, equals({{0, 1, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}})), "none")
      << "half is not more than half";
}

TEST(Majority, AnEvenSplitKeepsTheStatusQuoWhoeverIsTied) {
  const auto rule = make(add_majority);
  EXPECT_EQ(outcome(*rule, test::camps(4, 2)), "0");
  EXPECT_EQ(outcome(*rule, equals({{0, 1, 0}, {0, 0, 1}})), "0");
}

TEST(Majority, AThresholdAsksForMoreAndPluralityForLess) {
  const auto two_thirds = make(add_majority, {{"threshold", 2.0 / 3.0}});
  EXPECT_EQ(outcome(*two_thirds, test::camps(3, 2)), "none") << "two of three are not more than two thirds";
  EXPECT_EQ(outcome(*two_thirds, test::camps(4, 3)), "1");
  EXPECT_EQ(outcome(*make(add_majority, {{"threshold", 0.0}}), equals({{0, 1, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}})),
            "1");
}

TEST(Majority, AVoterWhoLikesTwoOptionsAlikeVotesForTheLower) {
  EXPECT_EQ(outcome(*make(add_majority), equals({{0.5, 0.5}, {0.2, 0.2}, {0.0, 1.0}})), "0");
}

TEST(Veto, BlocksAChangeThatSafetyCannotAccept) {
  const auto rule = make(add_veto);
  const auto table = [](double safety_score) {
    Table out = test::camps(4, 4);
    out.seat({.safety_owner = true}, {1.0, safety_score});
    return out;
  };
  EXPECT_EQ(outcome(*rule, table(0.95)), "1") << "content within the tolerance";
  EXPECT_EQ(outcome(*rule, table(0.5)), "none");
  EXPECT_EQ(outcome(*make(add_veto, {{"veto_multiple", 5.0}}), table(0.5)), "1");
}

TEST(Veto, CannotForceAChangeAndWithoutSafetyOwnerIsAMajority) {
  const auto rule = make(add_veto);
  Table table = test::camps(4, 1);
  EXPECT_EQ(outcome(*rule, table), "0");
  table.seat({.safety_owner = true}, {0.0, 1.0});
  EXPECT_EQ(outcome(*rule, table), "0") << "the status quo cannot be blocked";
  for (int k = 0; k <= 7; ++k) {
    EXPECT_EQ(outcome(*rule, test::camps(7, k)), outcome(*make(add_majority), test::camps(7, k)));
  }
}

TEST(Authority, TheHighestTierDecidesAndTheOthersDoNotCount) {
  const auto rule = make(add_authority);
  Table table;
  for (int i = 0; i < 9; ++i) table.seat({.tier = Tier::mid}, {1, 0, 0});
  table.seat({.tier = Tier::senior}, {0, 0, 1});
  EXPECT_EQ(outcome(*rule, table), "2");
  table.seat({.tier = Tier::board}, {0, 1, 0});
  EXPECT_EQ(outcome(*rule, table), "1");
}

TEST(Authority, WithinTheTierTheMajorityDecidesAndAnEvenSplitKeepsTheStatusQuo) {
  const auto rule = make(add_authority);
  Table table;
  table.seat({.tier = Tier::senior}, {0, 1, 0}).seat({.tier = Tier::senior}, {0, 0, 1});
  EXPECT_EQ(outcome(*rule, table), "0");
  table.seat({.tier = Tier::senior}, {0, 0, 1}).seat({.tier = Tier::early}, {0, 1, 0});
  EXPECT_EQ(outcome(*rule, table), "2");
}

TEST(TwoKey, EachProfessionNeedsOneContentMember) {
  const auto rule = make(add_two_key);
  Table table;
  table.seat({.profession = 0}, {0.0, 1.0, 0.5}).seat({.profession = 1}, {0.0, 0.4, 1.0});
  EXPECT_EQ(outcome(*rule, table), "none");
  table.seat({.profession = 1}, {0.0, 0.6, 0.1});
  EXPECT_EQ(outcome(*rule, table), "1");
}

TEST(TwoKey, TakesTheHighestSumOfTheOptionsWithEveryKey) {
  Table table;
  table.seat({.profession = 4}, {0.90, 0.95, 1.0}).seat({.profession = 2}, {0.95, 1.0, 0.0});
  EXPECT_EQ(outcome(*make(add_two_key), table), "1");
}

TEST(TwoKey, OneProfessionAloneOpensByItself) {
  EXPECT_EQ(outcome(*make(add_two_key), equals({{0.0, 1.0}, {1.0, 0.2}})), "1");
}

TEST(TwoKey, MoreKeysNeedMoreMembersOrAllOfASmallProfession) {
  const auto rule = make(add_two_key, {{"keys", 2.0}});
  Table table;
  table.seat({.profession = 0}, {0, 1}).seat({.profession = 0}, {1, 0}).seat({.profession = 1}, {0, 1});
  EXPECT_EQ(outcome(*rule, table), "none");
  table.seat({.profession = 0}, {0, 1});
  EXPECT_EQ(outcome(*rule, table), "1") << "the only member of the other profession is all of it";
}

}  // namespace
}  // namespace colead
