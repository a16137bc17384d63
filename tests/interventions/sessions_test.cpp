// SPDX-License-Identifier: Apache-2.0
#include "colead/interventions/sessions.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "interventions/small_world.hpp"

namespace colead {
namespace {

using test::SmallWorld;

constexpr PersonId manager{0};
constexpr PersonId medic{4};

TEST(SessionGain, IsTheReferenceGainAfterOneReferenceProgramme) {
  const SmallWorld small;
  EXPECT_NEAR(session_gain(small.world, small.occasion(), 0.3, 7.5), 0.3, 1e-15);
  EXPECT_NEAR(session_gain(small.world, small.occasion(), 0.3, 15.0), 1.0 - 0.7 * 0.7, 1e-15);
  EXPECT_NEAR(session_gain(small.world, small.occasion(), 0.3, 3.0), 1.0 - std::pow(0.7, 0.4), 1e-15);
}

TEST(SessionGain, TwoHalvesMakeOneWhole) {
  const SmallWorld small;
  const double half = session_gain(small.world, small.occasion(), 0.4, 2.0);
  EXPECT_NEAR(1.0 - (1.0 - half) * (1.0 - half), session_gain(small.world, small.occasion(), 0.4, 4.0), 1e-15);
}

TEST(SessionGain, QualityWeighsHours) {
  const SmallWorld small;
  Occasion good = small.occasion();
  good.quality = 1.5;
  EXPECT_EQ(session_gain(small.world, good, 0.3, 4.0), session_gain(small.world, small.occasion(), 0.3, 6.0));
}

TEST(SessionGain, IsExactlyNothingWithoutHoursOrQualityAndAllAtGainOne) {
  const SmallWorld small;
  Occasion occasion = small.occasion();
  EXPECT_EQ(session_gain(small.world, occasion, 1.0, 0.0), 0.0);
  EXPECT_EQ(session_gain(small.world, occasion, 0.5, -1.0), 0.0);
  EXPECT_EQ(session_gain(small.world, occasion, 1.0, 0.1), 1.0);
  EXPECT_EQ(session_gain(small.world, occasion, 0.0, 7.5), 0.0);
  occasion.quality = 0.0;
  EXPECT_EQ(session_gain(small.world, occasion, 0.5, 7.5), 0.0);
}

TEST(Shift, SumsAreExactInEveryOrder) {
  const double parts[]{0.1, 1.0 / 3.0, 480.0 * 0.7, 1e-5};
  double figure = 0.0;
  for (const double part : parts) shift(figure, part);
  for (const double part : parts) shift(figure, -part);
  EXPECT_EQ(figure, 0.0);
  EXPECT_FALSE(std::signbit(figure));
  shift(figure, 0.1);
  EXPECT_NEAR(figure, 0.1, 0x1p-33);
}

TEST(RoundTable, SeatsEverybodyNextToAnotherProfession) {
  const SmallWorld small;
  const auto guests = small.everybody(2.0);
  const Seats seats = round_table(small.world, small.occasion(), guests, 2, across_professions);
  EXPECT_EQ(seats.size(), 2 * guests.size());
  for (const auto& [a, b] : seats) EXPECT_FALSE(small.world.same_side(guests[a].person, guests[b].person));
}

TEST(RoundTable, OneMoreGuestChangesTheCompanyOfNeighboursOnly) {
  SmallWorld small(8);
  auto guests = small.everybody(2.0);
  const auto company = [&] {
    const Seats seats = round_table(small.world, small.occasion(), guests, 1, across_professions);
    return std::set<std::pair<std::size_t, std::size_t>>(seats.begin(), seats.end());
  };
  const auto before = company();
  small.add(0, 0, Tier::early);
  guests.push_back({PersonId{static_cast<std::uint32_t>(guests.size())}, 2.0});
  std::size_t kept = 0;
  for (const auto& pair : company()) kept += before.count(pair);
  EXPECT_GE(kept, before.size() - 9) << "a manager takes the place of one partner of medics seated before";
  EXPECT_GT(kept, before.size() / 2);
}

TEST(RoundTable, WhoHasNoHoursOrNobodyToMeetIsLeftAlone) {
  const SmallWorld small;
  std::vector<Attendee> guests{{manager, 2.0}, {medic, 0.0}, {PersonId{1}, 2.0}};
  EXPECT_TRUE(round_table(small.world, small.occasion(), guests, 3, across_professions).empty());
  EXPECT_TRUE(round_table(small.world, small.occasion(), {}, 3, across_professions).empty());
}

TEST(Encounters, ShareEverybodysHoursAndCountAPairOnce) {
  const std::vector<Attendee> guests{{PersonId{7}, 6.0}, {PersonId{8}, 4.0}, {PersonId{9}, 2.0}};
  const auto met = encounters(guests, {{0, 1}, {1, 0}, {2, 0}}, 0.5);
  ASSERT_EQ(met.size(), 2U);
  EXPECT_EQ(met[0].a, PersonId{7});
  EXPECT_EQ(met[0].b, PersonId{8});
  EXPECT_DOUBLE_EQ(met[0].hours_a, 1.5);
  EXPECT_DOUBLE_EQ(met[0].hours_b, 2.0);
  EXPECT_DOUBLE_EQ(met[1].hours_a, 1.5);
  EXPECT_DOUBLE_EQ(met[1].hours_b, 1.0);
}

TEST(Meet, IsContactBothWaysInClosedForm) {
  SmallWorld small;
  const Meeting meeting{.conditions = 0.8, .bad_contact = 0.0, .tie_chance = 0.0, .evidence = 0.5};
  meet(small.world, small.occasion(), meeting, {manager, medic, 3.0, 1.5});
  const double z_manager = 1.0 - std::exp(-0.8 * 3.0 / 7.5);
  const double z_medic = 1.0 - std::exp(-0.8 * 1.5 / 7.5);
  EXPECT_NEAR(small.k(manager), 1.0 - 0.5 * std::pow(0.75, z_manager), 1e-7);
  EXPECT_NEAR(small.k(medic), 1.0 - 0.5 * std::pow(0.75, z_medic), 1e-7);
  const double seen = 0.3 * z_manager;  // beside a prior worth 1
  EXPECT_NEAR(small.view(manager).perceived[2], 0.25 + seen / (1.0 + seen) * (0.5 - 0.25), 1e-7);
  ASSERT_EQ(small.world.contacts.size(), 2U);  // priors move at the end of the event
  EXPECT_NEAR(small.world.contacts[0].step, 1.0 - std::pow(1.0 - 0.3, 0.8 * 3.0 / 7.5), 1e-12);
  EXPECT_NEAR(small.world.contacts[1].step, 1.0 - std::pow(1.0 - 0.3, 0.8 * 1.5 / 7.5), 1e-12);
  EXPECT_FALSE(small.world.contacts[0].bad);
  EXPECT_EQ(small.world.network.tie_count(), 0U);
  EXPECT_EQ(small.world.people[manager].values, small.setting.row({0.1, 0.5, 0.2, 0.2}));
}

TEST(Meet, EvidenceOfBenevolenceGrowsWithTheHours) {
  SmallWorld small;
  const Meeting meeting{.bad_contact = 0.0, .tie_chance = 1.0, .evidence = 0.6};
  meet(small.world, small.occasion(), meeting, {manager, medic, 7.5, 2.5});
  ASSERT_EQ(small.world.evidence.size(), 2U);
  EXPECT_EQ(small.world.evidence[0].holder, manager);
  EXPECT_EQ(small.world.evidence[0].facet, Facet::benevolence);
  EXPECT_EQ(small.world.evidence[0].cause, TrustCause::session);
  EXPECT_FLOAT_EQ(small.world.evidence[0].positive, 0.6F);
  EXPECT_FLOAT_EQ(small.world.evidence[1].positive, 0.2F);
  EXPECT_NE(small.world.network.find(manager, medic), nullptr);
  EXPECT_NE(small.world.network.find(medic, manager), nullptr);
}

TEST(Meet, BadContactLowersThePriorsTwiceAsMuchAndSpeaksAgainst) {
  SmallWorld small;
  const Meeting meeting{.conditions = 1.0, .bad_contact = 1.0, .tie_chance = 0.0, .evidence = 0.6};
  meet(small.world, small.occasion(), meeting, {manager, medic, 7.5, 7.5});
  ASSERT_EQ(small.world.contacts.size(), 2U);
  EXPECT_NEAR(small.world.contacts[0].step, 2.0 * (1.0 - std::pow(1.0 - 0.3, 1.0)), 1e-12);
  EXPECT_TRUE(small.world.contacts[0].bad);
  EXPECT_EQ(small.world.evidence[0].positive, 0.0F);
  EXPECT_FLOAT_EQ(small.world.evidence[0].negative, 0.6F);
  EXPECT_GT(small.k(manager), 0.5) << "one learns from bad company too";
}

TEST(Meet, StrangersStayInTouchAsOftenAsTheChanceSays) {
  SmallWorld small;
  const Meeting meeting{.tie_chance = 0.4};
  std::size_t ties = 0;
  constexpr std::size_t trials = 4000;
  for (std::uint64_t n = 0; n < trials; ++n) {
    meet(small.world, small.occasion(n), meeting, {manager, medic, 3.0, 3.0});
    ties += small.world.network.find(manager, medic) != nullptr ? 1 : 0;
    small.found();
  }
  const double p = 1.0 - std::pow(0.6, 0.4);
  EXPECT_NEAR(static_cast<double>(ties) / trials, p, 4.0 * std::sqrt(p * (1.0 - p) / trials));
}

TEST(Clarify, SettlesTheShareOfDifferencesAndFavoursNeitherSide) {
  SmallWorld small;
  const Person before_manager = small.world.people[manager];
  const Person before_medic = small.world.people[medic];
  double settled = 0;
  double taken_by_manager = 0;
  constexpr int trials = 2000;
  for (std::uint64_t n = 0; n < trials; ++n) {
    clarify(small.world, small.occasion(n), {manager, medic, 7.5, 9.0}, 0.36);
    settled += 0.5 - definition_mismatch(small.world, manager, medic);
    taken_by_manager += std::popcount(small.world.people[manager].code_yes ^ before_manager.code_yes) / 32.0;
    small.world.people[manager] = before_manager;
    small.world.people[medic] = before_medic;
  }
  // 16 of 32 dimensions differ; each is settled with chance 0.36.
  const double error = 4.0 * std::sqrt(0.36 * 0.64 / (16.0 * trials));
  EXPECT_NEAR(settled / trials / 0.5, 0.36, error);
  EXPECT_NEAR(taken_by_manager / trials / 0.5, 0.18, error);
}

TEST(SpreadSafety, UnitRisesByTheGainWhenAllAttendAndByItsShareOtherwise) {
  SmallWorld all;
  spread_safety(all.world, all.occasion(), all.everybody(7.5), 0.2);
  EXPECT_NEAR(all.world.units[0].safety, 1.0 - 0.5 * 0.8, 1e-12);
  SmallWorld one;
  const std::vector<Attendee> alone{{manager, 7.5}};
  spread_safety(one.world, one.occasion(), alone, 0.2);
  EXPECT_NEAR(one.world.units[0].safety, 1.0 - 0.5 * std::pow(0.8, 1.0 / 8.0), 1e-12);
  EXPECT_EQ(one.world.units[1].safety, 0.5);
}

TEST(GiveHours, BooksOpenHoursFirstThenOtherDutyAndChargesAlways) {
  SmallWorld small;
  give_hours(small.world, medic, 1.5);
  EXPECT_EQ(in_hours(small.world.timesheets[medic.value].strategy), 1.5);
  EXPECT_EQ(in_hours(small.world.timesheets[medic.value].displaced), 0.0);
  EXPECT_TRUE(small.world.diaries.booked_at(medic, Time::start() + hours(9)));
  give_hours(small.world, medic, 4.0);  // open hours are two at a time
  EXPECT_EQ(in_hours(small.world.timesheets[medic.value].displaced), 4.0);
  EXPECT_TRUE(small.world.diaries.booked_at(medic, Time::start() + hours(10.5)));
  give_hours(small.world, medic, 30.0);  // no day is that long
  EXPECT_EQ(in_hours(small.world.timesheets[medic.value].strategy), 35.5);
  EXPECT_EQ(in_hours(small.world.diaries.available(medic, Time::start(), Time::start() + weeks(1), Hours::duty)), 34.5);
}

TEST(GiveHours, BeyondTheEndOfTheRunAreNotChargedToIt) {
  SmallWorld small;
  small.world.horizon = Time::start() + hours(10);
  give_hours(small.world, medic, 1.5);  // from 9:00 on
  EXPECT_EQ(in_hours(small.world.timesheets[medic.value].strategy), 1.0);
  give_hours(small.world, medic, 2.0);  // tomorrow
  EXPECT_EQ(in_hours(small.world.timesheets[medic.value].strategy), 1.0);
  EXPECT_TRUE(small.world.diaries.booked_at(medic, Time::start() + hours(24 + 9)));
}

TEST(Teaching, MovesValuesWithTheEffectiveWeightsAndCompetenceAndIdentity) {
  SmallWorld small;
  const CriterionRow content = small.setting.row({1.0, 0.0, 0.0, 0.0});
  teach_values(small.world, manager, content, 0.5);
  EXPECT_NEAR(small.world.people[manager].values[0], 0.55, 1e-7);
  EXPECT_NEAR(small.world.people[manager].effective[0], 0.75 * 0.55 + 0.25 * 0.4, 1e-7);
  teach_competence(small.world, manager, 0.2);
  EXPECT_NEAR(small.world.people[manager].competence, 0.6, 1e-7);
  strengthen_identity(small.world, manager, 2.0, 0.25);
  EXPECT_NEAR(small.world.people[manager].identity_strength, 0.5, 1e-7);
  strengthen_identity(small.world, manager, 0.4, 0.25);
  EXPECT_NEAR(small.world.people[manager].identity_strength, 0.5, 1e-7) << "never down";
}

TEST(Membership, IsABitOfTheInterventionsOwn) {
  SmallWorld small;
  Occasion third = small.occasion();
  third.index = 2;
  EXPECT_FALSE(is_member(small.world, third, medic));
  set_member(small.world, third, medic, true);
  EXPECT_EQ(small.world.membership[medic.value], 4U);
  EXPECT_FALSE(is_member(small.world, small.occasion(), medic));
  set_member(small.world, third, medic, false);
  EXPECT_EQ(small.world.membership[medic.value], 0U);
  third.index = 64;
  small.world.membership.assign(small.world.people.size(), 0);
  EXPECT_THROW(static_cast<void>(is_member(small.world, third, medic)), ModelError);
}

}  // namespace
}  // namespace colead
