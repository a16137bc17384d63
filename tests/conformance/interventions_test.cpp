// SPDX-License-Identifier: Apache-2.0
// The contract of every intervention, inside whole runs of a tiny organisation.
#include <bit>

#include "conformance/every_kind.hpp"
#include "support/invariants.hpp"

namespace colead::test {
namespace {

class EveryInterventionInARun : public testing::TestWithParam<std::string> {
 protected:
  [[nodiscard]] static Experiment with_dose(const std::string& dose, const std::string& more = "") {
    return experiment(with_trial(tiny(), "{kind: " + GetParam() + ", dose: " + dose + more + "}"));
  }
};

TEST_P(EveryInterventionInARun, ADoseOfZeroIsTheBaselineBitForBit) {
  const Experiment made = with_dose("0");
  for (std::uint64_t r = 0; r < 3; ++r) {
    const RunResult baseline = run(made, 0, r);
    const RunResult trial = run(made, 1, r);
    EXPECT_EQ(baseline.decisions.size(), trial.decisions.size());
    EXPECT_EQ(baseline.fingerprint.outputs, trial.fingerprint.outputs);
    EXPECT_EQ(baseline.fingerprint.trace, trial.fingerprint.trace) << "replication " << r;
    EXPECT_EQ(trial.programme_hours, baseline.programme_hours);
  }
}

TEST_P(EveryInterventionInARun, AFactorOfZeroIsTheBaselineBitForBit) {
  Experiment made = with_dose("1");
  const RunResult baseline = run(made, 0);
  const RunResult trial = run(made, made.add_arm({"placebo", 1, {0.0}}));
  EXPECT_EQ(baseline.fingerprint.outputs, trial.fingerprint.outputs);
  EXPECT_EQ(baseline.fingerprint.trace, trial.fingerprint.trace);
}

/// Beside a course of one profession, because a rule about courses (open_eligibility) shows only where there are some.
TEST_P(EveryInterventionInARun, ADoseChangesWhatHappens) {
  const std::string course = "{kind: silo_training, professions: [medic]}";
  const Experiment without = experiment(with_trial(tiny(), course));
  const Experiment made = experiment(with_trial(tiny(), course + ", {kind: " + GetParam() + ", dose: 2}"));
  std::size_t changed = 0;
  for (std::uint64_t r = 0; r < 5; ++r) {
    changed += run(without, 1, r).fingerprint.outputs != run(made, 1, r).fingerprint.outputs ? 1 : 0;
  }
  EXPECT_GE(changed, 1U);
}

TEST_P(EveryInterventionInARun, StateStaysWithinBoundsAtAGreatDose) {
  const Experiment made = with_dose("6");
  Simulation simulation = begin(made, 1);
  for (int week = 1; week <= 30; ++week) {
    simulation.run_until(Time::start() + weeks(week));
    expect_sound_people(simulation.world());
    expect_sound_decisions(simulation.world());
    if (HasFatalFailure()) return;
  }
}

TEST_P(EveryInterventionInARun, SameSeedSameRun) {
  const Experiment one = with_dose("1");
  const Experiment two = with_dose("1");
  const RunResult first = run(one, 1);
  EXPECT_EQ(first.fingerprint, run(two, 1).fingerprint);
  EXPECT_EQ(first.fingerprint, run(one, 1).fingerprint);
}

TEST_P(EveryInterventionInARun, NothingHappensBeforeItStarts) {
  const Experiment made = with_dose("1", ", start_week: 20");
  Simulation baseline = begin(made, 0);
  Simulation trial = begin(made, 1);
  const Time start = Time::start() + weeks(24);  // four weeks of warm-up
  baseline.run_until(start);
  trial.run_until(start);
  EXPECT_EQ(baseline.world().counts.decisions_arrived, trial.world().counts.decisions_arrived);
  ASSERT_EQ(baseline.world().people.size(), trial.world().people.size());
  for (std::uint32_t i = 0; i < baseline.world().people.size(); ++i) {
    const PersonId id{i};
    EXPECT_EQ(baseline.world().people[id].values, trial.world().people[id].values);
    EXPECT_EQ(trial.world().timesheets[i].strategy.us, 0);
    EXPECT_EQ(true_need(baseline.world(), id), true_need(trial.world(), id));
  }
}

TEST_P(EveryInterventionInARun, ThatOnlyWhoItIsMeantForPaysHours) {
  const Experiment made = with_dose("1", ", units: [north]");
  Simulation trial = begin(made, 1);
  trial.run_until(Time::start() + weeks(29));
  const World& world = trial.world();
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    if (world.people[PersonId{i}].unit == UnitId{0}) continue;
    EXPECT_EQ(world.timesheets[i].strategy.us, 0) << made.plan().positions()[i].name;
  }
}

TEST_P(EveryInterventionInARun, ItsLuckIsItsOwn) {
  // Arrivals, who is needed, options and cues are the same with and without it: common random numbers.
  const Experiment made = with_dose("1");
  const RunResult baseline = run(made, 0);
  const RunResult trial = run(made, 1);
  std::map<std::uint64_t, const DecisionRecord*> known;
  for (const DecisionRecord& record : baseline.decisions) known[record.identity] = &record;
  std::size_t shared = 0;
  for (const DecisionRecord& record : trial.decisions) {
    const auto found = known.find(record.identity);
    if (found == known.end()) continue;
    ++shared;
    EXPECT_EQ(found->second->arrived, record.arrived);
    EXPECT_EQ(found->second->due, record.due);
    EXPECT_EQ(found->second->unique_total, record.unique_total);
  }
  EXPECT_GT(shared, trial.decisions.size() * 3 / 4);
}

/// Kinds that act through people's hours. Whether a kind acts by a rule is what it says of itself, so that a new kind
/// is held to its word.
std::vector<std::string> kinds_with_sessions() {
  std::vector<std::string> out;
  for (const std::string& name : kinds_of(shipped().interventions)) {
    if (!made(shipped().interventions, name)->acts_by_rule()) out.push_back(name);
  }
  return out;
}

class NoHoursNoGain : public testing::TestWithParam<std::string> {
 protected:
  /// Everything but how well an offer was taken up.
  static void expect_baseline(const std::string& parameters) {
    const Experiment made = experiment(with_trial(tiny(), "{kind: " + GetParam() + parameters + "}"));
    for (std::uint64_t r = 0; r < 3; ++r) {
      const RunResult baseline = run(made, 0, r);
      const RunResult trial = run(made, 1, r);
      EXPECT_EQ(baseline.fingerprint.trace, trial.fingerprint.trace) << parameters << ", replication " << r;
      EXPECT_EQ(trial.programme_hours, baseline.programme_hours);
      ASSERT_EQ(baseline.figures.size(), trial.figures.size());
      for (std::size_t f = 0; f < trial.figures.size(); ++f) {
        const std::string_view name = made.watch().columns()[trial.figures[f].output].output.name;
        if (name.starts_with("attendance_")) continue;
        EXPECT_EQ(std::bit_cast<std::uint64_t>(baseline.figures[f].value),
                  std::bit_cast<std::uint64_t>(trial.figures[f].value))
            << name << " " << trial.figures[f].group;
      }
    }
  }
};

TEST_P(NoHoursNoGain, SessionsOfNoHoursAreTheBaselineBitForBit) {
  expect_baseline(", session_hours: 0, preparation_hours: 0, problem_feed: {raise_per_hour: 10}");
}

TEST_P(NoHoursNoGain, SessionsToWhichNobodyCanComeAreTheBaselineBitForBit) {
  expect_baseline(", at: \"sun 03:00\", problem_feed: {raise_per_hour: 10}");  // nobody is on duty then
}

INSTANTIATE_TEST_SUITE_P(Shipped, NoHoursNoGain, testing::ValuesIn(kinds_with_sessions()), kind_name);

TEST(EveryIntervention, ActsByARuleOrHoldsSessions) {
  for (const std::string& name : kinds_of(shipped().interventions)) {
    const Kind<Intervention> kind = made(shipped().interventions, name);
    EXPECT_EQ(kind->acts_by_rule(), kind->delivery().session_hours == 0.0) << name;
  }
}

// ---- The law of prices ----

/// Hours of everybody that a kind takes beyond the baseline, over six replications.
double hours_taken(const std::string& kind, const std::string& parameters) {
  const Experiment made = experiment(with_trial(tiny(), "{kind: " + kind + parameters + "}"));
  Duration sum;
  for (std::uint64_t r = 0; r < 6; ++r) {
    for (const std::size_t strategy : {0U, 1U}) {
      Simulation simulation = begin(made, strategy, r);
      simulation.run_until(Time::start() + weeks(29.9));
      for (const Timesheet& sheet : simulation.world().timesheets) {
        const Duration all = sheet.strategy + sheet.meetings + sheet.preparation + sheet.protected_time;
        sum += strategy == 1 ? all : Duration{} - all;
      }
    }
  }
  return in_hours(sum);
}

class ThePriceOfARule : public testing::TestWithParam<std::string> {};

TEST_P(ThePriceOfARule, IsHoursOrAStatedZeroWithItsReason) {
  const Kind<Intervention> rule = made(shipped().interventions, GetParam());
  const double taken = hours_taken(GetParam(), "");
  if (rule->free_because().empty()) {
    EXPECT_GT(taken, 0.0);
    EXPECT_LT(hours_taken(GetParam(), ", dose: 0.5"), taken);
  } else {
    EXPECT_GT(rule->free_because().size(), 20U);
    EXPECT_EQ(taken, 0.0) << "costs what it says it does not";
  }
}

std::vector<std::string> kinds_with_rules() {
  std::vector<std::string> out;
  for (const std::string& name : kinds_of(shipped().interventions)) {
    if (made(shipped().interventions, name)->acts_by_rule()) out.push_back(name);
  }
  return out;
}

INSTANTIATE_TEST_SUITE_P(Shipped, ThePriceOfARule, testing::ValuesIn(kinds_with_rules()), kind_name);

TEST(MinutesOfARule, AreWhatTheyComeTo) {
  // Two reviews of the codes (weeks 13 and 26) in 26 observed weeks from week 4 on, twelve people, six replications.
  for (const char* kind : {"recognition", "common_standards"}) {
    const double none = hours_taken(kind, ", minutes: 0"), hour = hours_taken(kind, ", minutes: 60");
    EXPECT_NEAR(hour - none, 2.0 * 12.0 * 6.0, 0.1 * 2.0 * 12.0 * 6.0) << kind;
  }
  EXPECT_GT(hours_taken("first_move", ", minutes: 60, tendency: 0") - hours_taken("first_move", ", minutes: 0"), 100.0);
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryInterventionInARun, testing::ValuesIn(kinds_of(shipped().interventions)),
                         kind_name);

}  // namespace
}  // namespace colead::test
