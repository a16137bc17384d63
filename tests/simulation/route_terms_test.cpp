// SPDX-License-Identifier: Apache-2.0
// The terms of the choice of a route (assumed_routing) against their closed form, and in the account of a decision.
#include "colead/simulation/route_terms.hpp"

#include <gtest/gtest.h>

#include "colead/simulation/account.hpp"
#include "colead/simulation/logistic.hpp"
#include "colead/world/desk.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

std::string with_trust_and_routing(double level, const std::string& routing) {
  return with_behaviour(tiny() + "trust: {kind: constant, level: " + std::to_string(level) + "}\n",
                        "{routing: {" + routing + "}}");
}

OtherSide of_the_owner(const World& world, const Decision& d) {
  const std::size_t seat = 0;
  return other_sides(world, d, {&seat, 1})[seat];
}

TEST(RouteTerms, AreTheWeightsTimesWhatTheOwnerSees) {
  Founded founded(with_trust_and_routing(0.9, "trust: 3, understanding: 0.5, habit: 4, load: 2"));
  founded.level(0.3F, 0.25F);
  founded.world.policies[0].joint_tendency = 0.125;
  Decision d = founded.decision({founded.person(manager_1), founded.person(medic_1)});
  const ProfessionId owners = founded.world.people[d.seats[0].person].profession;
  founded.world.policies[0].owner_tendency[owners.value] = -0.5;
  founded.world.decisions.push_back(founded.decision({d.seats[0].person}, 1));
  give_task(founded.world, d.seats[0].person, DecisionId{0}, hours(10));
  const OtherSide others = of_the_owner(founded.world, d);
  const RouteTerms terms = route_terms(founded.life(), d, others);
  EXPECT_TRUE(others.present);
  EXPECT_EQ(terms.tendency, 0.5);
  EXPECT_EQ(terms.policy, 0.125);
  EXPECT_EQ(terms.owner_policy, -0.5);
  EXPECT_NEAR(terms.trust, 3.0 * 0.4, 1e-6);
  EXPECT_NEAR(terms.understanding, 0.5 * -0.2, 1e-6);
  EXPECT_NEAR(terms.habit, -4.0 * 0.25, 1e-12);
  EXPECT_NEAR(terms.load, -2.0 * load_weeks(founded.world, d.seats[0].person), 1e-12);
  EXPECT_LT(terms.load, 0.0);
  EXPECT_NEAR(terms.formal, 0.25 * (2.0 - 0.9 - founded.world.units[0].safety), 1e-6);
  EXPECT_NEAR(terms.logit(), 0.125 + 1.2 - 0.1 - 1.0 + terms.load, 1e-6);
  EXPECT_EQ(terms.joint_probability(), logistic(terms.logit()));
}

TEST(RouteTerms, OfSomebodyAloneWithTheirOwnSideAreThoseOfNobody) {
  Founded founded(tiny());
  const Decision d = founded.decision({founded.person(manager_1), founded.person(manager_2)});
  EXPECT_FALSE(of_the_owner(founded.world, d).present);
}

class RouteAccounts : public testing::TestWithParam<const char*> {};

/// What is told is what decided: the sum of the told terms gives the told chance, and as many decisions went jointly as
/// the told chances add up to.
TEST_P(RouteAccounts, TellTheTermsThatDecided) {
  const Experiment made = experiment(with_trust_and_routing(0.6, GetParam()));
  const RunResult result = made.run(RunTask{0, {7, 0, {Records::full, false, false, false}}});
  double expected = 0, variance = 0, joint = 0;
  for (const DecisionAccount& account : result.accounts) {
    const RouteAccount& route = account.route;
    if (!route.choice) continue;
    const double p = route.joint_probability;
    EXPECT_NEAR(p,
                logistic(static_cast<double>(route.tendency) + route.policy + route.trust + route.understanding +
                         route.habit + route.load),
                1e-6);
    expected += p;
    variance += p * (1.0 - p);
    joint += account.record.route == Route::joint ? 1 : 0;
  }
  EXPECT_GT(expected, 50.0);
  EXPECT_NEAR(joint, expected, 4.0 * std::sqrt(variance));
}

INSTANTIATE_TEST_SUITE_P(Weights, RouteAccounts,
                         testing::Values("trust: 2", "trust: 6, understanding: 3, habit: 0.5, load: 1", "habit: 5"),
                         [](const auto& weights) { return "set_" + std::to_string(weights.index); });

}  // namespace
}  // namespace colead
