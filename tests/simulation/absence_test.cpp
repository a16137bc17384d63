// SPDX-License-Identifier: Apache-2.0
// Sickness, annual leave, meetings called off and late: shares of time against what was asked for, from the first day.
#include "colead/simulation/absence.hpp"

#include <gtest/gtest.h>

#include "colead/world/desk.hpp"
#include "colead/world/events.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

/// The two wards, with `count` people of each kind and nothing to decide.
std::string staffed(const std::string& absence, const std::string& count = "count: 60") {
  const std::string quiet = with(tiny(), "decisions: {rota: {}, beds: {}, plan: {}}", "decisions: {}");
  return with(with(quiet, "tenure_years: 0.8", "absence: " + absence), "count: 2, calendar", count + ", calendar");
}

/// Share of people away at noon of every seventh hour of a stretch of weeks.
double share_away(Simulation& simulation, double from_week, double to_week) {
  double away_now = 0, all = 0;
  for (double week = from_week; week < to_week; week += 1.0 / 24.0) {
    simulation.run_until(Time::start() + weeks(week));
    for (std::uint32_t i = 0; i < simulation.world().people.size(); ++i) {
      for (const Spell& spell : simulation.world().absences[i].known) {
        const Time at = Time::start() + weeks(week);
        if (spell.from <= at && at < spell.until) ++away_now;
      }
      ++all;
    }
  }
  return away_now / all;
}

struct Asked {
  std::string fields;
  double share;
};

TEST(Absence, TakesTheShareOfTimeThatIsAskedForFromTheFirstDay) {
  const std::array asked{Asked{"{sickness_share: 0.0412}", 0.0412},
                         Asked{"{sickness_share: 0.2, sickness_days: 20}", 0.2},
                         Asked{"{annual_leave_weeks: 7}", 49 / 365.25},
                         Asked{"{annual_leave_weeks: 12, annual_leave_days: 14}", 84 / 365.25}};
  for (const Asked& one : asked) {
    const Experiment made = experiment(staffed(one.fields));
    double first = 0, last = 0;
    constexpr int runs = 40;
    for (std::uint64_t r = 0; r < runs; ++r) {
      Simulation simulation = begin(made, 0, r);
      first += share_away(simulation, 0.0, 1.0) / runs;
      last += share_away(simulation, 26.0, 27.0) / runs;
    }
    // Of 244 people, each counted as if one look were all: more looks at one person make the mean no worse.
    const double error = std::sqrt(one.share * (1 - one.share) / (244 * runs));
    EXPECT_NEAR(first, one.share, 4 * error) << one.fields;
    EXPECT_NEAR(last, one.share, 4 * error) << one.fields;
  }
}

TEST(Absence, NobodyIsAwayUnlessAsked) {
  const Experiment made = experiment(staffed("{}"));
  Simulation simulation = begin(made);
  EXPECT_EQ(share_away(simulation, 0.0, 4.0), 0.0);
}

TEST(Absence, WhoIsAwayHasNoFreeHour) {
  const Experiment made = experiment(staffed("{sickness_share: 0.3, annual_leave_weeks: 10}"));
  Simulation simulation = begin(made);
  std::size_t looked_at = 0;
  for (double week = 0.5; week < 20; week += 0.7) {
    simulation.run_until(Time::start() + weeks(week));
    const World& world = simulation.world();
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      for (const Spell& spell : world.absences[i].known) {
        if (!(spell.from <= world.now() && world.now() + hours(30) < spell.until)) continue;
        ++looked_at;
        EXPECT_EQ(world.diaries.available(PersonId{i}, world.now() + hours(1), world.now() + hours(30), Hours::duty),
                  Duration{});
      }
    }
  }
  EXPECT_GT(looked_at, 500U);
}

TEST(Absence, NobodyMeetsWhileAway) {
  const std::string text = with(tiny(), "tenure_years: 0.8", "absence: {sickness_share: 0.25, sickness_days: 3}");
  const Experiment made = experiment(text);
  Simulation simulation = begin(made);
  std::size_t meetings = 0;
  Event event;
  while (simulation.step(event)) {
    if (static_cast<EventKind>(event.kind) != EventKind::meet) continue;
    const Decision& d = simulation.world().decisions[event.subject];
    if (d.stage != Stage::meeting) continue;  // called off
    ++meetings;
    for (std::size_t p = 0; p < d.seat_count; ++p)
      EXPECT_FALSE(d.seats[p].booked && away(simulation.world(), d.seats[p].person));
  }
  EXPECT_GT(meetings, 50U);
}

TEST(Absence, WhoeverIsAwayIsNotAskedWhileSomebodyElseCouldBe) {
  const std::string text =
      with(tiny(), "tenure_years: 0.8", "absence: {annual_leave_weeks: 15, annual_leave_days: 14}");
  const Experiment made = experiment(text);
  Simulation simulation = begin(made);
  std::size_t away_asked = 0, asked = 0;
  Event event;
  while (simulation.step(event)) {
    if (static_cast<EventKind>(event.kind) != EventKind::arrive) continue;
    const World& world = simulation.world();
    for (const Decision& d : world.decisions) {
      if (d.record.arrived != world.now() || d.seat_count == 0) continue;
      for (std::size_t p = 0; p < d.seat_count; ++p) {
        ++asked;
        if (!away(world, d.seats[p].person)) continue;
        ++away_asked;
        const DecisionClass& c = made.scenario().setting.decisions[d.record.decision_class.value];
        const auto candidates =
            made.plan().candidates(d.record.unit, d.record.decision_class, c.need_of(d.seats[p].needed));
        for (const PersonId other : candidates) {
          const auto seated = [&](const Seat& seat) { return seat.person == other; };
          EXPECT_TRUE(away(world, other) || std::any_of(d.seats.begin(), d.seats.begin() + d.seat_count, seated));
        }
      }
    }
  }
  EXPECT_GT(asked, 200U);
  EXPECT_LT(away_asked, asked / 4);
}

/// Meetings that were held and that were called off.
std::pair<double, double> held_and_off(const std::string& behaviour) {
  double held = 0, off = 0;
  const Experiment made = experiment(with_behaviour(tiny(), behaviour));
  for (std::uint64_t r = 0; r < 10; ++r) {
    Simulation simulation = begin(made, 0, r);
    Event event;
    while (simulation.step(event)) {
      if (static_cast<EventKind>(event.kind) != EventKind::meet) continue;
      (simulation.world().decisions[event.subject].stage == Stage::meeting ? held : off) += 1;
    }
  }
  return {held, off};
}

TEST(Meetings, AreCalledOffAsOftenAsTheyAreSaidToBe) {
  EXPECT_EQ(held_and_off("{}").second, 0.0);
  for (const double share : {0.1, 0.5}) {
    const auto [held, off] = held_and_off("{meetings: {cancelled: " + std::to_string(share) + "}}");
    EXPECT_TRUE(near_share(off, held + off, share)) << off << " of " << held + off;
  }
}

TEST(Meetings, BeginLateByTheirMean) {
  Sample late;
  Founded founded(with_behaviour(tiny(), "{meetings: {late: 0.73, late_minutes: 8}}"));
  for (std::uint64_t n = 0; n < 4000; ++n) {
    Decision d = founded.decision({founded.person(manager_1), founded.person(medic_1)}, n);
    const Turn turn = turn_of_meeting(founded.life(), d);
    EXPECT_TRUE(turn.held);
    late.push_back(in_hours(turn.late) * 60);
  }
  const Estimate found = estimate(late);
  EXPECT_NEAR(found.mean, 0.73 * 8, 4 * found.error);
  EXPECT_TRUE(near_share(static_cast<double>(std::count(late.begin(), late.end(), 0.0)), 4000, 0.27));
}

}  // namespace
}  // namespace colead
