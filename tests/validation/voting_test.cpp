// SPDX-License-Identifier: Apache-2.0
// condorcet_1785, nitzan_1982, davis_1973, galam_1986: majorities, log-odds weights, social decision schemes. Each
// probability is the exact sum over all votes, each vote decided by the library's rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "colead/theory/voting.hpp"
#include "support/claim.hpp"
#include "validation/table.hpp"

namespace colead {
namespace {

using test::expect_near;
using test::make;
using test::outcome;
using test::reform_probability;
using test::Table;

const test::Claims condorcet{"published figure", "condorcet_1785"};
const test::Claims log_odds{"closed form", "nitzan_1982"};
const test::Claims schemes{"closed form", "davis_1973"};
const test::Claims galam{"closed form", "galam_1986"};
const test::Claims keys{"closed form", "design_decision_rules"};

std::string two_digits(double number) { return std::to_string(number).substr(0, 4); }

constexpr double exact = 1e-9;
constexpr double printed = 5e-7;

/// P(option 1 is agreed on) over all 2^n ways in which voters of these competences see that it is right; `seat` adds a
/// voter to the table.
template <class Seat>
double success(const DecisionRule& rule, const std::vector<double>& competence, Seat seat) {
  double total = 0.0;
  for (unsigned right = 0; right < 1U << competence.size(); ++right) {
    Table table;
    double probability = 1.0;
    for (std::size_t i = 0; i < competence.size(); ++i) {
      const bool sees = ((right >> i) & 1U) != 0;
      probability *= sees ? competence[i] : 1.0 - competence[i];
      seat(table, competence[i], sees);
    }
    if (outcome(rule, table) == "1") total += probability;
  }
  return total;
}

void judge(Table& table, double competence, bool right) {
  table.seat({.competence = competence}, right ? std::vector{0.0, 1.0} : std::vector{1.0, 0.0});
}

TEST(Voting, CondorcetsMajoritiesGrowSurer) {
  const auto rule = make(add_majority);
  expect_near(condorcet("majority of 3 who see it with .6: share right"), {reform_probability(*rule, 3, .6)}, .648,
              exact);
  expect_near(condorcet("majority of 5 who see it with .6: share right"), {reform_probability(*rule, 5, .6)}, .68256,
              exact);
  expect_near(condorcet("majority of 7 who see it with .6: share right"), {reform_probability(*rule, 7, .6)}, .710208,
              exact);
  expect_near(condorcet("majority of 9 who see it with .6: share right"), {reform_probability(*rule, 9, .6)}, .733432,
              printed);
  expect_near(condorcet("majority of 11 who see it with .6: share right"), {reform_probability(*rule, 11, .6)}, .753498,
              printed);
  expect_near(condorcet("majority of 101 who see it with .6: share right"), {reform_probability(*rule, 101, .6)},
              .979103, printed);
}

TEST(Voting, CondorcetsMajoritiesOfPoorJudgesGrowWorse) {
  expect_near(condorcet("majority of 11 who see it with .45: share right"),
              {reform_probability(*make(add_majority), 11, .45)}, .366877, printed);
}

TEST(Voting, CondorcetsMajoritiesFollowTheBinomialForAnyGroup) {
  const auto rule = make(add_majority);
  for (int n = 1; n <= 16; ++n) {
    for (const double p : {.1, .37, .5, .82}) {
      const test::Claim claim{"closed form", "condorcet_1785",
                              "majority of " + std::to_string(n) + " who see it with " + two_digits(p)};
      expect_near(claim, {reform_probability(*rule, n, p)}, theory::majority_success(static_cast<std::size_t>(n), p),
                  exact);
    }
  }
}

TEST(Voting, ASupermajorityNeedsMoreVotes) {
  const auto rule = make(add_majority, {{"threshold", 0.7}});
  expect_near(keys("seven in ten of 10 who see it with .6"), {reform_probability(*rule, 10, .6)},
              theory::at_least(8, 10, .6), exact);
  expect_near(keys("seven in ten of 9 who see it with .9"), {reform_probability(*rule, 9, .9)},
              theory::at_least(7, 9, .9), exact);
}

TEST(Voting, LogOddsWeightsLetTheExpertDecideAndTheMajorityDoesNot) {
  const std::vector<double> competence{.9, .6, .6};
  expect_near(log_odds("an expert of .9 and two of .6: majority right"),
              {success(*make(add_majority), competence, judge)}, .792, exact);
  expect_near(log_odds("an expert of .9 and two of .6: log-odds weights right"),
              {success(*make(add_competence_weighted), competence, judge)}, .9, exact);
}

TEST(Voting, LogOddsWeightsAreAsGoodAsTheBestPossibleRule) {
  for (const std::vector<double>& competence :
       {std::vector{.9, .6, .6}, {.55, .62, .71, .8}, {.3, .7, .66, .51, .58}, {.95, .8, .8, .75, .7, .6}}) {
    const auto rule = make(add_competence_weighted);
    const double if_one = success(*rule, competence, judge);
    const double if_zero =
        1.0 - success(*rule, competence, [](Table& t, double c, bool right) { judge(t, c, !right); });
    // Both options are right equally often.
    const auto claim = log_odds(std::to_string(competence.size()) + " of unlike competence: as good as the best rule");
    expect_near(claim, {(if_one + if_zero) / 2}, theory::best_success(competence), exact);
  }
}

// Who sees a demonstrable truth is content with nothing else; who does not leans the other way a little.
void solve(Table& table, double, bool sees) { table.seat({}, sees ? std::vector{0.0, 3.0} : std::vector{0.5, 0.45}); }

TEST(Voting, TruthWinsWhereOneWhoSeesItIsEnough) {
  // Consensus among those who see it and those content with either.
  const auto rule = make(add_unanimity);
  expect_near(schemes("truth wins among five of .4"), {success(*rule, std::vector<double>(5, .4), solve)}, .92224,
              exact);
  for (const double p : {.15, .7}) {
    expect_near(schemes("truth wins among four of " + two_digits(p)),
                {success(*rule, std::vector<double>(4, p), solve)}, theory::truth_wins(4, p), exact);
  }
}

TEST(Voting, SupportedTruthWinsWhereTwoMustSeeIt) {
  // Two keys of one profession; without them the majority's small lean is agreed on.
  const auto rule = make(add_two_key, {{"keys", 2.0}});
  const auto lean = [](Table& table, double, bool sees) {
    table.seat({}, sees ? std::vector{0.0, 3.0} : std::vector{0.5, 0.0});
  };
  expect_near(schemes("supported truth wins among five of .4"), {success(*rule, std::vector<double>(5, .4), lean)},
              .66304, exact);
  for (const double p : {.2, .55}) {
    expect_near(schemes("supported truth wins among six of " + two_digits(p)),
                {success(*rule, std::vector<double>(6, p), lean)}, theory::truth_wins(6, p, 2), exact);
  }
}

TEST(Voting, GalamsHierarchyOfThreesAmplifiesALead) {
  const auto rule = make(add_majority);
  double p = .7;
  for (const double next : {.784, .880187, .960375, .995414}) {
    p = reform_probability(*rule, 3, p);
    expect_near(galam("threes upon threes from .7: the next level"), {p}, next, printed);
  }
  p = .42;
  for (int level = 0; level < 6; ++level) {
    const double expected = theory::galam_step(3, p);
    p = reform_probability(*rule, 3, p);
    expect_near(galam("threes upon threes from .42: level " + std::to_string(level + 1)), {p}, expected, exact);
  }
}

double galam_threshold(int n) {
  const auto rule = make(add_majority);
  double low = 0.5;
  double high = 0.999;
  for (int k = 0; k < 60; ++k) {
    const double middle = (low + high) / 2;
    (reform_probability(*rule, n, middle) > middle ? high : low) = middle;
  }
  return low;
}

TEST(Voting, GalamsGroupsOfFourFavourTheStatusQuo) {
  expect_near(galam("groups of four: threshold of reform"), {galam_threshold(4)}, (1 + std::sqrt(13.0)) / 6, exact);
  expect_near({"published figure", "galam_1986", "groups of four: threshold of reform, as printed"},
              {galam_threshold(4)}, .7675919, 5e-8);
}

TEST(Voting, GalamsGroupsOfTwoNeverReformAndThoseOfSixLessReadilyThanOfFive) {
  for (const double p : {.3, .9}) {
    expect_near(galam("groups of two at " + two_digits(p)), {reform_probability(*make(add_majority), 2, p)}, p * p,
                exact);
  }
  const double six = galam_threshold(6);
  expect_near(galam("groups of six: the threshold stays where it is"), {theory::at_least(4, 6, six)}, six, 1e-8);
  EXPECT_GT(six, 0.5);
  EXPECT_LT(six, galam_threshold(4));
}

TEST(Voting, TwoKeysAreOpenedByIndependentProfessionsWithTheProductOfTheirChances) {
  // Each of a medics and b managers accepts the change with probability p, or else insists on the status quo; the
  // change is worth more to who wants it, so it is taken as soon as both keys are there.
  const auto rule = make(add_two_key);
  const double p = .35;
  for (const auto& [a, b] : {std::pair{1, 1}, {2, 3}, {4, 1}}) {
    std::size_t seat = 0;
    const auto sit = [&, first = static_cast<std::size_t>(a), all = static_cast<std::size_t>(a + b)](Table& t, double,
                                                                                                     bool yes) {
      t.seat({.profession = seat++ % all < first ? 0U : 1U}, yes ? std::vector{0.0, 9.0} : std::vector{1.0, 0.0});
    };
    const double found = success(*rule, std::vector<double>(static_cast<std::size_t>(a + b), p), sit);
    expect_near(keys("two keys, " + std::to_string(a) + " and " + std::to_string(b) + " people: share opened"), {found},
                (1 - std::pow(1 - p, a)) * (1 - std::pow(1 - p, b)), exact);
  }
}

TEST(Voting, AVetoMultipliesTheMajoritysChanceByThatOfConsent) {
  const auto rule = make(add_veto);
  const double p = .7;
  const double expected = p * theory::at_least(2, 4, p);  // the owner consents, and two of the other four
  std::size_t seat = 0;
  const auto sit = [&](Table& t, double, bool yes) {
    t.seat({.safety_owner = seat++ % 5 == 0}, yes ? std::vector{0.0, 1.0} : std::vector{1.0, 0.0});
  };
  expect_near(keys("a veto among five: share passed"), {success(*rule, std::vector<double>(5, p), sit)}, expected,
              exact);
}

}  // namespace
}  // namespace colead
