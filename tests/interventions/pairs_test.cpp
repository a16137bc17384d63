// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "colead/interventions/sessions.hpp"
#include "interventions/small_world.hpp"

namespace colead {
namespace {

using test::bytes_of;
using test::SmallWorld;

constexpr PersonId manager{0};
constexpr PersonId senior_manager{3};
constexpr PersonId medic{4};

/// The one whom a guest has a tie to after a day of shadowing, not before.
PersonId host_of(const SmallWorld& small, PersonId guest) {
  for (std::uint32_t i = 0; i < small.world.people.size(); ++i) {
    if (small.world.network.find(guest, PersonId{i}) != nullptr) return PersonId{i};
  }
  return {};
}

TEST(Shadowing, GuestLearnsInClosedFormAndTheHostALittle) {
  SmallWorld small;
  const auto kind = test::make("shadowing", {{"bad_contact", "0"}, {"conditions", "1"}, {"host_learns", "0.2"}});
  const std::vector<Attendee> one{{manager, 7.5}};
  kind->deliver(small.world, small.occasion(), one);
  const PersonId host = host_of(small, manager);
  ASSERT_TRUE(host.valid());
  EXPECT_FALSE(small.world.same_side(manager, host));
  // 1 - k falls by (1 - contact_understanding)^z with z = 1 - exp(-hours / reference_hours).
  EXPECT_NEAR(small.k(manager), 1.0 - 0.5 * std::pow(0.75, 1.0 - std::exp(-1.0)), 1e-7);
  EXPECT_NEAR(small.k(host), 1.0 - 0.5 * std::pow(0.75, 1.0 - std::exp(-0.2)), 1e-7);
  EXPECT_NE(small.world.network.find(host, manager), nullptr);
}

TEST(Shadowing, DayMovesGuestsByAFifthToTwoFifthsOfADeviation) {
  SmallWorld small(10);
  const auto kind = test::make("shadowing", {{"bad_contact", "0"}});
  double total = 0;
  for (std::uint32_t i = 0; i < 10; ++i) {
    const std::vector<Attendee> one{{PersonId{i}, 7.5}};
    kind->deliver(small.world, small.occasion(), one);
    total += small.k(PersonId{i}) - 0.5;
  }
  const double deviation = std::sqrt(0.25 / (1.0 + small.setting.behaviour.spread.traits));
  EXPECT_GE(total / 10 / deviation, 0.2);
  EXPECT_LE(total / 10 / deviation, 0.4);
}

TEST(Shadowing, CostsTheHostHoursByDose) {
  SmallWorld small;
  const auto kind = test::make("shadowing", {{"host_hours", "1"}});
  const std::vector<Attendee> one{{manager, 7.5}};
  kind->deliver(small.world, small.occasion(0, 2.0), one);
  const PersonId host = host_of(small, manager);
  EXPECT_EQ(in_hours(small.world.timesheets[host.value].strategy), 2.0);
  EXPECT_EQ(in_hours(small.world.diaries.available(host, Time::start(), Time::start() + weeks(1), Hours::duty)), 38.0);
  EXPECT_EQ(in_hours(small.world.timesheets[manager.value].strategy), 0.0) << "the guest is charged by the caller";
}

TEST(Shadowing, GoesWithSomebodyUnknownWhileThereIsOne) {
  SmallWorld small;
  const auto kind = test::make("shadowing", {{"partner", "unknown"}});
  const std::vector<Attendee> one{{manager, 1.0}};
  std::size_t ties = 0;
  for (std::uint64_t n = 0; n < 8; ++n) {  // eight medics
    kind->deliver(small.world, small.occasion(n), one);
    EXPECT_EQ(small.world.network.tie_count(), ties += 2);
  }
  const double before = small.k(manager);
  kind->deliver(small.world, small.occasion(8), one);
  EXPECT_EQ(small.world.network.tie_count(), ties);
  EXPECT_GT(small.k(manager), before) << "with nobody unknown left, somebody known";
}

TEST(Shadowing, GoesWithSomebodyKnownIfAsked) {
  SmallWorld small;
  acquaint(small.world, manager, PersonId{6}, TieKind::peer);
  const auto kind = test::make("shadowing", {{"partner", "known"}});
  const std::vector<Attendee> one{{manager, 1.0}};
  for (std::uint64_t n = 0; n < 5; ++n) kind->deliver(small.world, small.occasion(n), one);
  EXPECT_EQ(small.world.network.tie_count(), 2U);
  EXPECT_GT(small.k(PersonId{6}), 0.5);
}

TEST(Shadowing, OneMoreMedicChangesOnlyThoseWhoGoWithThem) {
  SmallWorld few(6);
  SmallWorld more(6);
  const PersonId newcomer = more.add(0, 1, Tier::early);
  more.found();
  const auto kind = test::make("shadowing");
  const auto guests = few.everybody(7.5);
  kind->deliver(few.world, few.occasion(), guests);
  kind->deliver(more.world, more.occasion(), guests);
  std::size_t moved = 0;
  for (const Attendee& guest : guests) {
    for (std::uint32_t host = 0; host < newcomer.value; ++host) {
      const bool before = few.world.network.find(guest.person, PersonId{host}) != nullptr;
      const bool after = more.world.network.find(guest.person, PersonId{host}) != nullptr;
      EXPECT_FALSE(after && !before);
      moved += before && !after ? 1 : 0;
    }
  }
  EXPECT_LE(moved, 6U);
}

TEST(CheckIn, TopsUpUnderstandingTrustSafetyAndDefinitionsWithinTheUnit) {
  SmallWorld small;
  const auto kind =
      test::make("check_in", {{"social_cost", "0"}, {"bad_contact", "0"}, {"tie_chance", "1"}, {"rebuff", "0"}});
  const double mismatch = definition_mismatch(small.world, manager, medic);
  // Half of those who ask are rebuffed at psi = 0.5: some 40 of 80 meetings, 15 hours at conditions of 0.75.
  for (std::uint64_t n = 0; n < 80; ++n) kind->deliver(small.world, small.occasion(n), small.everybody(0.5));
  EXPECT_GT(small.k(manager), 0.6);
  EXPECT_GT(small.world.units[0].safety, 0.5);
  EXPECT_LT(definition_mismatch(small.world, manager, medic), mismatch);
  for (const PendingEvidence& evidence : small.world.evidence) {
    EXPECT_EQ(small.world.people[evidence.holder].unit, small.world.people[evidence.target].unit);
    EXPECT_NE(small.world.people[evidence.holder].profession, small.world.people[evidence.target].profession);
    EXPECT_GT(evidence.positive, 0.0F);
  }
  EXPECT_EQ(small.world.people[manager].values, small.setting.row({0.1, 0.5, 0.2, 0.2}));
}

/// Shares of days on which one of two people asks for a check-in, and on which the two meet, by luck alone.
struct CheckInRates {
  double asked, met;
};

CheckInRates check_in_rates(double psi, double helped, const char* social_cost) {
  constexpr int trials = 4000;
  int asked = 0, met = 0;
  SmallWorld small;
  const auto kind = test::make("check_in", {{"social_cost", social_cost}, {"bad_contact", "0"}});
  for (std::uint64_t n = 0; n < trials; ++n) {
    small.world.units[0].safety = psi;
    small.world.policies[0].first_move = helped;
    for (const PersonId id : {manager, medic}) {
      small.view(id).understanding = 0.5F;
      small.view(id).contact_hours = 0.0F;
    }
    small.world.evidence.clear();
    const std::vector<Attendee> two{{manager, 0.25}, {medic, 0.25}};
    kind->deliver(small.world, small.occasion(n), two);
    const auto& evidence = small.world.evidence;
    asked += evidence.empty() ? 0 : 1;
    met += std::ranges::any_of(evidence, [](const PendingEvidence& one) { return one.positive > 0.0F; }) ? 1 : 0;
  }
  return {asked / static_cast<double>(trials), met / static_cast<double>(trials)};
}

double error_of(double p) { return 4.0 * std::sqrt(p * (1.0 - p) / 4000); }

TEST(CheckIn, IsAskedForIfTheBenefitExpectedExceedsTheSocialCost) {
  // Benefit uniform in [0, 2 * 0.5]; either of two may begin.
  const double cost = 0.8 * (1.0 - 0.4);
  const double p = 1.0 - cost * cost;
  EXPECT_NEAR(check_in_rates(0.4, 0.0, "0.8").asked, p, error_of(p));
  EXPECT_EQ(check_in_rates(1.0, 0.0, "0.8").asked, 1.0);
  EXPECT_EQ(check_in_rates(0.0, 0.0, "2").asked, 0.0);
}

TEST(CheckIn, WhoAsksIsRebuffedWithChanceOneLessPsi) {
  for (const double psi : {0.2, 0.4, 0.9}) {
    const double cost = 0.8 * (1.0 - psi);
    const double p = (1.0 - cost * cost) * psi;
    EXPECT_NEAR(check_in_rates(psi, 0.0, "0.8").met, p, error_of(p)) << psi;
  }
}

TEST(CheckIn, FirstMoveTakesTheSocialCostAway) {
  const double cost = 0.8 * (1.0 - 0.4) * 0.5;
  const double p = 1.0 - cost * cost;
  EXPECT_NEAR(check_in_rates(0.4, 0.5, "0.8").asked, p, error_of(p));
  EXPECT_EQ(check_in_rates(0.0, 1.0, "2").asked, 1.0);
}

TEST(CheckIn, WhoThinksTheyKnowEverythingDoesNotAsk) {
  SmallWorld small;
  for (std::uint32_t i = 0; i < small.world.people.size(); ++i) small.view(PersonId{i}).self_assessed = 0.5F;
  const std::string before = bytes_of(small.world);
  test::make("check_in")->deliver(small.world, small.occasion(), small.everybody(0.25));
  EXPECT_EQ(before, bytes_of(small.world));
}

TEST(RealTime, BringsTogetherWhoSharesAnOpenDecisionInClosedForm) {
  SmallWorld small;
  test::open_decision(small.world, {manager, medic});
  const auto kind = test::make("real_time", {{"bad_contact", "0"}, {"talk", "1"}});
  kind->deliver(small.world, small.occasion(), small.everybody(0.5));
  EXPECT_NEAR(small.k(manager), 1.0 - 0.5 * std::pow(0.75, 1.0 - std::exp(-0.75 * 0.5 / 7.5)), 1e-7);
  EXPECT_EQ(small.k(PersonId{1}), 0.5) << "no decision in common with anybody";
}

TEST(RealTime, ClarifiesDefinitionsOfThosePairsOnly) {
  SmallWorld small;
  test::open_decision(small.world, {manager, medic, PersonId{1}});
  const auto kind = test::make("real_time", {{"definitions", "1"}});
  kind->deliver(small.world, small.occasion(), small.everybody(0.5));
  EXPECT_LT(definition_mismatch(small.world, manager, medic), 0.5);
  EXPECT_EQ(definition_mismatch(small.world, PersonId{2}, PersonId{5}), 0.5);
}

TEST(RealTime, DecisionsNotYetNoticedOrAlreadyMadeBringNobodyTogether) {
  for (const Stage stage : {Stage::latent, Stage::closed}) {
    SmallWorld small;
    test::open_decision(small.world, {manager, medic}, stage);
    const std::string before = bytes_of(small.world);
    test::make("real_time")->deliver(small.world, small.occasion(), small.everybody(0.5));
    EXPECT_EQ(before, bytes_of(small.world));
  }
}

TEST(RealTime, WhoSharesTheDecisionButDoesNotAttendGainsNothing) {
  SmallWorld small;
  test::open_decision(small.world, {manager, medic});
  const std::string before = bytes_of(small.world);
  const std::vector<Attendee> one{{manager, 0.5}, {PersonId{5}, 0.5}};
  test::make("real_time")->deliver(small.world, small.occasion(), one);
  EXPECT_EQ(before, bytes_of(small.world));
}

TEST(LeaderBehaviour, RaisesSafetyOfTheLeadersUnitInClosedForm) {
  SmallWorld small;
  const auto kind = test::make("leader_behaviour", {{"safety", "0.2"}, {"leads", "tier"}});
  const std::vector<Attendee> one{{senior_manager, 3.0}};
  kind->deliver(small.world, small.occasion(), one);
  EXPECT_NEAR(small.world.units[0].safety, 1.0 - 0.5 * std::pow(0.8, 0.4), 1e-12);
  EXPECT_EQ(small.world.units[1].safety, 0.5);
  EXPECT_TRUE(kind->admits(small.world, small.occasion(), senior_manager));
  EXPECT_FALSE(kind->admits(small.world, small.occasion(), manager));
}

TEST(LeaderBehaviour, HelpIsEvidenceForColleaguesWithATie) {
  SmallWorld small;
  acquaint(small.world, medic, senior_manager, TieKind::line);
  const auto kind = test::make("leader_behaviour", {{"help", "0.5"}, {"leads", "tier"}});
  const std::vector<Attendee> one{{senior_manager, 3.0}};
  kind->deliver(small.world, small.occasion(), one);
  ASSERT_EQ(small.world.evidence.size(), 1U);
  const PendingEvidence& help = small.world.evidence[0];
  EXPECT_EQ(help.holder, medic);
  EXPECT_EQ(help.target, senior_manager);
  EXPECT_EQ(help.cause, TrustCause::help);
  EXPECT_EQ(help.facet, Facet::benevolence);
  EXPECT_FLOAT_EQ(help.positive, 0.2F);
  EXPECT_EQ(small.view(medic).understanding, 0.5F);
}

TEST(LeaderBehaviour, WhoIsNoLeaderLeadsNothing) {
  SmallWorld small;
  const std::string before = bytes_of(small.world);
  const std::vector<Attendee> two{{manager, 3.0}, {medic, 3.0}};
  test::make("leader_behaviour")->deliver(small.world, small.occasion(), two);
  EXPECT_EQ(before, bytes_of(small.world));
}

}  // namespace
}  // namespace colead
