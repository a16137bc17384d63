// SPDX-License-Identifier: Apache-2.0
// What those who know tell the seniors a decision has gone to (roberts_1974): the chance of saying it to them.
#include "colead/simulation/passing_up.hpp"

#include <gtest/gtest.h>

#include "colead/simulation/logistic.hpp"
#include "colead/world/relations.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

const char* const medic_senior = "north.medic.senior.1";
const char* const manager_senior = "north.manager.senior.1";

/// Coefficients that are not the shipped ones.
Founded other_coefficients(const std::string& more = "") {
  Founded founded(with_behaviour(tiny() + "trust: {kind: constant, level: 0.35}\n",
                                 "{voice: {intercept: -0.4, safety: 1.3, trust: 0.9, understanding: 0.8, status_gap: "
                                 "0.25}, deliberation: {escalation_information: 0.6}" +
                                     more + "}"));
  founded.level(0.25F, 0.1F);
  founded.world.units[0].safety = 0.45;
  return founded;
}

/// A decision of two, gone up to a table of these seniors.
Decision gone_up(const Founded& founded, std::vector<const char*> seniors, std::uint64_t number = 0) {
  Decision d = founded.decision({founded.person(manager_1), founded.person(medic_1)}, number);
  d.escalated = true;
  d.seats = {};
  d.seat_count = 0;
  for (const char* name : seniors) d.seats[d.seat_count++].person = founded.person(name);
  return d;
}

TEST(PassingUp, ChanceIsTheLogisticOfSafetyTrustInTheOwnSeniorAndStatus) {
  Founded founded = other_coefficients();
  const Decision d = gone_up(founded, {manager_senior, medic_senior});
  // The own senior's role is known wholly; mid to senior is one tier.
  const double p = 0.6 * logistic(-0.4 + 1.3 * 0.45 + 0.9 * 0.35 + 0.8 * 1.0 - 0.25 * 1.0);
  EXPECT_NEAR(passes_up(founded.life(), d, 0), p, 1e-7);
  EXPECT_NEAR(passes_up(founded.life(), d, 1), p, 1e-7);
}

TEST(PassingUp, WithoutASeniorOfTheOwnProfessionItGoesToWhoeverChairs) {
  Founded founded = other_coefficients();
  const Decision d = gone_up(founded, {manager_senior});
  const double p = 0.6 * logistic(-0.4 + 1.3 * 0.45 + 0.9 * 0.35 + 0.8 * 0.25 - 0.25 * 1.0);
  EXPECT_NEAR(passes_up(founded.life(), d, 1), p, 1e-7);
}

TEST(PassingUp, WhoSitsThereThemselvesKnowsIt) {
  Founded founded = other_coefficients();
  EXPECT_EQ(passes_up(founded.life(), gone_up(founded, {manager_1, medic_senior}), 0), 1.0);
}

TEST(PassingUp, AToolThatAsksForItHelps) {
  Founded founded = other_coefficients();
  const Decision d = gone_up(founded, {manager_senior, medic_senior});
  founded.world.policies[d.record.unit.value].disclosure = 1.5;
  const double p = 0.6 * logistic(-0.4 + 1.3 * 0.45 + 0.9 * 0.35 + 0.8 * 1.0 - 0.25 * 1.0 + 1.5);
  EXPECT_NEAR(passes_up(founded.life(), d, 0), p, 1e-7);
}

TEST(PassingUp, CuesStandInThePapersAsOftenAndWhatWasHeardStaysHeard) {
  Founded founded = other_coefficients();
  constexpr int n = 8000;
  double passed = 0;
  for (std::uint64_t i = 0; i < n; ++i) {
    Decision d = gone_up(founded, {manager_senior, medic_senior}, i);
    d.cue_count = 4;
    for (std::size_t c = 0; c < d.cue_count; ++c) d.cues[c].option = 1;
    d.cues[0].holder = shared_holder;
    d.cues[1].holder = 0;
    d.cues[2].holder = 1;
    d.cues[3].holder = 1, d.cues[3].heard = true;
    brief_seniors(founded.life(), d);
    EXPECT_FALSE(d.cues[0].heard) << "everybody knows it; a meeting recalls it or does not";
    EXPECT_TRUE(d.cues[3].heard);
    passed += static_cast<double>(d.cues[1].heard) + static_cast<double>(d.cues[2].heard);
  }
  const double p = 0.6 * logistic(-0.4 + 1.3 * 0.45 + 0.9 * 0.35 + 0.8 - 0.25);
  EXPECT_TRUE(near_share(passed, 2.0 * n, p)) << passed / (2.0 * n) << " and " << p;
}

TEST(PassingUp, WhoFeelsSaferAndTrustsMorePassesOnMore) {
  Founded founded = other_coefficients();
  const Decision d = gone_up(founded, {manager_senior, medic_senior});
  const double before = passes_up(founded.life(), d, 1);
  founded.world.units[0].safety = 0.95;
  EXPECT_GT(passes_up(founded.life(), d, 1), before + 0.05);
}

}  // namespace
}  // namespace colead
