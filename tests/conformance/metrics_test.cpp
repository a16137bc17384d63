// SPDX-License-Identifier: Apache-2.0
// The contract of every metric, inside whole runs of a tiny organisation.
#include <bit>
#include <map>
#include <set>
#include <string>

#include "conformance/every_kind.hpp"

namespace colead::test {
namespace {

std::map<std::pair<std::string, std::string>, std::uint64_t> figures(const Experiment& made, const RunResult& result) {
  std::map<std::pair<std::string, std::string>, std::uint64_t> out;
  for (const FigureRow& row : result.figures) {
    const std::string name(made.watch().columns()[row.output].output.name);
    out[{name, row.group}] = std::bit_cast<std::uint64_t>(row.value);
  }
  return out;
}

class EveryMetricInARun : public testing::TestWithParam<std::string> {
 protected:
  [[nodiscard]] static Experiment watched_by(const std::string& metrics) {
    return experiment(tiny() + "metrics: [" + metrics + "]\n");
  }
};

TEST_P(EveryMetricInARun, WatchingChangesNothing) {
  const Experiment alone = watched_by(GetParam());
  const Experiment all = experiment(tiny());
  const Experiment little = watched_by("lead_time");
  const RunResult result = run(alone);
  EXPECT_EQ(result.fingerprint.trace, run(all).fingerprint.trace);
  EXPECT_EQ(result.fingerprint.trace, run(little).fingerprint.trace);
}

TEST_P(EveryMetricInARun, GivesTheSameFiguresAloneAndInCompany) {
  const Experiment alone = watched_by(GetParam());
  const Experiment all = experiment(tiny());
  const auto everything = figures(all, run(all));
  const auto own = figures(alone, run(alone));
  ASSERT_FALSE(own.empty());
  for (const auto& [name, bits] : own) {
    ASSERT_TRUE(everything.contains(name)) << name.first << " " << name.second;
    EXPECT_EQ(bits, everything.at(name)) << name.first << " " << name.second;
  }
}

TEST_P(EveryMetricInARun, HowOftenItIsSampledChangesNoDecision) {
  const Experiment often =
      experiment(with(tiny() + "metrics: [" + GetParam() + "]\n", "sample_every_weeks: 4", "sample_every_weeks: 0.3"));
  EXPECT_EQ(run(often).fingerprint.trace, run(watched_by(GetParam())).fingerprint.trace);
}

TEST_P(EveryMetricInARun, FiguresAreFiniteOrUnknownNeverInfinite) {
  const Experiment made = watched_by(GetParam());
  for (std::uint64_t r = 0; r < 3; ++r) {
    const RunResult result = run(made, 0, r);
    for (const FigureRow& row : result.figures) EXPECT_FALSE(std::isinf(row.value)) << row.group;
    for (const SeriesRow& row : result.series) EXPECT_FALSE(std::isinf(row.value)) << row.group;
  }
}

TEST_P(EveryMetricInARun, ABranchMeasuresWhatTheTrunkMeasures) {
  const Experiment made = watched_by(GetParam());
  Simulation trunk = begin(made);
  trunk.run_until(Time::start() + weeks(15));
  Simulation branch = trunk;
  const auto first = figures(made, trunk.finish());
  EXPECT_EQ(first, figures(made, branch.finish()));
  EXPECT_EQ(first, figures(made, run(made)));
}

TEST_P(EveryMetricInARun, NobodyThereAndNothingToDecideBreakNothing) {
  const std::string quiet =
      with(tiny() + "metrics: [" + GetParam() + "]\n", "decisions: {rota: {}, beds: {}, plan: {}}", "decisions: {}");
  const Experiment made = experiment(quiet);
  for (const FigureRow& row : run(made).figures) EXPECT_FALSE(std::isinf(row.value)) << row.group;
}

/// The first mistake of a file that believes something of a figure; empty where there is none.
std::string mistake_about(const std::string& figure, const std::string& group) {
  const std::string belief = "expectations: [{strategy: shadowing, metric: " + figure + ", group: '" + group +
                             "', direction: must_rise, because: a guess}]\n";
  try {
    static_cast<void>(read(with(tiny(), "baseline: []", "baseline: []\n  shadowing: [{kind: shadowing}]") + belief));
  } catch (const ScenarioError& error) {
    return error.diagnostics().front().message;
  }
  return {};
}

TEST_P(EveryMetricInARun, BeliefsAreOfTheGroupsThatItHasAndOfNoOthers) {
  const Experiment made = watched_by(GetParam());
  std::map<std::string, std::set<std::string>> groups;
  for (const auto& [name, bits] : figures(made, run(made))) groups[name.first].insert(name.second);
  for (const auto& [figure, its] : groups) {
    for (const std::string& group : its) EXPECT_EQ(mistake_about(figure, group), "") << figure;
    EXPECT_EQ(mistake_about(figure, "jiont"), "expectations[0].group: unknown group 'jiont'");
    if (!its.contains("all")) {
      EXPECT_EQ(mistake_about(figure, "all"),
                "expectations[0].group: " + figure + " has no figure of all, only of its groups");
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryMetricInARun, testing::ValuesIn(kinds_of(shipped().metrics)), kind_name);

}  // namespace
}  // namespace colead::test
