// SPDX-License-Identifier: Apache-2.0
// States are reported as they were over time, not as they are on the last day.
#include "colead/metrics/time_mean.hpp"

#include "metrics/record_builder.hpp"

namespace colead {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double mean_of(const std::vector<std::pair<double, double>>& samples, double end_week, double end) {
  TimeMean mean;
  for (const auto& [week, value] : samples) mean.add(week, std::vector<Figures::Row>{{"x", "all", value}});
  Figures figures;
  mean.report(end_week, std::vector<Figures::Row>{{"x", "all", end}}, figures);
  return figures.rows.at(0).value;
}

TEST(TimeMean, WeighsByTimeAndRunsStraightBetweenSamples) {
  EXPECT_DOUBLE_EQ(mean_of({{0, 1}, {10, 1}}, 20, 1), 1.0);
  EXPECT_DOUBLE_EQ(mean_of({{0, 0}}, 8, 1), 0.5);
  EXPECT_DOUBLE_EQ(mean_of({{2, 0}, {4, 1}}, 10, 1), (2 * 0.5 + 6) / 8);
}

TEST(TimeMean, LeavesOutWhatThereWasNot) {
  EXPECT_DOUBLE_EQ(mean_of({{0, nothing}, {4, 2}}, 8, 4), 3.0);
  EXPECT_TRUE(std::isnan(mean_of({{0, nothing}, {4, nothing}}, 8, nothing)));
}

TEST(TimeMean, IsTheStateItselfWhereNoTimeHasPassed) {
  EXPECT_EQ(mean_of({}, 5, 3), 3.0);
  EXPECT_EQ(mean_of({{5, 2}}, 5, 3), 3.0);
}

TEST(States, OfTwoHalvesAreTheirMeanAndTheEndIsTheEnd) {
  SmallWorld small;
  small.hire(small.manager), small.hire(small.medic);
  small.open();
  small.world.units[0].safety = small.world.units[1].safety = 0.2;
  const auto metric = make_metric("safety");
  static_cast<void>(sampled(*metric, small.world));
  small.world.horizon = Time::start() + weeks(30);
  small.world.engine.run_until(Time::start() + weeks(17), [](const Event&) {});
  static_cast<void>(sampled(*metric, small.world));
  small.world.units[0].safety = small.world.units[1].safety = 0.6;
  static_cast<void>(sampled(*metric, small.world));  // from one moment to the next
  small.world.engine.run_until(Time::start() + weeks(22), [](const Event&) {});
  const auto f = report(*metric, small.world);
  EXPECT_DOUBLE_EQ(at(f, "safety_mean"), 0.4);
  EXPECT_DOUBLE_EQ(at(f, "safety_end"), 0.6);
}

/// Sampled as they were founded; from half of the time on the ann of managers and the cem of medics know each other
/// too.
TEST(States, OfTiesAreMeansOverTimeBesideTheLastDay) {
  struct Case {
    const char* kind;
    const char* mean;
    const char* end;
    double before, after;
  };
  // Within: one pair, later one of each; no evidence: of eight ordered pairs all, later all but one.
  for (const Case& c : {Case{"ei_index", "ei_index", "ei_index_end", -1.0, 0.0},
                        Case{"evidence_free_dyads", "evidence_free_share", "evidence_free_end", 1.0, 7.0 / 8}}) {
    SmallWorld small;
    const PersonId ann = small.hire(small.manager), bob = small.hire(small.manager), cem = small.hire(small.medic);
    small.hire(small.medic);
    small.open();
    small.tie(ann, bob, 1.0);
    const auto metric = make_metric(c.kind);
    static_cast<void>(sampled(*metric, small.world));
    small.world.horizon = Time::start() + weeks(30);
    small.world.engine.run_until(small.world.now() + weeks(6), [](const Event&) {});
    static_cast<void>(sampled(*metric, small.world));
    small.tie(ann, cem, 1.0).positive.fill(1000.0F);
    static_cast<void>(sampled(*metric, small.world));  // from one moment to the next
    small.world.engine.run_until(small.world.now() + weeks(6), [](const Event&) {});
    const auto f = report(*metric, small.world);
    EXPECT_NEAR(at(f, c.mean), (c.before + c.after) / 2.0, 1e-12) << c.kind;
    EXPECT_DOUBLE_EQ(at(f, c.end), c.after) << c.kind;
  }
}

}  // namespace
}  // namespace colead
