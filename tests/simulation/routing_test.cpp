// SPDX-License-Identifier: Apache-2.0
// Routing, accountability and preparation against closed forms (assumed_routing, assumed_accountability).
#include <gtest/gtest.h>

#include "colead/simulation/logistic.hpp"
#include "colead/world/desk.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

std::string with_constant_trust(double level) {
  return tiny() + "trust: {kind: constant, level: " + std::to_string(level) + "}\n";
}

class Accountability : public testing::Test {
 protected:
  Founded founded{tiny()};
  PersonId owner = founded.person(manager_1), second = founded.person(manager_2);
  PersonId other = founded.person(medic_1), fourth = founded.person(medic_2);

  std::vector<float> shares(const std::vector<PersonId>& people, Route route, double joint) {
    Decision d = founded.decision(people);
    d.record.route = route;
    founded.world.policies[0].joint_accountability = joint;
    share_accountability(founded.life(), d);
    return {d.record.accountability.begin(), d.record.accountability.begin() + d.record.participants};
  }
};

TEST_F(Accountability, OfAJointDecisionIsSixToFourForTheOwnersSide) {
  EXPECT_EQ(shares({owner, other}, Route::joint, 0.0), (std::vector<float>{0.6F, 0.4F}));
}

TEST_F(Accountability, IsSharedAlikeWithinASide) {
  EXPECT_EQ(shares({owner, second, other}, Route::joint, 0.0), (std::vector<float>{0.3F, 0.3F, 0.4F}));
  EXPECT_EQ(shares({owner, other, fourth}, Route::joint, 0.0), (std::vector<float>{0.6F, 0.2F, 0.2F}));
}

TEST_F(Accountability, OfAOneSidedDecisionLiesWithTheOwnersSideWhateverThePolicy) {
  EXPECT_EQ(shares({owner, second, other}, Route::one_sided, 1.0), (std::vector<float>{0.5F, 0.5F, 0.0F}));
}

TEST_F(Accountability, OfOneProfessionAloneIsItsOwn) {
  EXPECT_EQ(shares({owner, second}, Route::joint, 0.0), (std::vector<float>{0.5F, 0.5F}));
}

TEST_F(Accountability, MovesTowardsEqualSidesByTheShareOfThePolicy) {
  EXPECT_EQ(shares({owner, other}, Route::joint, 1.0), (std::vector<float>{0.5F, 0.5F}));
  const auto half = shares({owner, other, fourth}, Route::joint, 0.5);
  EXPECT_NEAR(half[0], 0.55, 1e-6);
  EXPECT_NEAR(half[1], 0.225, 1e-6);
  EXPECT_EQ(shares({owner, other}, Route::joint, 7.0), shares({owner, other}, Route::joint, 1.0));
}

struct RouteCase {
  double trust;
  float understanding;
  float habit;
  double policy;
};

class Routes : public testing::TestWithParam<RouteCase> {};

TEST_P(Routes, AreTakenWithTheLogisticChanceAndPapersWithThatOfHabitAndUnease) {
  const RouteCase& c = GetParam();
  Founded founded(with_constant_trust(c.trust));
  founded.level(c.understanding, c.habit);
  founded.world.units[0].safety = 0.62;
  founded.world.policies[0].joint_tendency = c.policy;
  constexpr int n = 20000;
  double joint = 0, formal = 0;
  for (std::uint64_t i = 0; i < n; ++i) {
    Decision d = founded.decision({founded.person(manager_1), founded.person(medic_1)}, i);
    choose_route(founded.life(), d);
    joint += d.record.route == Route::joint ? 1 : 0;
    formal += d.record.route == Route::formal ? 1 : 0;
    EXPECT_EQ(d.seat_count, d.record.route == Route::one_sided ? 1 : 2);
  }
  // The class's tendency is 0.5 and nobody has work waiting.
  const double p = logistic(0.5 + c.policy + 2.0 * (c.trust - 0.5) +
                            1.5 * (static_cast<double>(c.understanding) - 0.5) - 1.5 * static_cast<double>(c.habit));
  EXPECT_TRUE(near_share(joint, n, p)) << joint / n << " and " << p;
  const double papers = std::min(1.0, static_cast<double>(c.habit) * (2.0 - c.trust - 0.62));
  EXPECT_TRUE(near_share(formal, n - joint, papers)) << formal / (n - joint) << " and " << papers;
}

INSTANTIATE_TEST_SUITE_P(Cases, Routes,
                         testing::Values(RouteCase{0.5, 0.5F, 0.0F, 0.0}, RouteCase{0.9, 0.3F, 0.2F, 0.0},
                                         RouteCase{0.1, 0.8F, 0.6F, 0.0}, RouteCase{0.5, 0.5F, 0.9F, 2.0},
                                         RouteCase{0.0, 0.0F, 1.0F, -1.0}));

TEST(Routing, WhereNobodyElseIsNeededThereIsNoRouteToChoose) {
  Founded founded(tiny());
  for (std::uint64_t i = 0; i < 200; ++i) {
    Decision d = founded.decision({founded.person(manager_1), founded.person(manager_2)}, i);
    choose_route(founded.life(), d);
    EXPECT_EQ(d.record.route, Route::joint);
    EXPECT_EQ(d.seat_count, 2);
  }
}

TEST(Preparation, TakesItsMeanEffortIgnoranceAndDistrustAddTheirShares) {
  for (const double trust : {0.7, 0.2}) {
    Founded founded(with_behaviour(with_constant_trust(trust), "{deliberation: {loafing: 0}}"));
    founded.level(0.4F, 0.1F);
    Sample work;
    for (std::uint64_t i = 0; i < 20000; ++i) {
      Decision d = founded.decision({founded.person(manager_1), founded.person(medic_1)}, i);
      const std::size_t owner = 0;
      estimate_preparation(founded.life(), d, owner, other_sides(founded.world, d, {&owner, 1})[owner]);
      const Seat& seat = d.seats[0];
      work.push_back(static_cast<double>(seat.work_hours));
      ASSERT_NEAR(seat.ignorance_hours, 0.3F * 0.6F * seat.work_hours, 1e-5F);
      const float checking = trust < 0.5 ? 0.5F * (1.0F - 0.2F / 0.5F) * seat.work_hours : 0.0F;
      ASSERT_NEAR(seat.checking_hours, checking, 1e-5F);
      ASSERT_EQ(d.record.behaviours[static_cast<std::size_t>(PeerBehaviour::monitoring)], trust < 0.5 ? 1 : 0);
    }
    EXPECT_NEAR(estimate(work).mean, 0.6, 4.0 * estimate(work).error);
    EXPECT_NEAR(std::sqrt(variance(work)), 0.6, 0.05);  // coefficient of variation 1
  }
}

TEST(Delegation, GoesToTheLeastLoadedTrustedColleagueAndOnlyWhenOverloaded) {
  Founded founded(tiny() + "trust: {kind: constant, level: 1}\n");
  const PersonId busy = founded.person(manager_1);
  Decision d = founded.decision({busy, founded.person(medic_1)});
  delegate(founded.life(), d);
  EXPECT_EQ(d.seats[0].person, busy);
  founded.world.decisions.push_back(founded.decision({busy}, 1));
  give_task(founded.world, busy, DecisionId{0}, hours(1000));
  delegate(founded.life(), d);
  EXPECT_NE(d.seats[0].person, busy);
  EXPECT_TRUE(founded.world.same_side(d.seats[0].person, busy));
  EXPECT_EQ(d.record.people[0], d.seats[0].person);
  EXPECT_EQ(d.record.behaviours[static_cast<std::size_t>(PeerBehaviour::delegation)], 1);
}

TEST(Delegation, NobodyDelegatesToSomebodyWhollyDistrusted) {
  Founded founded(tiny() + "trust: {kind: constant, level: 0}\n");
  const PersonId busy = founded.person(manager_1);
  founded.world.decisions.push_back(founded.decision({busy}, 1));
  give_task(founded.world, busy, DecisionId{0}, hours(1000));
  Decision d = founded.decision({busy, founded.person(medic_1)});
  delegate(founded.life(), d);
  EXPECT_EQ(d.seats[0].person, busy);
}

}  // namespace
}  // namespace colead
