// SPDX-License-Identifier: Apache-2.0
// Processes of a decision as data: what each form and order of stages takes, in hours that can be added up by hand.
#include "colead/simulation/process.hpp"

#include <gtest/gtest.h>

#include "colead/simulation/quorum.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

/// Three people who are always there, work of exactly 1, 2 and 3 h, and a decision about once a month.
std::string office(const std::string& process, const std::string& more = "") {
  return R"(colead: 1
preset: queue
name: office
seed: 5
horizon_weeks: 400
professions: {clerk: {}, manager: {}, director: {}}
decisions:
  form:
    per_week: 0.25
    needs: [{profession: clerk}, {profession: manager, effort: 2}, {profession: director, effort: 3}]
    effort_hours: 1
    effort_distribution: fixed
    meeting_minutes: 30
)" + more +
         "    process: " + process + R"(
unit_types:
  office:
    staff:
      - {profession: clerk, calendar: always, count: 2}
      - {profession: manager, calendar: always}
      - {profession: director, calendar: always}
    decisions: {form: {}}
units: {office: {type: office}}
)";
}

/// Hours that most decisions took: nobody waits for anybody but now and then.
double usual_lead(const std::string& text) {
  Sample leads;
  for (const DecisionRecord& d : run(experiment(text)).decisions) leads.push_back(in_hours(d.lead_time()));
  if (leads.size() < 50) throw std::logic_error("too few decisions");
  std::sort(leads.begin(), leads.end());
  return leads[leads.size() / 2];
}

TEST(Process, StagesTakeWhatTheirSignaturesTake) {
  EXPECT_NEAR(usual_lead(office("[{form: sign_off, order: sequential}]")), 6.0, 1e-6);
  EXPECT_NEAR(usual_lead(office("[{form: sign_off}]")), 3.0, 1e-6);
  EXPECT_NEAR(usual_lead(office("[{form: sign_off, quorum: 2}]")), 2.0, 1e-6);
  EXPECT_NEAR(usual_lead(office("[{form: sign_off, order: sequential, quorum: 1}]")), 1.0, 1e-6);
  EXPECT_NEAR(usual_lead(office("[{form: sign_off, needs: [1, 3]}, {form: sign_off, needs: [2], effort: 0.5}]")), 4.0,
              1e-6);
  EXPECT_NEAR(usual_lead(office("[{form: pool, needs: [1]}, {form: sign_off, needs: [3]}]")), 4.0, 1e-6);
}

TEST(Process, AMeetingAfterSignaturesWaitsForTheQuarterHour) {
  const double lead = usual_lead(office("[{form: sign_off, needs: [2]}, {form: meet, effort: 0}]"));
  EXPECT_GE(lead, 2.5);
  EXPECT_LE(lead, 2.75);
}

TEST(Process, AStageMayFollowTheMeetingThatDecides) {
  const double lead = usual_lead(office("[{form: meet, effort: 0}, {form: sign_off, needs: [3]}]"));
  EXPECT_GE(lead, 3.5);
  EXPECT_LE(lead, 3.75);
}

TEST(Process, ReworkGoesBackAsOftenAsItsChanceSays) {
  for (const double p : {0.2, 0.5}) {
    const std::string chance = std::to_string(p);
    const std::string text =
        with(office("[{form: sign_off, needs: [1]}, {form: sign_off, needs: [2], rework: " + chance + ", back_to: 1}]"),
             "per_week: 0.25", "per_week: 20");
    Sample reworks;
    for (const DecisionRecord& d : run(experiment(text)).decisions) reworks.push_back(d.reworks);
    const Estimate found = estimate(reworks);
    EXPECT_NEAR(found.mean, p / (1 - p), 4 * found.error);  // geometric
    EXPECT_NEAR(variance(reworks), p / (1 - p) / (1 - p), 0.1 * p / (1 - p) / (1 - p));
  }
}

TEST(Process, TheOneOfPreparingAndMeetingIsTheDefault) {
  const std::string written = with(tiny(), "    effort_hours: 0.6\n", "    effort_hours: 0.6\n    process: [{}]\n");
  const RunResult as_ever = run(experiment(tiny()));
  const RunResult told = run(experiment(written));
  EXPECT_EQ(told.fingerprint.trace, as_ever.fingerprint.trace);
  EXPECT_EQ(told.fingerprint.outputs, as_ever.fingerprint.outputs);
}

TEST(Process, WhatDoesNotAgreeOnPaperIsSignedAnewAndGoesUp) {
  // Nobody accepts less than their best and all judge with much noise: unanimity on paper is rare.
  const std::string text =
      with(office("[{form: sign_off, effort: 0.1}]", "    max_attempts: 3\n    rule: unanimity\n    options: 6\n"),
           "professions: {clerk: {}, manager: {}, director: {}}",
           "behaviour: {deliberation: {tolerance: 0, defer_days: 1}, uptake: {noise: 10}}\n"
           "professions: {clerk: {competence: 0}, manager: {competence: 0}, director: {competence: 0}}");
  double attempts = 0, escalated = 0;
  const auto decisions =
      run(experiment(with(text, "director, calendar", "director, tier: senior, calendar"))).decisions;
  for (const DecisionRecord& d : decisions) {
    attempts = std::max<double>(attempts, d.attempts);
    escalated += d.escalations;
    EXPECT_NE(d.style, Style::open);
  }
  EXPECT_GT(escalated, 0.5 * static_cast<double>(decisions.size()));
  EXPECT_EQ(attempts, 4.0);  // three on paper, one above
}

TEST(Process, APoolSignsOnceAndByOneOfIts) {
  const Experiment made = experiment(with(office("[{form: pool, needs: [1]}]"), "per_week: 0.25", "per_week: 250"));
  const RunResult result = run(made);
  std::map<std::uint32_t, int> signed_by;
  for (const DecisionRecord& d : result.decisions) ++signed_by[d.people[0].value];
  EXPECT_EQ(signed_by.size(), 2U);  // both clerks
  for (const auto& [person, count] : signed_by) EXPECT_GT(count, static_cast<int>(result.decisions.size()) / 3);
}

/// The earliest time at which some k of n are free, by trying every k of them.
std::optional<Time> by_trying(const World& world, const Decision& d, std::size_t k, Time from, Time until) {
  std::optional<Time> best;
  for (std::uint32_t subset = 0; subset < (1U << d.seat_count); ++subset) {
    std::vector<PersonId> who;
    for (std::uint32_t p = 0; p < d.seat_count; ++p) {
      if ((subset >> p & 1U) != 0) who.push_back(d.seats[p].person);
    }
    if (who.size() != k) continue;
    const auto start = world.diaries.first_shared(who, from, d.meeting_length, until, Hours::open);
    if (start && (!best || *start < *best)) best = start;
  }
  return best;
}

TEST(Quorum, KOfNMeetAtTheEarliestTimeAnyKAreFree) {
  Founded founded(with(tiny(), "mon-fri 09:00-12:00", "mon-fri 09:00-18:00"));
  World& world = founded.world;
  Decision d = founded.decision({founded.person(manager_1), founded.person(manager_2), founded.person(medic_1),
                                 founded.person(medic_2), founded.person("north.medic.senior.1")});
  d.meeting_length = minutes(45);
  Draws draws = world.luck.draws(Purpose::example, 1);
  for (int n = 0; n < 2000; ++n) {
    const auto who = static_cast<std::size_t>(draws.next() * d.seat_count);
    const Time start = Time::start() + minutes(15) * static_cast<std::int64_t>(draws.next() * 2600.0);
    if (!world.diaries.booked_at(d.seats[who].person, start))
      world.diaries.book(d.seats[who].person, start, minutes(15));
  }
  for (std::size_t k = 1; k <= d.seat_count; ++k) {
    for (const double day : {0.0, 3.3, 9.6, 20.0}) {
      const Time from = Time::start() + days(day);
      EXPECT_EQ(first_start_of_some(founded.life(), d, {k, false, Hours::open}, from, never()),
                by_trying(world, d, k, from, never()))
          << k << " of " << int{d.seat_count} << " from day " << day;
    }
  }
}

TEST(Quorum, AnAlternateTakesTheChairOfWhoeverIsNotFree) {
  Founded founded(tiny());
  World& world = founded.world;
  Decision d = founded.decision({founded.person(manager_1), founded.person(medic_1)});
  d.meeting_length = minutes(30);
  const Time monday = Time::start() + hours(9);
  world.diaries.book(founded.person(medic_1), monday, hours(2));
  EXPECT_EQ(first_start_of_some(founded.life(), d, {2, false, Hours::open}, Time::start(), never()), monday + hours(2));
  const SomeOf with_alternates{2, true, Hours::open};
  EXPECT_EQ(first_start_of_some(founded.life(), d, with_alternates, Time::start(), never()), monday);
  seat_some(founded.life(), d, with_alternates, monday);
  EXPECT_EQ(d.seats[0].person, founded.person(manager_1));
  EXPECT_NE(d.seats[1].person, founded.person(medic_1));
  EXPECT_EQ(world.people[d.seats[1].person].profession, world.people[founded.person(medic_1)].profession);
  EXPECT_TRUE(d.seats[0].booked && d.seats[1].booked);
  EXPECT_EQ(d.record.people[1], d.seats[1].person);
}

}  // namespace
}  // namespace colead
