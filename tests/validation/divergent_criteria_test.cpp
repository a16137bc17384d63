// SPDX-License-Identifier: Apache-2.0
// Two people who weigh the same criteria differently (computed_divergent_criteria).
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"
#include "colead/theory/divergent_criteria.hpp"
#include "support/claim.hpp"
#include "validation/table.hpp"

namespace colead {
namespace {

using theory::decision_efficiency;
using theory::disagreement_probability;
using Weights = std::vector<double>;
constexpr int samples = 100000;
const Weights medic{.1, .2, .4, .3};
const Weights manager{.5, .3, .1, .1};

double dot(const Weights& a, const Weights& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

/// How much better option 1 is than option 0 on each criterion.
Weights difference(std::size_t criteria, std::uint64_t sample) {
  Draws draws = Luck{8}.draws(Purpose::options, sample);
  Weights out(criteria);
  for (double& d : out) d = normal_quantile(draws.next());
  return out;
}

struct Found {
  double disagreement;  ///< share of pairs of options on which the rule finds no agreement
  double efficiency;    ///< value of the first one's decisions to the second, over that of the second's own
  double efficiency_error;
};

/// The two vote by the library's rules on many pairs of options.
Found simulate(const Weights& first, const Weights& second) {
  const auto consensus = test::make(add_unanimity, {{"tolerance_multiple", 0.0}});
  const auto owner = test::make(add_single_owner, {{"consultation", 0.0}});
  double disagreed = 0.0;
  double value = 0.0;
  double squares = 0.0;
  double best = 0.0;
  for (int sample = 0; sample < samples; ++sample) {
    const Weights d = difference(first.size(), static_cast<std::uint64_t>(sample));
    const double gain = dot(second, d);
    test::Table table;
    table.seat({.owner = true, .accountability = 1.0}, {0.0, dot(first, d)}).seat({}, {0.0, gain});
    disagreed += static_cast<double>(!consensus->decide(table.ballot()).agreed);
    // Symmetric options: half the difference for the chosen one, minus half for the other.
    const double got = owner->decide(table.ballot()).option == 1 ? gain : -gain;
    value += got / samples;
    squares += got * got / samples;
    best += std::abs(gain) / samples;
  }
  return {disagreed / samples, value / best, std::sqrt((squares - value * value) / samples) / best};
}

const test::Claims criteria{"closed form", "computed_divergent_criteria"};

void expect_as_computed(const std::string& pair, const Weights& first, const Weights& second) {
  const Found found = simulate(first, second);
  test::expect_share(criteria(pair + ": share of decisions on which two disagree"), found.disagreement,
                     disagreement_probability(first, second), samples);
  test::expect_near(criteria(pair + ": value to the second of what the first decides"),
                    {found.efficiency, found.efficiency_error}, decision_efficiency(first, second),
                    4 * found.efficiency_error);
}

TEST(DivergentCriteria, TheReferencePairsVotesAgreeWithTheClosedForm) {
  expect_as_computed("medic and manager", medic, manager);
}

TEST(DivergentCriteria, OtherPairsVotesAgreeWithTheClosedForm) {
  expect_as_computed("two criteria", {.6, .4}, {.1, .9});
  expect_as_computed("six criteria", {.3, .2, .1, .1, .1, .2}, {.05, .05, .5, .2, .1, .1});
}

}  // namespace
}  // namespace colead
