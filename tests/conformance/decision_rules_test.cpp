// SPDX-License-Identifier: Apache-2.0
// The contract of every decision rule.
#include <algorithm>
#include <numeric>

#include "conformance/every_kind.hpp"

namespace colead::test {
namespace {

/// People at a table with drawn standing and scores.
struct Table {
  std::vector<Voter> voters;
  std::vector<double> scores;
  std::size_t options;

  Table(std::size_t people, std::size_t m, std::uint64_t key) : options(m) {
    Draws draws = Luck(2).draws(Purpose::vote, key);
    double total = 0;
    for (std::size_t i = 0; i < people; ++i) {
      Voter voter;
      voter.profession = draws.next() < 0.5 ? 0 : 1;
      voter.tier = static_cast<Tier>(static_cast<int>(4.0 * draws.next()));
      voter.owner = i == 0;
      voter.safety_owner = draws.next() < 0.3;
      voter.competence = 0.5 + 0.49 * draws.next();
      voter.accountability = draws.next();
      total += voter.accountability;
      voters.push_back(voter);
      scores.push_back(0.0);
      for (std::size_t o = 1; o < m; ++o) scores.push_back(2.0 * draws.next() - 1.0);
    }
    for (Voter& voter : voters) voter.accountability /= total;
  }
  [[nodiscard]] Ruling decide(const DecisionRule& rule, double tolerance = 0.1) const {
    return rule.decide({voters, options, scores, tolerance});
  }
  [[nodiscard]] Table permuted(const std::vector<std::size_t>& order) const {
    Table out = *this;
    for (std::size_t i = 0; i < order.size(); ++i) {
      out.voters[i] = voters[order[i]];
      for (std::size_t o = 0; o < options; ++o) out.scores[i * options + o] = scores[order[i] * options + o];
    }
    return out;
  }
};

class EveryDecisionRule : public testing::TestWithParam<std::string> {
 protected:
  Kind<DecisionRule> rule{made(shipped().decisions, GetParam())};
};

TEST_P(EveryDecisionRule, ChoosesAnOptionThatExists) {
  for (std::uint64_t key = 0; key < 300; ++key) {
    const Table table(1 + key % 12, 2 + key % 6, key);
    EXPECT_LT(table.decide(*rule).option, table.options);
  }
}

TEST_P(EveryDecisionRule, SameBallotSameRuling) {
  for (std::uint64_t key = 0; key < 100; ++key) {
    const Table table(2 + key % 5, 4, key);
    const Ruling first = table.decide(*rule);
    const Ruling again = table.decide(*rule);
    EXPECT_EQ(first.agreed, again.agreed);
    EXPECT_EQ(first.option, again.option);
  }
}

TEST_P(EveryDecisionRule, AgreesOnWhatEverybodyPutsFirst) {
  for (std::uint64_t key = 0; key < 200; ++key) {
    Table table(1 + key % 8, 5, key);
    const auto best = static_cast<std::uint32_t>(key % 5);
    for (std::size_t i = 0; i < table.voters.size(); ++i) table.scores[i * 5 + best] = 5.0;
    const Ruling ruling = table.decide(*rule);
    EXPECT_TRUE(ruling.agreed) << key;
    EXPECT_EQ(ruling.option, best) << key;
  }
}

TEST_P(EveryDecisionRule, TheOrderRoundTheTableDoesNotMatter) {
  for (std::uint64_t key = 0; key < 200; ++key) {
    const Table table(2 + key % 7, 4, key);
    std::vector<std::size_t> order(table.voters.size());
    std::iota(order.begin(), order.end(), 0);
    std::rotate(order.begin(), order.begin() + 1, order.end());
    for (int turn = 0; turn < 2; ++turn) {
      const Ruling there = table.permuted(order).decide(*rule);
      const Ruling here = table.decide(*rule);
      EXPECT_EQ(here.agreed, there.agreed) << key;
      EXPECT_TRUE(!here.agreed || here.option == there.option) << key;
      std::reverse(order.begin(), order.end());
    }
  }
}

TEST_P(EveryDecisionRule, ProfessionsAreNamesOnly) {
  for (std::uint64_t key = 0; key < 200; ++key) {
    Table table(2 + key % 7, 4, key);
    const Ruling here = table.decide(*rule);
    for (Voter& voter : table.voters) voter.profession = 1 - voter.profession;
    const Ruling there = table.decide(*rule);
    EXPECT_EQ(here.agreed, there.agreed) << key;
    EXPECT_EQ(here.option, there.option) << key;
  }
}

TEST_P(EveryDecisionRule, RaisingEveryScoreOfOnePersonAlikeChangesNoPreference) {
  for (std::uint64_t key = 0; key < 100; ++key) {
    Table table(3, 4, key);
    const Ruling here = table.decide(*rule);
    for (double& score : table.scores) score += 2.0;
    const Ruling there = table.decide(*rule);
    EXPECT_EQ(here.agreed, there.agreed) << key;
    EXPECT_EQ(here.option, there.option) << key;
  }
}

TEST_P(EveryDecisionRule, OnePersonAloneGetsTheirWay) {
  for (std::uint64_t key = 0; key < 100; ++key) {
    const Table table(1, 5, key);
    const Ruling ruling = table.decide(*rule, 0.0);
    const auto best = std::max_element(table.scores.begin(), table.scores.end()) - table.scores.begin();
    EXPECT_TRUE(ruling.agreed);
    EXPECT_EQ(ruling.option, static_cast<std::uint32_t>(best)) << key;
  }
}

TEST_P(EveryDecisionRule, IndifferenceKeepsTheStatusQuo) {
  Table table(4, 4, 1);
  std::fill(table.scores.begin(), table.scores.end(), 0.0);
  const Ruling ruling = table.decide(*rule);
  EXPECT_EQ(ruling.option, 0U);
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryDecisionRule, testing::ValuesIn(kinds_of(shipped().decisions)), kind_name);

}  // namespace
}  // namespace colead::test
