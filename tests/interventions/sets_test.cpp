// SPDX-License-Identifier: Apache-2.0
// Sets of six to eight people, pairs, standing or drawn anew; sessions on calendar months; hosts by tier.
#include "colead/interventions/sets.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "colead/core/months.hpp"
#include "colead/simulation/workforce.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

bool anybody(const Person&, const Person&) { return true; }

/// Wards with this many managers and medics of middle rank each.
Founded organisation(const char* count) {
  return Founded(with(tiny(), "count: 2, calendar", std::string("count: ") + count + ", calendar"));
}

std::vector<Attendee> everybody(const World& world, std::size_t people) {
  std::vector<Attendee> out;
  for (std::uint32_t i = 0; i < people; ++i) out.push_back({PersonId{i}, 2.0, 0.0});
  EXPECT_GE(world.people.size(), people);
  return out;
}

Occasion occasion_of(std::uint64_t ordinal) {
  Occasion occasion;
  occasion.intervention = 77;
  occasion.ordinal = ordinal;
  return occasion;
}

std::map<std::uint32_t, int> sizes(const std::vector<std::uint32_t>& sets) {
  std::map<std::uint32_t, int> out;
  for (const std::uint32_t set : sets) ++out[set];
  return out;
}

TEST(Sets, OfSevenHaveSixToEightPeopleFromTwentyFourOn) {
  Founded founded = organisation("40");
  const Mixing mixing{.set_size = 7};
  for (std::size_t people = 24; people <= 80; ++people) {
    const auto sets = sets_of(founded.world, occasion_of(people), everybody(founded.world, people), mixing, anybody);
    for (const auto& [set, size] : sizes(sets)) {
      EXPECT_GE(size, 6) << people;
      EXPECT_LE(size, 8) << people;
      EXPECT_GT(set, 0U);
    }
  }
}

TEST(Sets, AreDrawnAnewUnlessTheyStand) {
  Founded founded = organisation("20");
  const auto people = everybody(founded.world, 42);
  const Mixing passing{.set_size = 7};
  EXPECT_NE(sets_of(founded.world, occasion_of(1), people, passing, anybody),
            sets_of(founded.world, occasion_of(2), people, passing, anybody));
  const Mixing standing{.set_size = 7, .standing_sets = true};
  const auto first = sets_of(founded.world, occasion_of(1), people, standing, anybody);
  EXPECT_EQ(first, sets_of(founded.world, occasion_of(2), people, standing, anybody));
  for (const auto& [set, size] : sizes(first)) EXPECT_EQ(size, 7) << set;
}

TEST(Sets, AStandingSetKeepsItsPeopleWhenOthersStayAwayAndTakesInNewOnes) {
  Founded founded = organisation("20");
  const Mixing standing{.set_size = 6, .standing_sets = true};
  const auto all = everybody(founded.world, 15);  // sets of 6, 6 and 3
  const auto first = sets_of(founded.world, occasion_of(1), all, standing, anybody);
  const std::vector<Attendee> some(all.begin() + 4, all.end());
  const auto second = sets_of(founded.world, occasion_of(2), some, standing, anybody);
  EXPECT_TRUE(std::equal(second.begin(), second.end(), first.begin() + 4));
  const auto third = sets_of(founded.world, occasion_of(3), everybody(founded.world, 18), standing, anybody);
  EXPECT_TRUE(std::equal(first.begin(), first.end(), third.begin()));
  for (const auto& [set, size] : sizes(third)) EXPECT_EQ(size, 6) << set;
  replace_holder(founded.life(), PersonId{0});
  EXPECT_EQ(founded.world.programmes[0].set_of[0], 0U);
}

TEST(Sets, PairsAreOfThoseWhoMayMeet) {
  Founded founded = organisation("10");
  for (const bool standing : {false, true}) {
    const Mixing pairs{.set_size = 2, .standing_sets = standing};
    const auto people = everybody(founded.world, founded.world.people.size());
    const Seats seats = seats_in_sets(founded.world, occasion_of(5), people, pairs, across_professions);
    EXPECT_EQ(seats.size(), people.size() / 2);  // as many managers as medics
    std::set<std::size_t> met;
    for (const auto& [a, b] : seats) {
      EXPECT_FALSE(founded.world.same_side(people[a].person, people[b].person));
      EXPECT_TRUE(met.insert(a).second && met.insert(b).second);
    }
  }
}

TEST(Months, KeepTheDayOfTheMonth) {
  const auto day = [](int n) { return Time::start() + days(n) + hours(14); };
  EXPECT_EQ(months_after(day(0), 1), day(31));      // 1 January, 1 February
  EXPECT_EQ(months_after(day(30), 1), day(58));     // 31 January, 28 February
  EXPECT_EQ(months_after(day(30), 2), day(89));     // 31 March
  EXPECT_EQ(months_after(day(100), 12), day(465));  // a year
  EXPECT_EQ(months_after(day(340), 1), day(371));   // December to January
  for (int n = 0; n < 800; ++n) EXPECT_EQ(months_after(day(n), 0), day(n));
}

TEST(Months, SessionsComeTwelveTimesAYear) {
  for (const auto& [months, times] : {std::pair{1, 24.0}, std::pair{3, 8.0}}) {
    const std::string text = with_trial(with(tiny(), "horizon_weeks: 26", "horizon_weeks: 104"),
                                        "{kind: silo_training, every_months: " + std::to_string(months) + "}");
    const Experiment made = experiment(text);
    Simulation simulation = begin(made, 1);
    simulation.run_until(Time::start() + weeks(4) + days(729));
    EXPECT_EQ(simulation.world().counts.sessions, static_cast<std::uint64_t>(times));
  }
}

TEST(Hosts, AreOfTheTiersNamed) {
  for (const char* tier : {"senior", "mid"}) {
    const std::string text = with_trial(
        tiny(), std::string("{kind: shadowing, every_weeks: 0, selection: everybody, host_hours: 3, host_tiers: [") +
                    tier + "], tiers: [mid]}");
    const Experiment made = experiment(text);
    Simulation simulation = begin(made, 1);
    simulation.run_until(Time::start() + weeks(8));
    const World& world = simulation.world();
    double hosted = 0;
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      const bool guest = world.people[PersonId{i}].tier == Tier::mid;
      const double spent = in_hours(world.timesheets[i].strategy) - (guest ? 7.5 : 0.0);
      if (spent < 1e-9) continue;
      hosted += spent;
      EXPECT_EQ(tier_names[static_cast<std::size_t>(world.people[PersonId{i}].tier)], tier);
    }
    EXPECT_NEAR(hosted, 3.0 * 8, 1e-6);  // eight guests
  }
}

}  // namespace
}  // namespace colead
