// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "colead/interventions/sessions.hpp"
#include "colead/theory/training.hpp"
#include "interventions/small_world.hpp"

namespace colead {
namespace {

using test::SmallWorld;

struct Schedule {
  const char* name;
  const char* gain;
  double per_year;
  double peak;  ///< computed_dose_schedule; 0: only the mean is
  double mean;
};

/// Gain g every D with half-life 6.5 months (tatel_2025), by the online hours of a course.
class DoseSchedule : public testing::TestWithParam<Schedule> {
 protected:
  static constexpr PersonId learner{0};

  void settle() {
    const double period = 52.1775 / GetParam().per_year;
    for (std::uint64_t n = 0; n < 200; ++n) {
      small.wait(period);
      kind->deliver(small.world, small.occasion(n), one);
    }
  }
  SmallWorld small;
  const Kind<Intervention> kind = test::make("blended_course", {{"understanding", GetParam().gain}});
  const std::vector<Attendee> one{{learner, 0.0, 7.5}};
};

TEST_P(DoseSchedule, SettlesAtThePeakAndMeanOfTheClosedForm) {
  small.setting.behaviour.learning.half_life_months = 6.5;
  settle();
  const Schedule& schedule = GetParam();
  const double decay = theory::decay_rate(6.5 / 12.0);
  const double gain = std::stod(schedule.gain);
  const double peak = understanding(small.world, learner, ProfessionId{1});
  EXPECT_NEAR(peak, theory::dose_schedule_peak(gain, 1.0 / schedule.per_year, decay), 2e-6);
  if (schedule.peak > 0.0) {
    EXPECT_NEAR(peak, schedule.peak, 2e-6);
  }
  double total = 0;
  constexpr int steps = 1000;
  const double step = 52.1775 / schedule.per_year / steps;
  small.wait(step / 2);
  for (int s = 0; s < steps; ++s) {
    total += understanding(small.world, learner, ProfessionId{1});
    small.wait(step);
  }
  EXPECT_NEAR(total / steps, theory::dose_schedule_mean(gain, 1.0 / schedule.per_year, decay), 3e-6);
  EXPECT_NEAR(total / steps, schedule.mean, 3e-6);
}

INSTANTIATE_TEST_SUITE_P(Row419, DoseSchedule,
                         testing::Values(Schedule{"monthly", "0.1", 12, 0.523467, 0.496522},
                                         Schedule{"yearly", "0.8", 1, 0.847123, 0.477870},
                                         Schedule{"quarterly", "0.3", 4, 0.0, 0.522210}),
                         [](const auto& schedule) { return std::string(schedule.param.name); });

TEST(Doses, ManySmallDosesOfOneTotalLastLongerThanOneLargeDose) {
  // H5 depends on the half-life: over a year, forgetting eats most of what came at its beginning.
  const auto left_after_a_year = [](int sessions) {
    SmallWorld small;
    const auto kind = test::make("blended_course");
    for (int n = 0; n < sessions; ++n) {
      const std::vector<Attendee> one{{PersonId{0}, 0.0, 24.0 / sessions}};
      kind->deliver(small.world, small.occasion(static_cast<std::uint64_t>(n)), one);
      small.wait(52.0 / sessions);
    }
    return understanding(small.world, PersonId{0}, ProfessionId{1});
  };
  EXPECT_GT(left_after_a_year(12), left_after_a_year(1));
}

}  // namespace
}  // namespace colead
