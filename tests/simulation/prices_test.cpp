// SPDX-License-Identifier: Apache-2.0
// Time and care have a price.
#include <gtest/gtest.h>

#include <cmath>

#include "colead/simulation/punctuality.hpp"
#include "colead/world/lateness.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

// ---- Late value ----

TEST(Lateness, HalvesTheValueOncePerHalfLife) {
  const Time due = Time::start() + days(10);
  for (const double half_life : {0.5, 1.0, 28.0, 360.0}) {
    EXPECT_EQ(share_kept(due, due - days(3), half_life), 1.0);
    EXPECT_EQ(share_kept(due, due, half_life), 1.0);
    EXPECT_NEAR(share_kept(due, due + days(half_life), half_life), 0.5, 1e-9);
    EXPECT_NEAR(share_kept(due, due + days(2.5 * half_life), half_life), std::exp(-std::log(2.0) * 2.5), 1e-9);
  }
  EXPECT_EQ(share_kept(due, due + days(1000), 0.0), 1.0) << "0: value does not fade";
}

std::string fading(const std::string& half_life) {
  // Nothing but the value depends on it; nobody defaults, so that much is late.
  return with(tiny(), "    due_days: 6\n",
              "    due_days: 0.5\n    default_share: 0\n    half_life_days: " + half_life + "\n");
}

TEST(Lateness, MultipliesTheValueRealisedAndNothingElse) {
  const RunResult whole = run(experiment(fading("0")));
  for (const double half_life : {1.0, 4.0}) {
    const RunResult faded = run(experiment(fading(std::to_string(half_life))));
    ASSERT_EQ(whole.decisions.size(), faded.decisions.size());
    EXPECT_EQ(whole.fingerprint.trace, faded.fingerprint.trace);
    std::size_t late = 0;
    for (std::size_t n = 0; n < faded.decisions.size(); ++n) {
      const DecisionRecord& record = faded.decisions[n];
      if (record.decision_class != ClassId{0} || std::isnan(record.realised_value) || record.style == Style::open)
        continue;
      const double kept = share_kept(record.due, record.decided, half_life);
      EXPECT_NEAR(record.realised_value, whole.decisions[n].realised_value * kept, 1e-5);
      late += kept < 1.0 ? 1 : 0;
    }
    EXPECT_GT(late, 20U);
  }
}

// ---- A due date kept or missed ----

std::string strict(const std::string& late, const std::string& safety) {
  return with_behaviour(tiny(),
                        "{feedback: {late: " + late + ", face_value: 1}, voice: {safety_late: " + safety + "}}");
}

TEST(Punctuality, IsHeldForAndAgainstThoseAccountableInProportion) {
  for (const double share : {0.25, 0.6, 1.0}) {
    for (const bool kept : {true, false}) {
      Founded made(strict("0.2", "0"));
      const PersonId a = made.person("north.manager.mid.1");
      const PersonId b = made.person("north.medic.mid.1");
      Decision d = made.decision({a, b});
      d.record.accountability = {static_cast<float>(share), static_cast<float>(1.0 - share)};
      live_punctuality(made.life(), d, kept);
      double of_a = 0.0, of_b = 0.0;
      for (const PendingEvidence& evidence : made.world.evidence) {
        EXPECT_EQ(evidence.facet, Facet::integrity);
        EXPECT_EQ(kept ? evidence.negative : evidence.positive, 0.0F);
        (evidence.target == a ? of_a : of_b) += kept ? evidence.positive : evidence.negative;
      }
      EXPECT_NEAR(of_a, 0.2 * 2 * share, 1e-6);
      EXPECT_NEAR(of_b, 0.2 * 2 * (1.0 - share), 1e-6);
    }
  }
}

TEST(Punctuality, MovesSafetyAgainstWhatIsUsual) {
  for (const double step : {0.1, 0.4}) {
    Founded made(strict("0", std::to_string(step)));
    const Decision d = made.decision({PersonId{0}, PersonId{3}});
    const double safety = made.world.units[0].safety;
    live_punctuality(made.life(), d, false);
    EXPECT_EQ(made.world.units[0].safety, safety) << "where everything is late, one more tells nothing";
    live_punctuality(made.life(), d, true);    // half of all so far
    const double after = safety + step * 0.5;  // from home, as far up as down
    EXPECT_NEAR(made.world.units[0].safety, after, 1e-12);
    live_punctuality(made.life(), d, false);  // a third
    EXPECT_NEAR(made.world.units[0].safety, after - step / 3.0 * after / safety, 1e-12);
    EXPECT_TRUE(made.world.evidence.empty());
  }
}

/// Whoever answers for it: what runs late in this unit and class tells nothing of people, and safety gets used to it.
TEST(Punctuality, IsHeldAgainstWhatIsUsualForTheUnitAndTheClass) {
  Founded made(with_behaviour(tiny(), "{feedback: {late: 0.2, usual_evidence: 1}, voice: {safety_late: 0.1}}"));
  Decision late = made.decision({made.person("north.manager.mid.1"), made.person("north.medic.mid.1")});
  late.record.accountability = {0.5F, 0.5F};
  Decision punctual = late, elsewhere = late;
  punctual.record.decision_class = ClassId{1};
  elsewhere.record.unit = UnitId{1};
  const auto evidence_of = [&](const Decision& d, bool kept) {
    made.world.evidence.clear();
    live_punctuality(made.life(), d, kept);
    double sum = 0.0;
    for (const PendingEvidence& evidence : made.world.evidence) {
      sum += static_cast<double>(kept ? evidence.positive : evidence.negative);
    }
    return sum;
  };
  const double safety = made.world.units[0].safety;
  for (int n = 0; n < 1000; ++n) (void)evidence_of(late, false);
  EXPECT_EQ(made.world.units[0].safety, safety);
  const double missed = evidence_of(late, false);
  for (int n = 0; n < 1000; ++n) (void)evidence_of(punctual, true);
  EXPECT_EQ(made.world.units[0].safety, safety) << "another class has a usual of its own";
  EXPECT_LT(missed, 0.01 * evidence_of(punctual, false)) << "missed where all are missed, and where none is";
  EXPECT_LT(made.world.units[0].safety, safety);
  const double other = made.world.units[1].safety;
  for (int n = 0; n < 3; ++n) (void)evidence_of(elsewhere, true);
  EXPECT_EQ(made.world.units[1].safety, other) << "and so has another unit";
  EXPECT_GT(evidence_of(late, true), 0.0) << "in time for once";
}

TEST(Punctuality, CanBeTurnedOff) {
  Founded made(strict("0", "0"));
  Decision d = made.decision({PersonId{0}, PersonId{3}});
  d.record.accountability = {0.5F, 0.5F};
  const double safety = made.world.units[0].safety;
  for (const bool kept : {true, false, false}) live_punctuality(made.life(), d, kept);
  EXPECT_TRUE(made.world.evidence.empty());
  EXPECT_EQ(made.world.units[0].safety, safety);
}

// ---- Reserved hours ----

/// Hours charged to a strategy that reserves half an hour a week of twelve people.
double charged(const std::string& when) {
  const Experiment made = experiment(with_trial(tiny(), "{kind: protected_time, hours_per_week: 0.5" + when + "}"));
  return run(made, 1).programme_hours - run(made, 0).programme_hours;
}

TEST(ReservedTime, IsChargedForAsManyWeeksAsItIsReserved) {
  EXPECT_NEAR(charged(""), 0.5 * 12 * 26, 1e-6);
  for (const double lasts : {12.0, 2.0, 1.0, 0.5}) {
    EXPECT_NEAR(charged(", lasts_weeks: " + std::to_string(lasts)), 0.5 * 12 * lasts, 1e-6);
    EXPECT_NEAR(charged(", start_week: 3.25, lasts_weeks: " + std::to_string(lasts)), 0.5 * 12 * lasts, 1e-6);
  }
}

TEST(ReservedTime, OfABranchIsChargedFromTheBranchOn) {
  for (const double week : {10.0, 13.5}) {
    Experiment made = experiment(with_trial(tiny(), "{kind: protected_time, hours_per_week: 0.5}"));
    const std::size_t branch = made.add_arm({"late", 1, {}, week});
    EXPECT_NEAR(run(made, branch).programme_hours - run(made, 0).programme_hours, 0.5 * 12 * (26 - week), 1e-6);
  }
}

}  // namespace
}  // namespace colead
