// SPDX-License-Identifier: Apache-2.0
// Nobody is forgotten: in every shipped scenario, left as it is for ten years, each decision is made, and the number of
// open ones neither grows nor falls over the last five.
#include <gtest/gtest.h>

#include <cmath>

#include "colead/scenario/edit.hpp"
#include "colead/scenario/gate.hpp"
#include "support/claim.hpp"
#include "support/source_dir.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

constexpr double years = 52.1775;
constexpr std::uint64_t replications = 6;

double figure(const Experiment& made, const RunResult& result, std::string_view output) {
  for (const FigureRow& row : result.figures) {
    if (row.group == "all" && made.watch().columns()[row.output].output.name == output) return row.value;
  }
  throw std::logic_error("no figure");
}

/// Open decisions a year by which the backlog grows from this week on, by least squares over the samples.
double backlog_slope(const Experiment& made, const RunResult& result, double from_week) {
  double n = 0, x = 0, y = 0, xx = 0, xy = 0;
  for (const SeriesRow& row : result.series) {
    if (row.weeks < from_week || made.watch().columns()[row.output].output.name != "backlog") continue;
    const double t = (row.weeks - from_week) / years;
    n += 1, x += t, y += row.value, xx += t * t, xy += t * row.value;
  }
  return (n * xy - x * y) / (n * xx - x * x);
}

/// As it is shipped; one trust stands for the 209 of the health service, which differ in nothing.
Scenario left_alone(const std::string& name) {
  Scenario scenario = load_scenario(source_dir() + "/scenarios/" + name + ".yaml", shipped());
  if (name != "health_service_england") return scenario;
  const std::vector<Edit> one_trust{{"organisations.hospital.count", Node::scalar("1")}};
  return edited(scenario, one_trust, shipped());
}

class NobodyIsForgotten : public testing::TestWithParam<const char*> {};

TEST_P(NobodyIsForgotten, OverTenYearsAndTheBacklogStandsStill) {
  Scenario scenario = left_alone(GetParam());
  scenario.setting.horizon_weeks = 10 * years;
  const std::uint64_t seed = scenario.seed;
  const Experiment made(std::move(scenario), shipped());
  std::vector<RunTask> tasks;
  for (std::uint64_t r = 0; r < replications; ++r) tasks.push_back({0, {seed, r, {}}});
  Sample slopes;
  double never = 0.0;
  for (const RunResult& result : made.run(tasks, Workers{2, {}})) {
    never = std::max(never, figure(made, result, "never_decided_share"));
    slopes.push_back(backlog_slope(made, result, 5 * years));
  }
  const Estimate slope = estimate(slopes);
  constexpr double student_99 = 4.032;  // five degrees of freedom
  const Claims pattern{"pattern", "design_patterns"};
  const std::string where = std::string(GetParam()) + ".yaml over ten years: ";
  expect_near(pattern(where + "share of decisions never made"), {never}, 0.0, 0.0);
  expect_near(pattern(where + "decisions by which the backlog grows a year"), {slope.mean, slope.error}, 0.0,
              student_99 * slope.error);
}

INSTANTIATE_TEST_SUITE_P(Scenarios, NobodyIsForgotten,
                         testing::Values("small_unit", "acute_hospital", "care_system", "health_service_england"),
                         [](const auto& one) { return std::string(one.param); });

}  // namespace
}  // namespace colead
