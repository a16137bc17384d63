// SPDX-License-Identifier: Apache-2.0
// Signs that the literature is sure of, as paired comparisons on common luck: speaking up, transparency, clarifying and
// contact do no harm by construction, overload builds no trust, and experience does not make people forget.
#include <gtest/gtest.h>

#include <functional>
#include <iostream>

#include "relations/standing.hpp"

namespace colead {
namespace {

using namespace test;

struct Case {
  std::string text;
  std::size_t strategy{0};
};

using Figure = double Standing::*;

/// Mean over the observed time, every four weeks.
double time_mean(const Experiment& made, std::size_t strategy, std::uint64_t replication, Figure figure) {
  Simulation simulation = begin(made, strategy, replication);
  const auto& setting = made.plan().setting();
  double sum = 0, n = 0;
  for (double week = 2; week < setting.horizon_weeks; week += 4, ++n) {
    simulation.run_until(Time::start() + weeks(setting.warm_up_weeks + week));
    sum += standing_of(simulation.world()).*figure;
  }
  return sum / n;
}

Estimate difference(const Case& more, const Case& less, Figure figure, std::uint64_t replications = 60) {
  const Experiment with_more = experiment(more.text), with_less = experiment(less.text);
  Sample sample;
  for (std::uint64_t r = 0; r < replications; ++r) {
    sample.push_back(time_mean(with_more, more.strategy, r, figure) - time_mean(with_less, less.strategy, r, figure));
  }
  const Estimate out = estimate(sample);
  std::cout << "  difference " << out.mean << " +- " << 1.96 * out.error << "\n";
  return out;
}

/// A difference below this does not matter on a scale of 0 to 1.
constexpr double matters = 0.005;

void expect_no_harm(const Estimate& effect) { EXPECT_GT(effect.mean + 1.96 * effect.error, -matters); }
void expect_rise(const Estimate& effect) { EXPECT_GT(effect.mean - 1.96 * effect.error, 0.0); }
void expect_fall(const Estimate& effect) { EXPECT_LT(effect.mean + 1.96 * effect.error, 0.0); }

/// A year, watched from half a year on; a vivid difference between the professions, nobody leaves soon.
std::string year() {
  std::string text = with(tiny(), "horizon_weeks: 26\nwarm_up_weeks: 4", "horizon_weeks: 52\nwarm_up_weeks: 26");
  text = with(text, "tenure_years: 0.8", "tenure_years: 6");
  return with(
      with(text, "  manager: {}", "  manager: {understanding: 0.4, stereotype: {finance: 1}, stereotype_weight: 0.5}"),
      "  medic: {}", "  medic: {understanding: 0.4, stereotype: {safety: 1}, stereotype_weight: 0.3}");
}

Case under(const std::string& interventions) { return {with_trial(year(), interventions), 1}; }
const Case baseline{year(), 0};

TEST(Sign, SpeakingUpBuildsTrustAndDoesNotCostSafety) {
  const Case open = under("{kind: structured_tool, disclosure: 2, minutes: 0}");
  expect_rise(difference(open, baseline, &Standing::trust));
  expect_no_harm(difference(open, baseline, &Standing::safety));
}

TEST(Sign, VisibleOutcomesDoNotCostTrust) {
  const auto seen = [](const char* share) -> Case {
    return {with(year(), "visibility: 0.5", std::string("visibility: ") + share), 0};
  };
  for (const Estimate& effect : {difference(under("{kind: publish_outcomes}"), baseline, &Standing::trust, 240),
                                 difference(seen("1"), seen("0"), &Standing::trust, 240)}) {
    EXPECT_GT(effect.mean + 1.96 * effect.error, 0.0);
    EXPECT_LT(std::abs(effect.mean), 0.001);  // what is usual tells nothing, whoever sees it
  }
}

TEST(Sign, ClarifyingLowersMisperception) {
  const auto gain = [](const char* value) {
    return with_behaviour(year(), std::string("{deliberation: {conflict_above: 1, clarify_gain: ") + value + "}}");
  };
  expect_fall(difference({gain("0.9")}, {gain("0")}, &Standing::misperception, 30));
  expect_fall(difference({gain("0.3")}, {gain("0")}, &Standing::misperception, 30));
}

TEST(Sign, ContactRaisesTrustAndUnderstanding) {
  for (const char* kind : {"{kind: shadowing, every_weeks: 8, selection: everybody}",
                           "{kind: check_in, every_weeks: 1, session_hours: 0.5, selection: everybody}"}) {
    expect_rise(difference(under(kind), baseline, &Standing::trust, 40));
    expect_rise(difference(under(kind), baseline, &Standing::understanding, 40));
  }
}

TEST(Sign, LoadBuildsNoTrust) {
  const auto load = [](const char* value) {
    return with(year(), "{type: ward}", std::string("{type: ward, load: ") + value + "}");
  };
  // A busier unit meets more, and contact builds trust (Allport 1954; r = -.21 with prejudice, Pettigrew & Tropp 2006).
  // What contact teaches taken out, twelve times the load makes no difference that matters.
  const auto without_contact = [&](const char* value) {
    return with_behaviour(load(value),
                          "{learning: {contact_understanding: 0, contact_perception: 0, contact_prior: 0}, "
                          "deliberation: {clarify_gain: 0}}");
  };
  const Estimate alone = difference({without_contact("3")}, {without_contact("0.25")}, &Standing::trust, 120);
  EXPECT_LT(std::abs(alone.mean) + 1.96 * alone.error, matters);
  // With it, load brings some two hours a week of meeting each other, and does no more than one hour a week of contact
  // in a programme would: a day beside somebody every eight weeks.
  const Estimate all = difference({load("3")}, {load("0.25")}, &Standing::trust);
  const Case beside = under("{kind: shadowing, every_weeks: 8, selection: everybody}");
  const Estimate contact = difference(beside, baseline, &Standing::trust, 40);
  EXPECT_LT(all.mean - 1.96 * all.error, contact.mean + 1.96 * contact.error);
}

TEST(Sign, LongerTenureLosesNoUnderstanding) {
  const Case stay{year()}, go{with(year(), "tenure_years: 6", "tenure_years: 0.5")};
  expect_no_harm(difference(stay, go, &Standing::understanding));
}

// ---- Who comes to what is voluntary (H4) ----

/// Mean need of those who come less that of everybody then, by b1.
Estimate need_of_attendees(const char* slope) {
  const std::string text = with_trial(with_behaviour(year(), std::string("{learning: {self_assessment_slope: ") +
                                                                 slope + "}, attendance: {intercept: -1}}"),
                                      "{kind: silo_training, selection: voluntary, every_weeks: 2, session_hours: 1}");
  const Experiment made = experiment(text);
  Sample out;
  for (std::uint64_t r = 0; r < 80; ++r) {
    Simulation simulation = begin(made, 1, r);
    double come = 0, all = 0, spent_in_all = 0;
    for (;;) {
      const std::vector<Timesheet> before = simulation.world().timesheets;
      if (!simulation.step()) break;
      const World& world = simulation.world();
      double mean = 0, spent = 0;
      for (std::uint32_t i = 0; i < world.people.size(); ++i) {
        mean += true_need(world, PersonId{i}) / static_cast<double>(world.people.size());
        if (before[i].attended >= world.timesheets[i].attended) continue;
        come += in_hours(world.timesheets[i].need_met - before[i].need_met);
        spent += in_hours(world.timesheets[i].attended_time - before[i].attended_time);
      }
      all += spent * mean;
      spent_in_all += spent;
    }
    if (spent_in_all > 0) out.push_back((come - all) / spent_in_all);
  }
  const Estimate estimated = estimate(out);
  std::cout << "  b1 " << slope << ": attendees' need less the mean " << estimated.mean << " +- "
            << 1.96 * estimated.error << "\n";
  return estimated;
}

TEST(Sign, AttendeesNeedIsBelowTheMeanAtTheShippedSlopeAndAboveItWherePeopleKnowTheirNeed) {
  expect_fall(need_of_attendees("0.7"));
  expect_rise(need_of_attendees("0"));
}

}  // namespace
}  // namespace colead
