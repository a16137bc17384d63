// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/cost.hpp"

#include "colead/scenario/load.hpp"

namespace colead {
namespace {

// Measured on shipped scenarios of 297 to 1.5 million people: docs/guides/large_services.md has the runs.
constexpr double bytes_a_person = 3600.0;
constexpr double bytes_a_tie = 60.0;
constexpr double seconds_a_person = 30e-6;        // founding
constexpr double seconds_a_person_week = 1.5e-6;  // absence, turnover, what is forgotten, samples
constexpr double seconds_a_decision = 8e-6;

}  // namespace

RunCost expected_cost(const Setting& setting) {
  const double people = expected_people(setting);
  const double ties = setting.network.given() ? setting.network->expected_ties(people) : 0.0;
  const double weeks = setting.warm_up_weeks + setting.horizon_weeks;
  return {
      people * (seconds_a_person + seconds_a_person_week * weeks) + expected_decisions(setting) * seconds_a_decision,
      people * bytes_a_person + ties * bytes_a_tie};
}

}  // namespace colead
