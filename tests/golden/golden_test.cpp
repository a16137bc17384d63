// SPDX-License-Identifier: Apache-2.0
// What runs gave when they were last recorded, line by line. A change of a record is a change of results: it is made
// by scripts/record_golden.sh alone and stands in the changelog.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "colead/scenario/emit.hpp"
#include "support/source_dir.hpp"
#include "support/tiny_scenario.hpp"
#include "support/whole_runs.hpp"

namespace colead {
namespace {

using namespace test;

std::string record_path(const std::string& row) { return source_dir() + "/tests/golden/records/" + row + ".txt"; }

std::vector<std::string> lines(std::istream& in) {
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

/// Compares with the record, or writes it when COLEAD_RECORD_GOLDEN is set.
void expect_as_recorded(const std::string& row, const std::string& text) {
  if (std::getenv("COLEAD_RECORD_GOLDEN") != nullptr) {
    std::ofstream(record_path(row)) << text;
    return;
  }
  std::ifstream file(record_path(row));
  ASSERT_TRUE(file) << record_path(row) << " is missing; see scripts/record_golden.sh";
  const auto recorded = lines(file);
  std::istringstream now(text);
  const auto given = lines(now);
  for (std::size_t n = 0; n < std::min(recorded.size(), given.size()); ++n) {
    ASSERT_EQ(recorded[n], given[n]) << "first difference: line " << n + 1 << " of " << record_path(row);
  }
  EXPECT_EQ(recorded.size(), given.size()) << record_path(row);
}

struct Row {
  std::string scenario;
  std::string strategy;
  std::uint64_t seed;

  [[nodiscard]] std::string name() const { return scenario + "_" + strategy + "_" + std::to_string(seed); }
};

/// What is recorded, by name: one more metric in the library changes no record.
const std::string watched =
    "metrics: ["
    "access_concentration, attendance, backlog, buy_in, compromise, conflict_share, decision_efficiency, "
    "delay_causes, disclosure, displaced_hours, ei_index, evidence_free_dyads, goal_agreement, "
    "incongruency, joint_hours, joint_responsibility, joint_share, knowledge, latent_time, lead_time, "
    "leavers, misperception, net_benefit, overconfidence, overdue, pareto_share, peer_behaviours, "
    "presence, reciprocity, regret, respect, rework, safety, strategy_hours, style_shares, trust, "
    "trust_asymmetry, understanding, utilisation, value, values_between]\n";

Experiment tiny_experiment() {
  return experiment(with(tiny(), "  baseline: []\n", R"(  baseline: []
  protected_time: [{kind: protected_time, hours_per_week: 1}]
  real_time: [{kind: real_time, every_weeks: 1, session_hours: 0.5}]
  shadowing: [{kind: shadowing, every_weeks: 4, session_hours: 4}]
  network: [{kind: learning_network, every_weeks: 2, session_hours: 1}]
  joint: [{kind: joint_accountability}, {kind: structured_tool}]
  triggered:
    - {kind: parachute, trigger: overdue, threshold: 0.1, every_weeks: 2, session_hours: 3}
    - {kind: entry_curriculum}
)") + watched);
}

Experiment small_unit() {
  Scenario scenario = load_scenario(source_dir() + "/scenarios/small_unit.yaml", shipped());
  scenario.setting.horizon_weeks = 26;
  scenario.setting.warm_up_weeks = 8;
  scenario.metrics = read(tiny() + watched).metrics;
  return {std::move(scenario), shipped()};
}

const Experiment& experiment_of(const std::string& scenario) {
  static const Experiment first = tiny_experiment();
  static const Experiment second = small_unit();
  return scenario == "tiny" ? first : second;
}

std::vector<Row> rows() {
  std::vector<Row> out;
  for (const char* strategy :
       {"baseline", "protected_time", "real_time", "shadowing", "network", "joint", "triggered"}) {
    for (const std::uint64_t seed : {1U, 2U}) out.push_back({"tiny", strategy, seed});
  }
  for (const char* strategy :
       {"baseline", "protected_time", "silo_training", "parachute", "real_time", "upstream", "shadowing", "check_ins",
        "learning_network", "common_standards", "joint_accountability", "combination"}) {
    out.push_back({"small_unit", strategy, 1});
  }
  return out;
}

/// The first events: when each happened, how many are pending after it, and what is open and at work then.
void write_events(std::ostream& out, Simulation simulation) {
  for (int n = 1; n <= 50 && simulation.step(); ++n) {
    const World& world = simulation.world();
    std::uint32_t open = 0, working = 0;
    for (const UnitState& unit : world.units) open += unit.open_decisions;
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      working += world.queues.current(PersonId{i}) == nullptr ? 0 : 1;
    }
    out << "event " << n << " at " << world.now().us << " us, pending " << world.engine.pending() << ", open " << open
        << ", working " << working << '\n';
  }
}

void write_decisions(std::ostream& out, const Experiment& made, const RunResult& result) {
  const Setting& setting = made.scenario().setting;
  for (std::size_t n = 0; n < std::min<std::size_t>(20, result.decisions.size()); ++n) {
    const DecisionRecord& d = result.decisions[n];
    out << "decision " << hex(d.identity) << ' ' << setting.units[d.unit.value].id << ' '
        << setting.decisions[d.decision_class.value].id << ' ' << d.arrived.us << ' ' << d.decided.us << ' '
        << route_names[static_cast<std::size_t>(d.route)] << ' ' << style_names[static_cast<std::size_t>(d.style)]
        << " option " << +d.chosen << " value " << format_double(d.value) << " ledger";
    for (const std::int64_t part : d.ledger) out << ' ' << part;
    out << '\n';
  }
}

void write_figures(std::ostream& out, const Experiment& made, const RunResult& result) {
  for (const FigureRow& row : result.figures) {
    const auto name = made.watch().columns()[row.output].output.name;
    out << name << " [" << row.group << "] " << format_double(row.value) << '\n';
  }
}

class Golden : public testing::TestWithParam<Row> {};

TEST_P(Golden, ARunGivesWhatIsRecorded) {
  const Experiment& made = experiment_of(GetParam().scenario);
  const RunTask task{made.scenario().strategy(GetParam().strategy), {GetParam().seed, 0, {Records::summary}}};
  const RunResult result = made.run(task);
  std::ostringstream out;
  out << "trace " << hex(result.fingerprint.trace) << "\noutputs " << hex(result.fingerprint.outputs) << "\nevents "
      << result.events << "\ndecided " << result.decided << "\nprogramme hours "
      << format_double(result.programme_hours) << "\njoint hours " << format_double(result.joint_hours) << '\n';
  write_events(out, {made.plan(), made.programme(task.arm), made.watch(), task.key});
  write_decisions(out, made, result);
  write_figures(out, made, result);
  expect_as_recorded(GetParam().name(), out.str());
}

INSTANTIATE_TEST_SUITE_P(Records, Golden, testing::ValuesIn(rows()), [](const auto& row) { return row.param.name(); });

// One column for every build and machine; scripts/same_bits.sh compares others with it.
TEST(WholeRuns, HaveTheSameBitsAsWhenRecorded) { expect_as_recorded("whole_runs", whole_runs(source_dir())); }

TEST(GoldenScenarios, MeanWhatTheyMeantWhenRecorded) {
  std::ostringstream out;
  out << "tiny " << hex(identity(canonical(read(tiny())))) << '\n';
  for (const char* file : {"small_unit", "acute_hospital", "care_system"}) {
    const Scenario scenario = load_scenario(source_dir() + "/scenarios/" + file + ".yaml", shipped());
    out << file << ' ' << hex(identity(canonical(scenario))) << '\n';
  }
  expect_as_recorded("canonical_scenarios", out.str());
}

TEST(GoldenScenarios, SpellingDoesNotChangeTheMeaning) {
  const std::uint64_t hash = identity(canonical(read(tiny())));
  EXPECT_EQ(identity(canonical(read("# a remark\n" + with(tiny(), "per_week: 3\n", "per_week: 3.0\n")))), hash);
  EXPECT_EQ(identity(canonical(read(with(tiny(), "rule: two_key", "rule: {kind: two_key}")))), hash);
  EXPECT_EQ(identity(canonical(read(with(tiny(), "manager: {}", "manager: {habit: 0.15}")))), hash);
  EXPECT_NE(identity(canonical(read(with(tiny(), "manager: {}", "manager: {habit: 0.16}")))), hash);
}

}  // namespace
}  // namespace colead
