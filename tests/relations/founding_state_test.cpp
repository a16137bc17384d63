// SPDX-License-Identifier: Apache-2.0
// The founding state is the state: what a scenario states of trust, safety and network stays what it is as long as
// nobody does anything about it.
#include <gtest/gtest.h>

#include <iostream>

#include "colead/scenario/edit.hpp"
#include "relations/standing.hpp"

namespace colead {
namespace {

using namespace test;

struct Start {
  const char* scenario;
  const char* trust;  ///< trust model
};

class Shipped : public testing::TestWithParam<Start> {};

TEST_P(Shipped, BaselineKeepsTrustSafetyAndNetworkWhereTheyWereFounded) {
  const auto& [name, model] = GetParam();
  const Scenario read = load_scenario(source_dir() + "/scenarios/" + name + ".yaml", shipped());
  const std::vector<Edit> edits{{"horizon_weeks", Node::scalar("157")}, {"trust", Node::scalar(model)}};
  Scenario scenario = edited(read, edits, shipped());
  const Experiment made(std::move(scenario), shipped());
  // A small unit has some sixty ties across professions: one run says little. A care system has many thousands.
  const std::size_t people = made.plan().positions().size();
  const std::uint64_t replications = people < 100 ? 30 : people < 1000 ? 3 : 1;
  std::array<Standing, 3> mean{};  // at weeks 0, 52 and 156
  for (std::uint64_t r = 0; r < replications; ++r) {
    const std::vector<Standing> at = standings(made, {0, 52, 156}, r);
    for (std::size_t n = 0; n < 3; ++n) {
      mean[n].trusting += at[n].trusting / static_cast<double>(replications),
          mean[n].safety += at[n].safety / static_cast<double>(replications);
      mean[n].ei += at[n].ei / static_cast<double>(replications);
    }
  }
  for (const Standing& s : mean) {
    std::cout << "  " << name << ", " << model << ": trusting " << s.trusting << ", safety " << s.safety << ", E-I "
              << s.ei << "\n";
  }
  // Surveys of doctors and managers: 47 % trusting in 2002, 60 % in 2015 (powell_2016), a point a year.
  EXPECT_NEAR(mean[2].trusting, mean[0].trusting, 0.03);
  // Staff who feel safe to speak up: 62 % in 2023, within a few per cent from year to year (staff_survey_2023).
  EXPECT_NEAR(mean[2].safety, made.plan().setting().units[0].safety, 0.03);
  EXPECT_NEAR(mean[2].ei, mean[0].ei, 0.05);
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Shipped,
                         testing::Values(Start{"small_unit", "beta_evidence"}, Start{"acute_hospital", "beta_evidence"},
                                         Start{"care_system", "beta_evidence"},
                                         Start{"small_unit", "linear_asymmetric"}),
                         [](const auto& start) { return std::string(start.param.scenario) + "_" + start.param.trust; });

}  // namespace
}  // namespace colead
