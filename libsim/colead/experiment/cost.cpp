// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/cost.hpp"

#include <algorithm>

#include "colead/math/functions.hpp"
#include "colead/scenario/load.hpp"

namespace colead {
namespace {

// Fitted to runs of 297 to 1.5 million people: docs/guides/large_services.md.
constexpr double bytes_a_person = 1700.0;  // with their post in the plan
constexpr double bytes_a_tie = 90.0;       // at the moment at which rows of ties are made anew
constexpr double bytes_a_weekly_decision = 2500.0;
constexpr double seconds_to_found_one = 14e-6;     // person, with their post in the plan
constexpr double seconds_a_person_week = 0.47e-6;  // absence, turnover, what is forgotten, samples
constexpr double seconds_a_decision = 9.4e-6;
// The larger a world, the farther from the processor it lies.
constexpr double people_near_by = 300.0;
constexpr double dearer_by_size = 0.2;

}  // namespace

RunCost expected_cost(const Setting& setting) {
  const double people = expected_people(setting);
  const double ties = setting.network.given() ? setting.network->expected_ties(people) : 0.0;
  const double weeks = setting.warm_up_weeks + setting.horizon_weeks;
  const double decisions = expected_decisions(setting);
  const double far = math::pow(std::max(1.0, people / people_near_by), dearer_by_size);
  return {
      people * seconds_to_found_one + far * (people * weeks * seconds_a_person_week + decisions * seconds_a_decision),
      people * bytes_a_person + ties * bytes_a_tie + decisions / weeks * bytes_a_weekly_decision};
}

}  // namespace colead
