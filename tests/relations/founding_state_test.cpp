// SPDX-License-Identifier: Apache-2.0
// The founding state is the state: what a scenario states of trust, safety and network stays what it is as long as
// nobody does anything about it.
#include <gtest/gtest.h>

#include <iostream>

#include "relations/standing.hpp"

namespace colead {
namespace {

using namespace test;

class Shipped : public testing::TestWithParam<const char*> {};

TEST_P(Shipped, BaselineKeepsTrustSafetyAndNetworkWhereTheyWereFounded) {
  Scenario scenario = load_scenario(source_dir() + "/scenarios/" + GetParam() + ".yaml", shipped());
  scenario.setting.horizon_weeks = 157;
  const Experiment made(std::move(scenario), shipped());
  const std::vector<double> at{-made.plan().setting().warm_up_weeks + 0.001, 0, 52, 156};
  for (std::uint64_t r = 0; r < 2; ++r) {
    for (const Standing& s : standings(made, at, r)) {
      std::cout << GetParam() << " trusting " << s.trusting << " trust " << s.trust << " safety " << s.safety << " E-I "
                << s.ei << " ties " << s.ties << " k " << s.understanding << " p " << s.misperception << " R "
                << s.respect << "\n";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Shipped, testing::Values("small_unit", "acute_hospital"));

}  // namespace
}  // namespace colead
