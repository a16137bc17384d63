// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>

#include "colead/core/error.hpp"
#include "colead/decisions/voting.hpp"
#include "colead/random/random.hpp"
#include "validation/table.hpp"

namespace colead {
namespace {

using test::make;
using test::outcome;
using test::Table;

Table experts(const std::vector<double>& competence, const std::vector<std::vector<double>>& rows) {
  Table table;
  for (std::size_t i = 0; i < rows.size(); ++i) table.seat({.competence = competence[i]}, rows[i]);
  return table;
}

TEST(CompetenceWeighted, OneWhoKnowsOutweighsTwoWhoGuess) {
  const auto rule = make(add_competence_weighted);
  EXPECT_EQ(outcome(*rule, experts({0.9, 0.6, 0.6}, {{0, 1}, {1, 0}, {1, 0}})), "1");
  EXPECT_EQ(outcome(*rule, experts({0.69, 0.6, 0.6}, {{0, 1}, {1, 0}, {1, 0}})), "0")
      << "odds 2.23 against 1.5 squared";
}

TEST(CompetenceWeighted, WorseThanChanceCountsAgainstAndChanceNotAtAll) {
  const auto rule = make(add_competence_weighted);
  EXPECT_EQ(outcome(*rule, experts({0.2, 0.6}, {{1, 0}, {1, 0}})), "1");
  EXPECT_EQ(outcome(*rule, experts({0.5, 0.5}, {{0, 1}, {0, 1}})), "0") << "nobody knows: the status quo";
}

TEST(CompetenceWeighted, ChanceAmongFourOptionsIsAQuarter) {
  const auto rule = make(add_competence_weighted);
  EXPECT_EQ(outcome(*rule, experts({0.4, 0.4, 0.55}, {{0, 0, 0, 1}, {0, 0, 0, 1}, {0, 1, 0, 0}})), "3");
  EXPECT_EQ(outcome(*rule, experts({0.2}, {{1, 0, 0, 0}})), "1") << "any option but the one it votes for";
}

TEST(CompetenceWeighted, CertaintyIsBoundedAndALeadCanBeRequired) {
  const auto rule = make(add_competence_weighted, {{"highest_competence", 0.9}});
  EXPECT_EQ(outcome(*rule, experts({1.0, 0.8, 0.8}, {{0, 1}, {1, 0}, {1, 0}})), "0");
  const auto careful = make(add_competence_weighted, {{"required_lead", 1.0}});
  EXPECT_EQ(outcome(*careful, experts({0.7}, {{0, 1}})), "none");
  EXPECT_EQ(outcome(*careful, experts({0.8}, {{0, 1}})), "1");
}

TEST(SingleOwner, TheOwnerDecidesAndListensAsMuchAsConsultationSays) {
  Table table;
  table.seat({.owner = true, .accountability = 0.5}, {0.5, 0.6, 0.0});
  table.seat({.accountability = 0.25}, {0.5, 0.0, 1.0}).seat({.accountability = 0.25}, {0.5, 0.0, 1.0});
  EXPECT_EQ(outcome(*make(add_single_owner, {{"consultation", 0.0}}), table), "1");
  EXPECT_EQ(outcome(*make(add_single_owner, {{"consultation", 0.5}}), table), "0");
  table.scores[0] = 0.3;
  table.scores[3] = table.scores[6] = 0.0;
  EXPECT_EQ(outcome(*make(add_single_owner, {{"consultation", 0.5}}), table), "1");
  EXPECT_EQ(outcome(*make(add_single_owner, {{"consultation", 1.0}}), table), "2");
}

TEST(SingleOwner, WithoutAnOwnerTheMostAccountableDecides) {
  Table table;
  table.seat({.accountability = 0.3}, {1, 0})
      .seat({.accountability = 0.4}, {0, 1})
      .seat({.accountability = 0.3}, {1, 0});
  EXPECT_EQ(outcome(*make(add_single_owner, {{"consultation", 0.0}}), table), "1");
}

TEST(SingleOwner, WithoutAccountabilityEverybodyCountsAlike) {
  EXPECT_EQ(outcome(*make(add_single_owner), test::equals({{0.0, 0.4}, {0.5, 0.0}})), "0");
  EXPECT_EQ(outcome(*make(add_single_owner), test::equals({{0.0, 0.6}, {0.5, 0.0}})), "1");
}

TEST(SingleOwner, SeveralOwnersCountByTheirShares) {
  Table table;
  table.seat({.owner = true, .accountability = 0.6}, {0, 1}).seat({.owner = true, .accountability = 0.4}, {1, 0});
  EXPECT_EQ(outcome(*make(add_single_owner), table), "1");
}

TEST(Voting, TotalsThatDifferByRoundingAreTied) {
  const std::vector<double> totals{0.1 + 0.2, 0.3, 0.0};
  EXPECT_TRUE(leader(totals).tied);
  EXPECT_EQ(leader(totals).option, 0U);
  EXPECT_EQ(leader(totals).lead, 0.0);
  EXPECT_EQ(leader(std::vector{0.3, 0.1 + 0.2}).option, 0U);
  EXPECT_NEAR(leader(std::vector{0.25, 1.0, 0.5}).lead, 0.5, 1e-15);
}

TEST(Voting, RefusesABallotWithHoles) {
  const auto rule = make(add_majority);
  Table table = test::camps(2, 1);
  const Ballot good = table.ballot();
  Ballot short_of_one = good;
  short_of_one.scores = good.scores.first(3);
  EXPECT_THROW((void)rule->decide(short_of_one), ModelError);
  EXPECT_THROW((void)rule->decide(Ballot{}), ModelError);
  table.scores[0] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW((void)rule->decide(table.ballot()), ModelError);
}

using Add = void (*)(Catalogue<DecisionRule>&);
const std::map<std::string, Add> rules{{"authority", add_authority},
                                       {"competence_weighted", add_competence_weighted},
                                       {"majority", add_majority},
                                       {"single_owner", add_single_owner},
                                       {"two_key", add_two_key},
                                       {"unanimity", add_unanimity},
                                       {"veto", add_veto}};

class EveryRule : public testing::TestWithParam<std::string> {
 protected:
  const Kind<DecisionRule> rule = make(rules.at(GetParam()));

  /// Up to 16 voters and 8 options, scores in twentieths so that ties are frequent.
  static Table random_table(Draws& draws) {
    Table table;
    const auto n = static_cast<std::size_t>(1 + 16 * draws.next());
    const auto m = static_cast<std::size_t>(1 + 8 * draws.next());
    for (std::size_t i = 0; i < n; ++i) {
      const Voter voter{.profession = static_cast<std::uint32_t>(3 * draws.next()),
                        .tier = static_cast<Tier>(4 * draws.next()),
                        .owner = draws.next() < 0.1,
                        .safety_owner = draws.next() < 0.1,
                        .competence = draws.next(),
                        .accountability = 1.0 / static_cast<double>(n)};
      std::vector<double> row(m);
      for (double& score : row) score = std::floor(20 * draws.next()) / 20;
      table.seat(voter, row);
    }
    return table;
  }
};

TEST_P(EveryRule, AnswersWithinTheOptionsAndTheSameInAnyOrderOfVoters) {
  Draws draws = Luck{11}.draws(Purpose::example, 1);
  for (int round = 0; round < 2000; ++round) {
    const Table table = random_table(draws);
    const std::size_t m = table.ballot().options;
    const Ruling ruling = rule->decide(table.ballot());
    EXPECT_LT(ruling.option, m);
    Table turned = table;
    const auto by = static_cast<std::ptrdiff_t>(draws.next() * static_cast<double>(table.voters.size()));
    std::rotate(turned.voters.begin(), turned.voters.begin() + by, turned.voters.end());
    std::rotate(turned.scores.begin(), turned.scores.begin() + by * static_cast<std::ptrdiff_t>(m),
                turned.scores.end());
    EXPECT_EQ(outcome(*rule, turned), outcome(*rule, table));
  }
}

TEST_P(EveryRule, OneVoterAloneGetsTheOwnBestAndOneOptionIsAgreedOn) {
  Table alone;
  alone.seat({.owner = true, .safety_owner = true, .competence = 0.8}, {0.1, 0.3, 0.9, 0.2});
  EXPECT_EQ(outcome(*rule, alone), "2");
  EXPECT_EQ(outcome(*rule, test::equals({{0.3}, {0.3}, {0.3}})), "0");
}

TEST_P(EveryRule, WhereAllPreferOneOptionByFarItIsAgreedOn) {
  for (int n = 1; n <= 16; ++n) {
    Table table;
    for (int i = 0; i < n; ++i) {
      table.seat({.profession = static_cast<std::uint32_t>(i % 3), .competence = 0.6}, {0.1, 0.2, 0.3, 0.9});
    }
    EXPECT_EQ(outcome(*rule, table), "3");
  }
}

TEST_P(EveryRule, EqualScoresThroughoutKeepTheStatusQuo) {
  EXPECT_EQ(outcome(*rule, test::equals(std::vector(16, std::vector(8, 0.4)))), "0");
}

TEST_P(EveryRule, SwappingTheProfessionsLabelsChangesNothing) {
  Draws draws = Luck{12}.draws(Purpose::example, 1);
  for (int round = 0; round < 500; ++round) {
    const Table table = random_table(draws);
    Table swapped = table;
    for (Voter& voter : swapped.voters) voter.profession = 2 - voter.profession;
    EXPECT_EQ(outcome(*rule, swapped), outcome(*rule, table));
  }
}

INSTANTIATE_TEST_SUITE_P(Decisions, EveryRule,
                         testing::Values("authority", "competence_weighted", "majority", "single_owner", "two_key",
                                         "unanimity", "veto"),
                         [](const auto& tested) { return tested.param; });

}  // namespace
}  // namespace colead
