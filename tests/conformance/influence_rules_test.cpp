// SPDX-License-Identifier: Apache-2.0
// The contract of every influence rule.
#include <algorithm>

#include "conformance/every_kind.hpp"

namespace colead::test {
namespace {

/// People who all listen to each other, with weights and opinions drawn from one key.
struct Group {
  std::size_t people;
  std::size_t matters;
  std::vector<double> opinion, anchor, susceptibility, weight, scratch;
  std::vector<std::uint32_t> first, listened;

  Group(std::size_t n, std::size_t m, std::uint64_t key) : people(n), matters(m) {
    Draws draws = Luck(5).draws(Purpose::contact, key);
    for (std::size_t i = 0; i < n * m; ++i) opinion.push_back(draws.next());
    anchor = opinion;
    first.push_back(0);
    for (std::size_t i = 0; i < n; ++i) {
      susceptibility.push_back(draws.next());
      std::vector<double> row;
      double total = 0;
      for (std::size_t j = 0; j < n; ++j) total += row.emplace_back(draws.next());
      for (std::size_t j = 0; j < n; ++j) {
        weight.push_back(row[j] / total);
        listened.push_back(static_cast<std::uint32_t>(j));
      }
      first.push_back(static_cast<std::uint32_t>(weight.size()));
    }
    scratch.resize(n * m);
  }
  void rounds(const InfluenceRule& rule, int count, std::uint64_t luck = 1) {
    Discussion d{people, matters, opinion, anchor, susceptibility, first, listened, weight, scratch};
    Draws draws = Luck(luck).draws(Purpose::contact, 7);
    for (int r = 0; r < count; ++r) rule.round(d, draws);
  }
};

class EveryInfluenceRule : public testing::TestWithParam<std::string> {
 protected:
  Kind<InfluenceRule> rule{made(shipped().influence, GetParam())};
};

TEST_P(EveryInfluenceRule, KeepsOpinionsInTheConvexHullOfOpinionsAndAnchors) {
  for (std::uint64_t key = 0; key < 40; ++key) {
    Group group(2 + key % 7, 3, key);
    for (std::size_t m = 0; m < group.matters; ++m) {
      Group now = group;
      double low = 1e9, high = -1e9;
      for (std::size_t i = 0; i < group.people; ++i) {
        low = std::min(low, group.opinion[i * 3 + m]);
        high = std::max(high, group.opinion[i * 3 + m]);
      }
      now.rounds(*rule, 10);
      for (std::size_t i = 0; i < group.people; ++i) {
        EXPECT_GE(now.opinion[i * 3 + m], low - 1e-12);
        EXPECT_LE(now.opinion[i * 3 + m], high + 1e-12);
      }
    }
  }
}

TEST_P(EveryInfluenceRule, LeavesAConsensusWhereItIs) {
  Group group(5, 2, 3);
  for (std::size_t i = 0; i < group.opinion.size(); ++i) group.opinion[i] = i % 2 == 0 ? 0.25 : -3.0;
  group.anchor = group.opinion;
  group.rounds(*rule, 6);
  for (std::size_t i = 0; i < group.opinion.size(); ++i) EXPECT_NEAR(group.opinion[i], group.anchor[i], 1e-12);
}

TEST_P(EveryInfluenceRule, TakesItsLuckFromTheDrawsGivenAndNowhereElse) {
  Group one(6, 2, 4), two(6, 2, 4);
  one.rounds(*rule, 5, 9);
  two.rounds(*rule, 5, 9);
  EXPECT_EQ(one.opinion, two.opinion);
}

TEST_P(EveryInfluenceRule, ChangesNothingButOpinionsAndScratch) {
  Group group(4, 3, 8);
  const Group before = group;
  group.rounds(*rule, 3);
  EXPECT_EQ(group.anchor, before.anchor);
  EXPECT_EQ(group.weight, before.weight);
  EXPECT_EQ(group.susceptibility, before.susceptibility);
  EXPECT_EQ(group.listened, before.listened);
}

TEST_P(EveryInfluenceRule, SomebodyAloneStays) {
  Group group(1, 4, 2);
  group.rounds(*rule, 4);
  for (std::size_t m = 0; m < 4; ++m) EXPECT_NEAR(group.opinion[m], group.anchor[m], 1e-12);
}

TEST_P(EveryInfluenceRule, ShiftingEveryOpinionShiftsTheResult) {
  Group here(5, 2, 11), there(5, 2, 11);
  for (double& x : there.opinion) x += 0.5;
  there.anchor = there.opinion;
  here.rounds(*rule, 4);
  there.rounds(*rule, 4);
  for (std::size_t i = 0; i < here.opinion.size(); ++i) EXPECT_NEAR(there.opinion[i], here.opinion[i] + 0.5, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryInfluenceRule, testing::ValuesIn(kinds_of(shipped().influence)), kind_name);

}  // namespace
}  // namespace colead::test
