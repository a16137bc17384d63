// SPDX-License-Identifier: Apache-2.0
// Problems are noticed by people who come, within the minutes they have.
#include "colead/interventions/problem_feed.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "interventions/small_world.hpp"

namespace colead {
namespace {

using test::SmallWorld;

constexpr PersonId manager{0};   // of unit 0
constexpr PersonId medic{4};     // of unit 0
constexpr PersonId stranger{8};  // of unit 1

/// A world with problems of unit 0 that nobody would notice for a year.
struct Troubled : SmallWorld {
  explicit Troubled(std::size_t problems) {
    world.horizon = Time::start() + weeks(520);
    for (std::uint32_t n = 0; n < problems; ++n) {
      Decision d;
      d.record.identity = identity(identity("trouble"), n);
      d.record.unit = UnitId{0};
      d.record.arrived = Time::start();
      d.stage = Stage::latent;
      d.noticed_at = Time::start() + weeks(52);
      world.decisions.push_back(d);
      enter_undecided(world, DecisionId{n});
    }
  }
  [[nodiscard]] std::size_t noticed() const {
    std::size_t count = 0;
    for (const Decision& d : world.decisions) count += d.noticed_at < Time::start() + weeks(52) ? 1 : 0;
    return count;
  }
};

Attendee coming(PersonId who, double hours_there, double until_weeks = 1.0) {
  return {who, hours_there, 0.0, Time::start() + weeks(until_weeks)};
}

struct Session {
  double rate;
  double manager_hours;
  double medic_hours;
};

class Feed : public testing::TestWithParam<Session> {};

TEST_P(Feed, NoticesWithOneLessExpOfRateTimesAttendeeHours) {
  const auto [rate, hours_a, hours_b] = GetParam();
  constexpr std::uint64_t sessions = 20000;
  Troubled small(1);
  std::size_t noticed = 0;
  for (std::uint64_t n = 0; n < sessions; ++n) {
    small.world.decisions[0].noticed_at = Time::start() + weeks(52);
    static_cast<void>(raise_problems(small.world, small.occasion(n),
                                     {coming(manager, hours_a), coming(medic, hours_b), coming(stranger, 8.0)},
                                     {.raise_per_hour = rate, .minutes_each = 0.1}));
    noticed += small.noticed();
  }
  const double p = 1.0 - std::exp(-rate * (hours_a + hours_b));
  const double error = std::sqrt(p * (1.0 - p) / static_cast<double>(sessions));
  EXPECT_NEAR(static_cast<double>(noticed) / static_cast<double>(sessions), p, 4.0 * error);
}

INSTANTIATE_TEST_SUITE_P(AttendeeHours, Feed,
                         testing::Values(Session{0.05, 0.5, 0.5}, Session{0.2, 0.5, 2.0}, Session{1.0, 0.25, 0.25},
                                         Session{2.0, 1.0, 0.0}));

TEST(ProblemFeed, NoHoursNoRateOrNobodyOfTheUnitNoticesNothing) {
  Troubled small(50);
  const ProblemFeed eager{.raise_per_hour = 100.0, .minutes_each = 0.1};
  static_cast<void>(raise_problems(small.world, small.occasion(), {coming(manager, 0.0)}, eager));
  static_cast<void>(raise_problems(small.world, small.occasion(), {coming(stranger, 8.0)}, eager));
  static_cast<void>(raise_problems(small.world, small.occasion(), {}, eager));
  static_cast<void>(raise_problems(small.world, small.occasion(), {coming(manager, 8.0)}, {.raise_per_hour = 0.0}));
  EXPECT_EQ(small.noticed(), 0U);
  EXPECT_EQ(small.world.engine.pending(), 0U);
}

TEST(ProblemFeed, RaisesNoMoreThanFitsIntoTheMinutesAndTakesThem) {
  for (const double minutes_each : {5.0, 10.0, 25.0}) {
    Troubled small(50);
    const auto left = raise_problems(small.world, small.occasion(), {coming(manager, 0.5), coming(medic, 1.0)},
                                     {.raise_per_hour = 1e6, .minutes_each = minutes_each});
    const double fit = std::floor(30.0 / minutes_each + 1e-9) + std::floor(60.0 / minutes_each + 1e-9);
    EXPECT_EQ(static_cast<double>(small.noticed()), fit) << minutes_each;
    EXPECT_NEAR(60.0 * (left[0].hours + left[1].hours), 90.0 - fit * minutes_each, 1e-9);
  }
}

TEST(ProblemFeed, NoticesAtTheEndOfTheFirstWhoRaisesItAndNeverLater) {
  Troubled small(1);
  const ProblemFeed sure{.raise_per_hour = 1e6, .minutes_each = 5.0};
  static_cast<void>(
      raise_problems(small.world, small.occasion(), {coming(manager, 1, 0.5), coming(medic, 1, 0.25)}, sure));
  EXPECT_EQ(small.world.decisions[0].noticed_at, Time::start() + weeks(0.25));
  const auto left = raise_problems(small.world, small.occasion(1), {coming(manager, 1, 0.5)}, sure);
  EXPECT_EQ(small.world.decisions[0].noticed_at, Time::start() + weeks(0.25));
  EXPECT_EQ(left[0].hours, 1.0) << "what is noticed sooner anyway takes nobody's minutes";
  EXPECT_EQ(small.world.engine.pending(), 1U);
}

}  // namespace
}  // namespace colead
