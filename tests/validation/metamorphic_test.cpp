// SPDX-License-Identifier: Apache-2.0
// design_metamorphic: how outputs must change, or not, when the scenario is changed in a known way.
#include <gtest/gtest.h>

#include <bit>
#include <numeric>
#include <set>

#include "support/claim.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

const Claims neutral{"neutrality", "design_metamorphic, design_neutral"};

/// Two professions that differ in what the essay says they differ in.
std::string unlike() {
  return with(with(tiny(), "  manager: {}", "  manager: {pressure: 0.6, habit: 0.4, understanding: 0.3}"),
              "  medic: {}", "  medic: {pressure: 0.1, prior_ability: 0.8, stereotype_weight: 0.5}");
}

std::string swapped_names(std::string text) {
  text = with(std::move(text), "manager", "@");
  return with(with(std::move(text), "medic", "manager"), "@", "medic");
}

/// Renames the professions in groups such as "manager->medic:access".
std::string other_side(const std::string& group) {
  for (const auto& [from, to] : {std::pair{"manager->medic", "medic->manager"}, {"medic->manager", "manager->medic"}}) {
    if (group.find(from) != std::string::npos) return with(group, from, to);
  }
  if (group == "manager" || group == "medic") return group == "manager" ? "medic" : "manager";
  return group;
}

bool comparable(const Sample& sample) { return sample.size() >= 30 && variance(sample) > 0.0; }

// (i) Names carry nothing: exchanged everywhere, professions with their parameters, outputs keep their distribution.
TEST(Metamorphic, ExchangingProfessionsWithTheirParametersLeavesTheDistributionOfEveryOutput) {
  constexpr std::uint64_t replications = 300;
  const Samples here = sample(experiment(unlike()), 0, replications);
  const Samples there = sample(experiment(swapped_names(unlike())), 0, replications);
  std::set<std::string> outputs;
  double means_apart = 0.0;
  for (const auto& [name, values] : here) {
    const auto& other = there.at({name.first, other_side(name.second)});
    if (!comparable(values) || !comparable(other)) continue;
    outputs.insert(name.first);
    means_apart = std::max(means_apart, apart(values, other));
    EXPECT_LT(apart(values, other), 4.0) << name.first << " " << name.second;
    EXPECT_LT(smirnov(values, other), 2.3) << name.first << " " << name.second;
  }
  EXPECT_GE(outputs.size(), 30U);
  expect_below(neutral("professions exchanged with their parameters: most that a mean moves, standard errors"),
               {means_apart}, 4.0);
}

/// Each class once for either owner, so that neither profession has a part of its own.
std::string symmetrical() {
  const std::string text = tiny();
  const std::size_t rota = text.find("  rota:\n");
  const std::size_t beds = text.find("  beds:\n");
  std::string gap = with(text.substr(rota, beds - rota), "  rota:", "  gap:");
  gap =
      with(std::move(gap), "{profession: manager}, {profession: medic}", "{profession: medic}, {profession: manager}");
  return with(text.substr(0, beds) + gap + text.substr(beds), "{rota: {}, beds: {}, plan: {}}", "{rota: {}, gap: {}}");
}

// (i) Neutral by default: in a symmetrical organisation one profession fares like the other.
TEST(Metamorphic, ProfessionsOfDefaultParametersAreExchangeable) {
  constexpr std::uint64_t replications = 300;
  const Samples all = sample(experiment(symmetrical()), 0, replications);
  std::set<std::string> outputs;
  double sides_apart = 0.0;
  for (const auto& [name, values] : all) {
    if (other_side(name.second) == name.second || !comparable(values)) continue;
    const Sample& other = all.at({name.first, other_side(name.second)});
    outputs.insert(name.first);
    Sample differences;
    if (values.size() != other.size()) continue;
    for (std::size_t r = 0; r < values.size(); ++r) differences.push_back(values[r] - other[r]);
    const Estimate difference = estimate(differences);
    EXPECT_LT(std::abs(difference.mean), 4.0 * difference.error + 1e-9) << name.first << " " << name.second;
    if (difference.error > 0.0) sides_apart = std::max(sides_apart, std::abs(difference.mean) / difference.error);
  }
  EXPECT_GE(outputs.size(), 8U);
  expect_below(neutral("professions of default parameters: most that they differ, standard errors"), {sides_apart},
               4.0);
}

TEST(Metamorphic, AProfessionOfItsOwnParametersIsTold) {  // the control: the test above can fail
  const Samples all =
      sample(experiment(with(symmetrical(), "  manager: {}", "  manager: {understanding: 0.2}")), 0, 60);
  EXPECT_GT(apart(all.at({"understanding_mean", "manager->medic"}), all.at({"understanding_mean", "medic->manager"})),
            4.0);
}

// (iii) A run is a function of scenario, strategy and key.
TEST(Metamorphic, ThreadsAndTheOrderOfTasksChangeNoBit) {
  const Experiment made = experiment(with_trial(tiny(), "{kind: real_time, every_weeks: 1}"));
  std::vector<RunTask> tasks;
  for (std::uint64_t r = 0; r < 12; ++r) {
    for (std::size_t s = 0; s < 2; ++s) tasks.push_back({s, {r % 2 + 5, r, {}}});
  }
  const auto reference = made.run(tasks, Workers{1, {}});
  for (const unsigned threads : {1U, 2U, 4U}) {
    for (const std::size_t stride : {1U, 5U, 23U}) {
      std::vector<std::size_t> order;
      for (std::size_t i = 0; i < tasks.size(); ++i) order.push_back(i * stride % tasks.size());
      std::vector<RunTask> shuffled;
      for (const std::size_t i : order) shuffled.push_back(tasks[i]);
      const auto results = made.run(shuffled, Workers{threads, {}});
      for (std::size_t i = 0; i < order.size(); ++i) {
        EXPECT_EQ(results[i].fingerprint, reference[order[i]].fingerprint) << threads << " threads, stride " << stride;
        EXPECT_EQ(results[i].events, reference[order[i]].events);
      }
    }
  }
}

TEST(Metamorphic, OtherSeedsAndReplicationsGiveOtherRuns) {
  const Experiment made = experiment(tiny());
  std::set<std::uint64_t> traces;
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    for (std::uint64_t r = 0; r < 5; ++r) traces.insert(made.run(RunTask{0, {seed, r, {}}}).fingerprint.trace);
  }
  EXPECT_EQ(traces.size(), 25U);
}

// (iv) Observers.
TEST(Metamorphic, ObserversAndKeptRecordsLeaveNoMark) {
  const Experiment all = experiment(tiny());
  const Experiment one = experiment(tiny() + "metrics: [backlog]\n");
  const std::uint64_t trace = run(all).fingerprint.trace;
  EXPECT_EQ(run(one).fingerprint.trace, trace);
  EXPECT_EQ(all.run(RunTask{0, {11, 0, {}}}).fingerprint.trace, trace);
  EXPECT_EQ(run(experiment(with(tiny(), "sample_every_weeks: 4", "sample_every_weeks: 1"))).fingerprint.trace, trace);
}

// (v) With everybody always at work, all rates doubled and all durations halved, times halve and nothing else changes.
// Scaled: arrival rate, detection, patience, due, outcome lag, effort, meeting, deferral, committee, clarification,
// search, politicking, half-life, reference hours, reviews, horizon and warm-up. Not scaled, for lack of a field: the
// grid of quarter-hours and the length of a week; hence open hours round the clock and lengths of whole quarters.
std::string scaled(double c) {
  const auto n = [&](double x) { return std::to_string(x / c); };
  std::string text = with(tiny(), "duty: [\"mon-fri 08:00-18:00\"], open: [\"mon-fri 09:00-12:00\"]",
                          "duty: [\"daily 00:00-24:00\"], open: [\"daily 00:00-24:00\"]");
  text = with(std::move(text), "  beds:\n", "  unused:\n");
  text = with(std::move(text), "{rota: {}, beds: {}, plan: {}}", "{rota: {}}");
  text = with(std::move(text), "    per_week: 3\n    pattern: weekdays\n",
              "    per_week: " + std::to_string(2.0 * c) + "\n    pattern: always\n    detection_days: " + n(1.0) +
                  "\n    patience_days: " + n(9.0) + "\n");
  text = with(std::move(text), "due_days: 6\n    effort_hours: 0.6\n    meeting_minutes: 30\n    outcome_lag_days: 7",
              "due_days: " + n(8.0) + "\n    effort_hours: " + n(16.0) + "\n    meeting_minutes: " + n(480.0) +
                  "\n    outcome_lag_days: " + n(14.0));
  text = with(std::move(text), "horizon_weeks: 26", "horizon_weeks: " + n(80.0));
  text = with(std::move(text), "warm_up_weeks: 4", "warm_up_weeks: " + n(8.0));
  text = with(std::move(text), "tenure_years: 0.8", "tenure_years: " + n(4.0));
  return with_behaviour(std::move(text),
                        "{uptake: {handoff: 0}, deliberation: {defer_days: " + n(4.0) +
                            ", clarify_minutes: " + n(240.0) + ", search_minutes: " + n(240.0) +
                            ", politick_minutes: " + n(480.0) + "}, routing: {formal_delay_days: " + n(6.0) +
                            ", load: " + std::to_string(0.3 / c) + "}, learning: {half_life_months: " + n(9.0) +
                            ", reference_hours: " + n(60.0) + "}, codes: {review_weeks: " + n(13.0) + "}}");
}

TEST(Metamorphic, DoublingRatesAndHalvingDurationsHalvesTimesAndChangesNoShare) {
  constexpr std::uint64_t replications = 300;
  const Samples slow = sample(experiment(scaled(1.0)), 0, replications);
  const Samples fast = sample(experiment(scaled(2.0)), 0, replications);
  Sample doubled = fast.at({"lead_time_mean", "all"});
  for (double& hours_taken : doubled) hours_taken *= 2.0;
  const Estimate at_once = estimate(slow.at({"lead_time_mean", "all"})), twice = estimate(doubled);
  const double lead_error = std::hypot(at_once.error, twice.error);
  expect_near(neutral("rates doubled, durations halved: twice the lead time, h"), {twice.mean, lead_error},
              at_once.mean, 4.0 * lead_error);
  EXPECT_GT(apart(slow.at({"lead_time_mean", "all"}), fast.at({"lead_time_mean", "all"})), 10.0);
  for (const char* output : {"overdue_share", "decision_efficiency", "unique_disclosure", "joint_share"}) {
    ASSERT_TRUE(slow.contains({output, "all"})) << output;
    const Estimate before = estimate(slow.at({output, "all"})), after = estimate(fast.at({output, "all"}));
    const double error = std::hypot(before.error, after.error);
    expect_near(neutral(std::string("rates doubled, durations halved: ") + output), {after.mean, error}, before.mean,
                4.0 * error);
  }
}

// (viii) Common random numbers.
TEST(Metamorphic, PairedDifferencesVaryLessThanThoseOfIndependentRuns) {
  constexpr std::uint64_t replications = 60;
  const Experiment made = experiment(with(tiny(), "  baseline: []\n", R"(  baseline: []
  leaders: [{kind: leader_behaviour}]
  talk: [{kind: values_exchange}]
  accountable: [{kind: joint_accountability}]
  tool: [{kind: structured_tool}]
)"));
  const Samples baseline = sample(made, 0, replications);
  for (std::size_t s = 1; s < 5; ++s) {
    const Samples trial = sample(made, s, replications);
    std::size_t better = 0, total = 0;
    for (const auto& [name, values] : baseline) {
      const Sample& other = trial.at(name);
      if (values.size() != replications || other.size() != replications || name.second != "all") continue;
      if (variance(values) == 0.0 || variance(other) == 0.0) continue;
      Sample paired, independent;
      for (std::size_t r = 0; r < replications; ++r) {
        paired.push_back(other[r] - values[r]);
        independent.push_back(other[(r + 1) % replications] - values[r]);
      }
      ++total;
      better += variance(paired) < variance(independent) ? 1 : 0;
    }
    EXPECT_GE(total, 30U);
    const auto claim =
        neutral("common luck: share of figures whose paired differences vary less, strategy " + std::to_string(s));
    expect_above(claim, {static_cast<double>(better) / static_cast<double>(total)}, 0.9 - 1e-12);
  }
}

}  // namespace
}  // namespace colead
