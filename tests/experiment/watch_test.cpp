// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>

#include "colead/core/error.hpp"
#include "colead/experiment/figures.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

/// A metric of one run, as the experiment's own columns have it.
double figure(const Experiment& made, const RunResult& result, const std::string& name) {
  const RunResult* const one = &result;
  return figure_values({&one, 1}, made.watch().column(name), "all").front();
}

TEST(Watch, OfOneOutputGivesWhatAllGiveOfIt) {
  const Scenario scenario = read(with_trial(tiny(), "{kind: shadowing, every_weeks: 3}"));
  const Experiment all(scenario, shipped());
  const std::array<std::string, 2> asked{"trust_mean", "lead_time_mean"};
  const Experiment some(scenario, shipped(), asked);
  EXPECT_TRUE(all.watches_all());
  EXPECT_FALSE(some.watches_all());
  for (std::size_t arm = 0; arm < 2; ++arm) {
    const RunResult whole = run(all, arm);
    const RunResult part = run(some, arm);
    EXPECT_EQ(part.fingerprint.trace, whole.fingerprint.trace);
    EXPECT_EQ(part.programme_hours, whole.programme_hours);
    EXPECT_LT(part.figures.size(), whole.figures.size());
    for (const std::string& name : asked) {
      EXPECT_EQ(figure(some, part, name), figure(all, whole, name)) << name;
    }
  }
}

TEST(Watch, KeepsTheMetricsThatGiveWhatIsAskedForAndNoOther) {
  const std::array<std::string, 1> asked{"lead_time_p90"};
  const Experiment some(read(tiny()), shipped(), asked);
  std::set<std::string_view> given;
  for (const OutputColumn& column : some.watch().columns()) given.insert(column.output.name);
  EXPECT_EQ(given,
            (std::set<std::string_view>{"lead_time_mean", "lead_time_median", "lead_time_p90", "lead_time_quantile"}));
}

TEST(Watch, RefusesAnOutputThatNoMetricGives) {
  const std::array<std::string, 1> asked{"happiness"};
  EXPECT_THROW((void)Experiment(read(tiny()), shipped(), asked), ModelError);
}

}  // namespace
}  // namespace colead
