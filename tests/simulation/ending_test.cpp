// SPDX-License-Identifier: Apache-2.0
// Every decision ends: seniors drawn again, sign-off on paper, the clock of escalated decisions, sittings, standing
// meetings.
#include "colead/simulation/ending.hpp"

#include <array>
#include <set>

#include "colead/simulation/sittings.hpp"
#include "colead/world/desk.hpp"
#include "simulation/table_fixture.hpp"
#include "support/invariants.hpp"

namespace colead {
namespace {

using namespace test;

/// Of six senior medics in a ward five work in the evening, when no manager does; everything escalates and nothing
/// defaults.
std::string seniors_apart(const std::string& endings) {
  std::string text =
      with(tiny(), "  office: {weeks", "  evening: {weeks: [{open: [\"mon-fri 18:00-20:00\"]}]}\n  office: {weeks");
  text = with(text, "      - {profession: medic, tier: senior, calendar: office, tenure_years: 0.8}",
              "      - {profession: medic, tier: senior, calendar: office}\n"
              "      - {profession: medic, tier: senior, calendar: evening, count: 5}");
  text = with(text, "    needs: [{profession: manager}, {profession: medic}]",
              "    patience_days: 0.1\n    default_share: 0\n    joint_tendency: 50\n"
              "    needs: [{profession: manager}, {profession: medic, tier: senior}]");
  text = with(text, "{rota: {}, beds: {}, plan: {}}", "{rota: {}}");
  return with_behaviour(with(text, "horizon_weeks: 26", "horizon_weeks: 60"),
                        "{deliberation: {flight: 0}, implementation: {rework_base: 0}, endings: " + endings + "}");
}

/// Open decisions at the end that came up more than twenty weeks before.
std::size_t forgotten(const std::string& text) {
  const Experiment made = experiment(text);
  Simulation simulation = begin(made);
  while (simulation.step()) expect_sound_decisions(simulation.world());
  std::size_t count = 0;
  for (const Decision& d : simulation.world().decisions) {
    if (d.stage != Stage::closed && d.record.arrived + weeks(20) < simulation.world().horizon) ++count;
  }
  return count;
}

const char* const all_off = "{redraw_after: 0, sign_off_after: 0, escalated_patience_days: 0}";

TEST(Endings, WithoutThemSeniorsWhoNeverMeetKeepDecisionsForEverAndRedrawingHelps) {
  const std::size_t stuck = forgotten(seniors_apart(all_off));
  EXPECT_GT(stuck, 20U);
  // Each redraw finds the one who can come with chance one in six: of twenty weeks few outlast all.
  const char* const redraw = "{redraw_after: 1, sign_off_after: 0, escalated_patience_days: 0}";
  EXPECT_LT(forgotten(seniors_apart(redraw)), stuck / 4);
}

TEST(Endings, SignOffAndTheClockForgetNobody) {
  for (const char* const one : {"{redraw_after: 0, sign_off_after: 4, escalated_patience_days: 0}",
                                "{redraw_after: 0, sign_off_after: 0, escalated_patience_days: 20}", "{}"}) {
    EXPECT_EQ(forgotten(seniors_apart(one)), 0U) << one;
  }
}

TEST(Endings, TheClockOfAnEscalatedDecisionIsExponentialWithItsMean) {
  Founded hospital(with_behaviour(tiny(), "{endings: {escalated_patience_days: 6}}"));
  hospital.world.horizon = Time::start() + weeks(5000);
  Sample days_to_wait;
  for (std::uint64_t n = 0; n < 4000; ++n) {
    hospital.world.decisions = {hospital.decision({hospital.person(manager_1)}, n)};
    hospital.world.decisions[0].record.escalations = 1;
    start_escalated_clock(hospital.life(), DecisionId{0});
    ASSERT_TRUE(hospital.world.engine.step([&](const Event& event) { days_to_wait.push_back(in_days(event.time)); }));
    hospital.world.engine = Engine{};
  }
  const Estimate found = estimate(days_to_wait);
  EXPECT_NEAR(found.mean, 6.0, 4.0 * found.error);
  EXPECT_NEAR(variance(days_to_wait), 36.0, 6.0);
}

TEST(Endings, OtherSeniorsAreDrawnAndAllOfThemInTime) {
  Founded hospital(with(tiny(), "      - {profession: medic, tier: senior, calendar: office, tenure_years: 0.8}",
                        "      - {profession: medic, tier: senior, calendar: office, count: 3}"));
  std::set<std::uint32_t> drawn;
  for (std::uint64_t n = 0; n < 60; ++n) {
    const PersonId first = hospital.person("north.medic.senior.1");
    hospital.world.decisions = {hospital.decision({first}, n)};
    Decision& d = hospital.world.decisions[0];
    d.escalated = true;
    d.searches = 2;
    ASSERT_TRUE(end_without_slot(hospital.life(), DecisionId{0}));
    EXPECT_NE(d.seats[0].person, first) << "somebody else";
    EXPECT_EQ(d.stage, Stage::preparing);
    drawn.insert(d.seats[0].person.value);
    clear_table(hospital.life(), DecisionId{0});
  }
  EXPECT_EQ(drawn.size(), 5U) << "of three in each of two wards";
}

TEST(Endings, NothingChangesBeforeTheSearchesHaveFailed) {
  Founded hospital(tiny());
  hospital.world.decisions = {hospital.decision({hospital.person("north.medic.senior.1")})};
  Decision& d = hospital.world.decisions[0];
  for (d.searches = 0; d.searches < 6; ++d.searches) EXPECT_FALSE(end_without_slot(hospital.life(), DecisionId{0}));
  d.escalated = true;
  d.searches = 1;
  EXPECT_FALSE(end_without_slot(hospital.life(), DecisionId{0}));
  d.searches = 4;
  EXPECT_TRUE(end_without_slot(hospital.life(), DecisionId{0}));
  EXPECT_EQ(d.stage, Stage::signing);
}

/// Both are open from nine to ten: an item of ninety minutes takes two mornings of three quarters of an hour.
std::string one_hour_a_day(const std::string& endings) {
  return with_behaviour(with(tiny(), "mon-fri 09:00-12:00", "mon-fri 09:00-10:00"),
                        "{uptake: {handoff: 0}, " + endings + "}");
}

TEST(Sittings, ALongItemIsSplitWhereTwoAreOverSooner) {
  Founded hospital(one_hour_a_day("endings: {sittings: 2}"));
  const std::array<PersonId, 2> both{hospital.person(manager_1), hospital.person(medic_1)};
  Decision d = hospital.decision({both[0], both[1]});
  d.meeting_length = minutes(90);
  ASSERT_TRUE(place_sittings(hospital.life(), d, both, Hours::open));
  EXPECT_TRUE(d.split);
  EXPECT_EQ(d.first_sitting, Time::start() + hours(9));
  EXPECT_EQ(d.meeting_start, Time::start() + hours(24 + 9));
  EXPECT_EQ(d.meeting_length, minutes(45));
  EXPECT_EQ(d.sat_together(), minutes(90));
  d.meeting_length = minutes(50);
  ASSERT_TRUE(place_sittings(hospital.life(), d, both, Hours::open));
  EXPECT_FALSE(d.split) << "it fits as a whole";
  EXPECT_EQ(d.meeting_start, Time::start() + hours(9));
  EXPECT_EQ(d.meeting_length, minutes(50));
}

TEST(Sittings, OneMoreMinuteNeverCostsDays) {
  Founded hospital(one_hour_a_day("endings: {sittings: 2}"));
  const std::array<PersonId, 2> both{hospital.person(manager_1), hospital.person(medic_1)};
  book(hospital.world, both[0], Time::start() + hours(9), minutes(31));
  const auto ends = [&](double length) {
    Decision d = hospital.decision({both[0], both[1]});
    d.meeting_length = minutes(length);
    EXPECT_TRUE(place_sittings(hospital.life(), d, both, Hours::open)) << length;
    return d.meeting_start + d.meeting_length;
  };
  for (double length = 31; length < 110; length += 1) {
    EXPECT_LE(ends(length + 1) - ends(length), hours(24)) << length;
  }
  EXPECT_EQ(ends(29), Time::start() + hours(10));
}

TEST(Sittings, AreSwitchedOffByOne) {
  Founded hospital(with(one_hour_a_day("endings: {sittings: 1}"), "meeting_minutes: 60", "meeting_minutes: 50"));
  const std::array<PersonId, 2> both{hospital.person(manager_1), hospital.person(medic_1)};
  Decision d = hospital.decision({both[0], both[1]});
  d.meeting_length = minutes(90);
  EXPECT_FALSE(place_sittings(hospital.life(), d, both, Hours::open));
}

TEST(Sittings, WhatTheDiscussionAddsIsBookedAndChargedAsFarAsEachIsFree) {
  Founded hospital(tiny());
  World& world = hospital.world;
  world.observing = true;
  world.observed_from = Time::start();
  const PersonId free = hospital.person(manager_1);
  const PersonId busy = hospital.person(medic_1);
  hospital.world.decisions = {hospital.decision({free, busy})};
  Decision& d = world.decisions[0];
  d.meeting_start = Time::start();
  d.meeting_length = minutes(30);
  book_sittings(world, d);
  book(world, busy, Time::start() + minutes(40), minutes(10));
  d.conclusion.extra = minutes(25);
  charge_meeting(hospital.life(), d);
  EXPECT_EQ(world.timesheets[free.value].meetings, minutes(55));
  EXPECT_EQ(world.timesheets[busy.value].meetings, minutes(40));
  EXPECT_TRUE(world.diaries.booked_at(free, Time::start() + minutes(54)));
  EXPECT_NEAR(static_cast<double>(d.record.joint_hours), 95.0 / 60, 1e-6);
}

TEST(StandingMeeting, TakesAnItemWithThosePresentAfterSearchesInVain) {
  Founded hospital(with(tiny(), "  north: {type: ward}", "  north: {type: ward, meeting_every_days: 7}"));
  const PersonId owner = hospital.person(manager_1);
  const PersonId away = hospital.person(medic_1);
  for (int week = 0; week < 4; ++week) book(hospital.world, away, Time::start() + weeks(week), hours(24));
  Decision d = hospital.decision({owner, away});
  d.seats[0].booked = d.seats[1].booked = false;
  EXPECT_FALSE(find_slot(hospital.life(), d));
  d.searches = 2;
  ASSERT_TRUE(find_slot(hospital.life(), d));
  EXPECT_EQ(d.meeting_start, Time::start() + hours(9));
  EXPECT_TRUE(d.seats[0].booked);
  EXPECT_FALSE(d.seats[1].booked);
  d.escalated = true;
  EXPECT_FALSE(find_slot(hospital.life(), d)) << "seniors settle it otherwise";
}

TEST(UnnoticedDefaults, HaveNoRouteAndNobodyAnswersForThem) {
  const std::string text =
      with(with(tiny(), "due_days: 6", "due_days: 1\n    default_share: 1\n    detection_days: 60"),
           "{rota: {}, beds: {}, plan: {}}", "{rota: {}}");
  const RunResult result = run(experiment(text));
  std::size_t unnoticed = 0;
  for (const DecisionRecord& r : result.decisions) {
    double shares = 0.0;
    for (const float share : r.accountability) shares += static_cast<double>(share);
    EXPECT_NEAR(shares, r.route == Route::none ? 0.0 : 1.0, 1e-5);
    const bool seen = r.ledger[static_cast<std::size_t>(Cause::undetected)] < (r.decided - r.arrived).us;
    EXPECT_EQ(r.route == Route::none, !seen);
    unnoticed += r.route == Route::none ? 1 : 0;
  }
  EXPECT_GT(unnoticed, 100U);
}

TEST(Utilisation, OfThePresentHoursIsAtMostOneHoweverMuchWorkWaits) {
  std::string text =
      with(tiny(), "effort_hours: 0.6", "effort_hours: 20\n    patience_days: 3000\n    default_share: 0");
  text = with(text, "{rota: {}, beds: {}, plan: {}}", "{rota: {load: 10}}");
  text = with(with(text, "horizon_weeks: 26", "horizon_weeks: 12"), "duty: [\"mon-fri 08:00-18:00\"], ", "");
  // Meetings end when they should: one that runs over the end of the day is work on top of the hours.
  text = with_behaviour(text,
                        "{asking: {minutes: 0}, deliberation: {clarify_minutes: 0, search_minutes: 0, "
                        "politick_minutes: 0}}");
  const Experiment made = experiment(text);
  for (std::uint64_t r = 0; r < 4; ++r) {
    for (const FigureRow& row : run(made, 0, r).figures) {
      if (made.watch().columns()[row.output].output.name != "utilisation") continue;
      EXPECT_LE(row.value, 1.0 + 1e-9) << row.group;
      EXPECT_GT(row.value, 0.9) << row.group;
    }
  }
}

}  // namespace
}  // namespace colead
