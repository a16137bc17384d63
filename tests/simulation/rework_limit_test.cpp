// SPDX-License-Identifier: Apache-2.0
// A decision is reworked with one and the same chance up to a limit: a geometric number, cut off (assumed_rework).
#include <gtest/gtest.h>

#include <cmath>

#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

struct Limit {
  double chance;
  int most;
};

class ReworkLimit : public testing::TestWithParam<Limit> {};

TEST_P(ReworkLimit, CutsOffAGeometricNumber) {
  const auto [p, most] = GetParam();
  const std::string text = with_behaviour(
      tiny(), "{implementation: {rework_misread: 0, rework_buy_in: 0, rework_base: " + std::to_string(p) +
                  ", max_reworks: " + std::to_string(most) + "}}");
  std::vector<double> counted(static_cast<std::size_t>(most) + 1);
  double n = 0;
  const Experiment made = experiment(text);
  for (std::uint64_t r = 0; r < 12; ++r) {
    for (const DecisionRecord& d : run(made, 0, r).decisions) {
      // Those that time or another decision took away were not free to be reworked; ten weeks are enough to finish.
      if (d.style != Style::resolution && d.style != Style::escalated) continue;
      if (d.arrived > Time::start() + weeks(20)) continue;
      ASSERT_LE(d.reworks, most);
      ++counted[d.reworks];
      ++n;
    }
  }
  ASSERT_GT(n, 1000);
  for (int k = 0; k <= most; ++k) {
    const double share = std::pow(p, k) * (k < most ? 1.0 - p : 1.0);
    const double spread = std::sqrt(share * (1.0 - share) / n);
    EXPECT_NEAR(counted[static_cast<std::size_t>(k)] / n, share, 4.0 * spread + 1e-12) << k;
  }
}

INSTANTIATE_TEST_SUITE_P(Limits, ReworkLimit, testing::Values(Limit{0.3, 3}, Limit{0.5, 1}, Limit{0.4, 0}),
                         [](const auto& limit) { return "most_" + std::to_string(limit.param.most); });

}  // namespace
}  // namespace colead
