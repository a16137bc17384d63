// SPDX-License-Identifier: Apache-2.0
// Any scenario that is accepted runs, keeps what every run keeps, and is the same run on two threads and read again.
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/scenario/emit.hpp"
#include "properties/drawn.hpp"
#include "properties/numbers.hpp"
#include "properties/property.hpp"
#include "support/cpu_time.hpp"
#include "support/invariants.hpp"
#include "support/tiny_scenario.hpp"

namespace colead::test {
namespace {

constexpr int one_in = 4;          ///< of the cases asked for: each is some whole runs
constexpr double rounding = 1e-6;  ///< of figures that are held in single precision, and of sums of them
constexpr std::size_t tried = 1;

/// A scenario that is accepted; others are left out.
Experiment any_experiment() {
  const Drawn drawn = *any_scenario();
  std::optional<Experiment> made = accepted(drawn);
  RC_PRE(made.has_value());
  return std::move(*made);
}

RunKey key(const Experiment& made, std::uint64_t replication, Keep keep = {Records::summary}) {
  return {made.scenario().seed, replication, keep};
}

void gather_kinds(const Node& node, std::set<std::string>& out) {
  if (const Node* kind = node.find("kind")) out.insert(kind->text);
  for (const Node& item : node.items) gather_kinds(item, out);
  for (const Node::Entry& entry : node.entries) gather_kinds(entry.value, out);
}

/// The laws below say nothing of what is never drawn.
TEST(DrawnScenarios, AreAcceptedOftenEnoughAndHoldEveryKind) {
  constexpr std::uint64_t cases = 500;
  std::set<std::string> drawn;
  std::size_t taken = 0;
  for (std::uint64_t n = 0; n < cases; ++n) {
    const Drawn one = any_scenario()(rc::Random(n), rc::kNominalSize).value();
    if (!accepted(one)) continue;
    ++taken;
    gather_kinds(one.root, drawn);
  }
  EXPECT_GT(taken, cases / 3);
  for (const CatalogueBase* catalogue : shipped().all()) {
    if (catalogue->label() == "metrics") continue;  // without a list of them every metric watches
    for (const KindEntry& entry : catalogue->entries()) EXPECT_TRUE(drawn.contains(entry.name)) << entry.name;
  }
}

PROPERTY_OF_RUNS(AnyScenario, KeepsEveryInvariantAtEveryEvent, one_in, ()) {
  const Experiment made = any_experiment();
  Simulation simulation = made.start({tried, key(made, 0)});
  holds([&] {
    expect_sound_people(simulation.world());
    Time before = simulation.now();
    std::size_t events = 0;
    while (simulation.step() && !testing::Test::HasFatalFailure()) {
      RC_ASSERT(simulation.now() >= before);
      before = simulation.now();
      expect_sound_decisions(simulation.world());
      if (++events % 32 == 0) expect_sound_people(simulation.world());
    }
    expect_sound_people(simulation.world());
  });
}

/// Figures by metric and group.
std::map<std::pair<std::string, std::string>, double> figures(const Experiment& made, const RunResult& result) {
  std::map<std::pair<std::string, std::string>, double> out;
  for (const FigureRow& row : result.figures) {
    out[{std::string(made.watch().columns()[row.output].output.name), row.group}] = row.value;
  }
  return out;
}

PROPERTY_OF_RUNS(AnyScenario, GivesDefinedFiguresSharesInRangeAndHoursThatAddUp, one_in, ()) {
  const Experiment made = any_experiment();
  const CpuTime time;
  const auto all = figures(made, made.run(RunTask{tried, key(made, 0)}));
  RC_ASSERT(time.seconds() < 20.0);
  const std::set<std::string> defined{"all_hours",    "joint_hours", "strategy_hours", "displaced_hours",
                                      "backlog_mean", "safety_mean", "safety_end"};
  const std::set<std::string> shares{"attendance_share", "presence_share", "route_share",       "style_share",
                                     "conflict_share",   "overdue_share",  "pareto_share",      "joint_share",
                                     "buy_in",           "trust_mean",     "trust_end",         "safety_mean",
                                     "safety_lowest",    "respect_mean",   "understanding_mean"};
  std::size_t found = 0;
  for (const auto& [name, value] : all) {
    RC_LOG() << name.first << " of " << name.second << " is " << value << "\n";
    RC_ASSERT_FALSE(std::isinf(value));
    if (defined.contains(name.first) && name.second == "all") RC_ASSERT_FALSE(std::isnan(value)), ++found;
    if (shares.contains(name.first) && !std::isnan(value)) RC_ASSERT(value >= -rounding && value <= 1 + rounding);
  }
  RC_ASSERT(found == defined.size());
  const double parts =
      all.at({"hours_by_use", "joint"}) + all.at({"hours_by_use", "programme"}) + all.at({"hours_by_use", "reserved"});
  RC_ASSERT(near(parts, all.at({"all_hours", "all"}), rounding));
}

/// By how much the meeting that was called for this hour began late.
std::int64_t lateness(const DecisionAccount& account, Time called) {
  for (const DelayEntry& entry : account.delays) {
    if (entry.cause == Cause::waiting_for_person && entry.from == called) return (entry.to - entry.from).us;
  }
  return 0;
}

/// By how much a meeting ends later than planned, because it began late or talked on, is not booked: it may reach into
/// what follows.
PROPERTY_OF_RUNS(AnyScenario, BooksNobodyInTwoPlacesAtOnce, one_in, ()) {
  const Experiment made = any_experiment();
  const RunResult result = made.run(RunTask{tried, key(made, 0, {Records::full})});
  std::map<std::uint32_t, std::map<std::int64_t, std::int64_t>> sittings;  // by person: when and until when
  for (const DecisionAccount& account : result.accounts) {
    std::map<std::int64_t, std::int64_t> ends;
    for (std::size_t n = 0; n + 1 < account.steps.size(); ++n) {
      if (account.steps[n].kind == StepKind::met) ends[account.steps[n].at.us] = account.steps[n + 1].at.us;
    }
    for (const MeetingAccount& meeting : account.meetings) {
      const auto end = ends.find(meeting.at.us);
      if (end == ends.end()) continue;  // on paper, or settled by one person alone
      const double extra = static_cast<double>(meeting.extra_hours) * (1 + 0x1p-23);  // told in single precision
      const std::int64_t until = end->second - hours(extra).us - lateness(account, meeting.at);
      for (const Sitter& sitter : meeting.people) {
        RC_ASSERT(sittings[sitter.person.value].emplace(meeting.at.us, until).second);
      }
    }
  }
  for (const auto& [person, meetings] : sittings) {
    std::int64_t free = 0;
    for (const auto& [begin, end] : meetings) {
      RC_LOG() << "person " << person << " sits from " << begin << " to " << end << " us\n";
      RC_ASSERT(begin >= free - 1);  // hours are rounded to a microsecond
      free = end;
    }
  }
}

PROPERTY_OF_RUNS(AnyScenario, EndsEachDecisionInOneWayAndSomebodyAnswersForIt, one_in, ()) {
  const Experiment made = any_experiment();
  const RunResult result = made.run(RunTask{tried, key(made, 0)});
  std::set<std::uint64_t> seen;
  holds([&] {
    for (const DecisionRecord& record : result.decisions) {
      RC_ASSERT(seen.insert(record.identity).second);
      RC_ASSERT(record.style != Style::open);
      RC_ASSERT(record.decided >= record.arrived);
      expect_sound_ledger(record, record.decided);
      double answers = 0;
      for (const float share : record.accountability) answers += static_cast<double>(share);
      RC_ASSERT(near(answers, record.route == Route::none ? 0.0 : 1.0, 1e-5));
      RC_ASSERT(record.chosen < record.options);
      RC_ASSERT(static_cast<double>(record.value) <= static_cast<double>(record.best_value) + rounding);
      RC_ASSERT(record.buy_in >= 0.0F && record.buy_in <= 1.0F);
    }
  });
}

std::vector<Fingerprint> fingerprints(const Experiment& made, unsigned threads) {
  std::vector<RunTask> tasks;
  for (std::size_t arm = 0; arm < 2; ++arm) {
    for (std::uint64_t replication = 0; replication < 2; ++replication) tasks.push_back({arm, key(made, replication)});
  }
  std::vector<Fingerprint> out;
  for (const RunResult& result : made.run(tasks, Workers{threads, {}})) out.push_back(result.fingerprint);
  return out;
}

PROPERTY_OF_RUNS(AnyScenario, HasTheSameBitsOnTwoThreadsAndTwice, one_in, ()) {
  const Experiment made = any_experiment();
  const std::vector<Fingerprint> once = fingerprints(made, 1);
  RC_ASSERT(fingerprints(made, 2) == once);
  RC_ASSERT(fingerprints(made, 1) == once);
}

PROPERTY_OF_RUNS(AnyScenario, HasTheSameBitsWhateverIsKeptAndHoweverItIsCut, one_in, ()) {
  const Experiment made = any_experiment();
  const Fingerprint plain = made.run(RunTask{tried, key(made, 0, {})}).fingerprint;
  RC_ASSERT(made.run(RunTask{tried, key(made, 0, {Records::full, true, true, true})}).fingerprint == plain);
  Simulation first = made.start({tried, key(made, 0, {})});
  const double share = *test::share();
  first.run_until(Time{static_cast<std::int64_t>(share * static_cast<double>(first.world().horizon.us))});
  Simulation branch = first;
  RC_ASSERT(branch.finish().fingerprint == plain);
  RC_ASSERT(first.finish().fingerprint == plain);
}

/// Whose tree or text it was makes no difference.
PROPERTY_OF_RUNS(AnyScenario, WrittenAndReadIsTheSameScenarioWithTheSameBits, one_in, ()) {
  const Experiment made = any_experiment();
  const Node whole = resolved(made.scenario());
  const Fingerprint plain = made.run(RunTask{tried, key(made, 0)}).fingerprint;
  for (const std::string& text : {emit_yaml(whole), emit_json(whole)}) {
    Scenario again = parse_scenario(text, "again", shipped());
    RC_ASSERT(canonical(again) == canonical(made.scenario()));
    const Experiment other(std::move(again), shipped());
    RC_ASSERT(other.run(RunTask{tried, key(other, 0)}).fingerprint == plain);
  }
}

}  // namespace
}  // namespace colead::test
