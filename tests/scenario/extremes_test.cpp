// SPDX-License-Identifier: Apache-2.0
// Every number of a scenario at either end of its range, and two of them at once: the scenario is refused, or it runs
// within its budget. A range holds what every later step can use.
#include <gtest/gtest.h>

#include "colead/scenario/edit.hpp"
#include "colead/scenario/emit.hpp"
#include "support/cpu_time.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

/// Eight weeks of one ward with a strategy, and what else has numbers of its own.
std::string small() {
  std::string text = with(tiny(), "horizon_weeks: 26\nwarm_up_weeks: 4", "horizon_weeks: 6\nwarm_up_weeks: 2");
  text = with(text, "  south: {type: ward}\n", "");
  text = with(text, "north: {type: ward}", "north: {type: ward, meeting_every_days: 1}");
  return with_trial(text, "{kind: real_time, every_weeks: 1, session_hours: 1, problem_feed: {raise_per_hour: 1}}");
}

struct End {
  std::string path;
  double value;
};

/// Ends of what somebody may write, a bound that does not belong to the range being the smallest number beside it.
std::vector<End> ends_of(const Scenario& scenario) {
  std::vector<End> out;
  for (const Assumption& number : scenario.assumptions) {
    if (number.path == "horizon_weeks" || number.path == "warm_up_weeks") continue;
    for (const double end : {number.low, number.high}) {
      if (std::isfinite(end)) out.push_back({number.path, end});
    }
    if (number.low == 0.0) out.push_back({number.path, 1e-300});
  }
  return out;
}

/// Enough for a run of this size, whatever its numbers; the program's own is for a service of a million people.
Budget budget() {
  Budget out;
  out.people = 2000;
  out.decisions = 50000;
  return out;
}

std::string said(const std::vector<End>& ends) {
  std::string out;
  for (const End& end : ends) out += end.path + " " + format_double(end.value) + "; ";
  return out;
}

/// Refused in words, or run to its end within the seconds given.
void expect_sound(const Scenario& scenario, const std::vector<End>& ends, double seconds) {
  std::vector<Edit> edits;
  for (const End& end : ends) edits.push_back({end.path, Node::scalar(format_double(end.value))});
  const CpuTime time;
  try {
    const Experiment made(edited(scenario, edits, shipped(), budget()), shipped());
    for (std::size_t strategy = 0; strategy < 2; ++strategy) static_cast<void>(run(made, strategy));
  } catch (const ScenarioError& error) {
    EXPECT_FALSE(error.diagnostics().empty()) << said(ends);
  } catch (const std::exception& error) {
    ADD_FAILURE() << said(ends) << error.what();
  }
  EXPECT_LT(time.seconds(), seconds) << said(ends);
}

TEST(Extremes, OfEachNumberAreRefusedOrRun) {
  const Scenario scenario = read(small());
  const std::vector<End> ends = ends_of(scenario);
  EXPECT_GT(ends.size(), 300U);
  for (const End& end : ends) expect_sound(scenario, {end}, 20.0);
}

TEST(Extremes, OfTwoNumbersAtOnceAreRefusedOrRun) {
  const Scenario scenario = read(small());
  const std::vector<End> ends = ends_of(scenario);
  const Luck luck(1, 0);
  for (std::uint64_t n = 0; n < 400; ++n) {
    const auto pick = [&](std::uint64_t which) {
      const double u = luck.uniform(Purpose::example, n, which);
      return ends[static_cast<std::size_t>(u * static_cast<double>(ends.size()))];
    };
    const End one = pick(0), other = pick(1);
    if (one.path != other.path) expect_sound(scenario, {one, other}, 20.0);
  }
}

TEST(Extremes, AMeetingCadenceBelowAQuarterOfAnHourIsRefused) {
  for (const char* days : {"1.0e-300", "0.009"}) {
    try {
      static_cast<void>(read(with(small(), "meeting_every_days: 1", std::string("meeting_every_days: ") + days)));
      ADD_FAILURE() << days;
    } catch (const ScenarioError& error) {
      EXPECT_EQ(error.diagnostics()[0].path, "units.north.meeting_every_days");
      EXPECT_GT(error.diagnostics()[0].line, 0);
    }
  }
  EXPECT_NO_THROW(read(with(small(), "meeting_every_days: 1", "meeting_every_days: 0.01")));
}

TEST(Extremes, ATurnOfThePostsOfLessThanATenthOfAMonthIsRefusedInItsOwnWords) {
  const auto rotating = [](const char* months) {
    return with(small(), "{profession: manager, tier: senior, calendar: office, tenure_years: 0.8}",
                std::string("{profession: manager, tier: senior, calendar: office, rotation_months: ") + months + "}");
  };
  const Diagnostic problem = problem_of(rotating("1e-5"));
  EXPECT_EQ(problem.code, ErrorCode::range);
  EXPECT_EQ(problem.path, "unit_types.ward.staff[0].rotation_months");
  EXPECT_NE(problem.message.find("0.1"), std::string::npos) << problem.message;
  EXPECT_NO_THROW(read(rotating("0.1")));
  EXPECT_NO_THROW(read(rotating("0")));
}

TEST(Staff, MoreThanThereIsIsRefusedWithPlaceNumbersAndExpectation) {
  const std::string text =
      with(tiny(), "{profession: manager, tier: mid, count: 2}, {profession: medic, tier: mid, count: 2",
           "{profession: manager, tier: mid, count: 6}, {profession: medic, tier: mid, count: 2");
  const std::string lots = with(text, "  south: {type: ward}\n", "");
  try {
    static_cast<void>(experiment(lots));
    ADD_FAILURE() << "accepted";
  } catch (const ScenarioError& error) {
    const Diagnostic& problem = error.diagnostics()[0];
    const auto before = lots.substr(0, lots.find("needs: [{profession: manager, tier: mid, count: 6}"));
    EXPECT_EQ(problem.path, "decisions.plan.needs[0]");
    EXPECT_EQ(problem.line, 1 + std::count(before.begin(), before.end(), '\n'));
    EXPECT_GT(problem.column, 1);
    EXPECT_NE(problem.message.find("needs 6 people"), std::string::npos) << problem.message;
    EXPECT_NE(problem.message.find("more than 3"), std::string::npos) << problem.message;
    EXPECT_FALSE(problem.expected.empty());
  }
}

}  // namespace
}  // namespace colead
