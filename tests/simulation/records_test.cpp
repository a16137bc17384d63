// SPDX-License-Identifier: Apache-2.0
// What a run keeps of itself adds up, and keeping it changes nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "colead/world/relations.hpp"
#include "support/source_dir.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

constexpr Keep everything{.records = Records::full, .trust = true};

const Experiment& shipped_scenario(const std::string& name) {
  static std::map<std::string, Experiment> made;
  const auto found = made.find(name);
  if (found != made.end()) return found->second;
  const std::string path = source_dir() + "/scenarios/" + name + ".yaml";
  return made.try_emplace(name, load_scenario(path, shipped()), shipped()).first->second;
}

const RunResult& hospital() {
  static const RunResult result = shipped_scenario("acute_hospital").run(RunTask{0, {1, 0, everything}});
  return result;
}

TEST(Records, ChangeNoBitOfAnyShippedStrategy) {
  const Experiment& unit = shipped_scenario("small_unit");
  for (std::size_t s = 0; s < unit.scenario().strategies.size(); ++s) {
    const Fingerprint off = unit.run(RunTask{s, {7, 3, {}}}).fingerprint;
    for (const Keep keep :
         {Keep{.records = Records::summary}, Keep{.records = Records::full}, Keep{.trust = true}, everything}) {
      EXPECT_EQ(unit.run(RunTask{s, {7, 3, keep}}).fingerprint, off) << unit.scenario().strategies[s].id;
    }
  }
}

TEST(Records, ChangeNoBitOfALargeHospital) {
  const Fingerprint off = shipped_scenario("acute_hospital").run(RunTask{0, {1, 0, {}}}).fingerprint;
  EXPECT_EQ(hospital().fingerprint, off);
}

TEST(Records, KeepWhatIsAskedFor) {
  const Experiment made = experiment(tiny());
  const RunResult off = made.run(RunTask{0, {11, 0, {}}});
  EXPECT_TRUE(off.decisions.empty() && off.accounts.empty() && off.trust_entries.empty());
  const RunResult summary = made.run(RunTask{0, {11, 0, {.records = Records::summary}}});
  EXPECT_GT(summary.decisions.size(), 50U);
  EXPECT_TRUE(summary.accounts.empty());
  const RunResult full = made.run(RunTask{0, {11, 0, {.records = Records::full}}});
  ASSERT_EQ(full.accounts.size(), full.decisions.size());
  for (std::size_t n = 0; n < full.accounts.size(); ++n) {
    EXPECT_EQ(full.accounts[n].record.identity, full.decisions[n].identity);
    EXPECT_EQ(full.decisions[n].identity, summary.decisions[n].identity);
  }
}

TEST(DelayLedger, AddsUpOverEveryDecisionOfARun) {
  ASSERT_GT(hospital().accounts.size(), 1000U);
  for (const DecisionAccount& account : hospital().accounts) {
    std::array<std::int64_t, cause_count> by_cause{};
    Time at = account.record.arrived;
    for (const DelayEntry& entry : account.delays) {
      ASSERT_EQ(entry.from, at);
      by_cause[static_cast<std::size_t>(entry.cause)] += (entry.to - entry.from).us;
      at = entry.to;
    }
    ASSERT_EQ(at, account.record.decided);
    ASSERT_EQ(by_cause, account.record.ledger);
  }
}

TEST(Records, HaveOfTheHoursAllThatDiariesHaveAndNoMore) {
  for (const auto* name : {"small_unit", "acute_hospital", "care_system"}) {
    Scenario scenario = load_scenario(source_dir() + "/scenarios/" + name + ".yaml", shipped());
    scenario.setting.warm_up_weeks = 0;
    for (const int sittings : {1, 2}) {
      scenario.setting.behaviour.endings.sittings = sittings;
      const Experiment made{scenario, shipped()};
      Simulation simulation = made.start(RunTask{0, {3, 0, {.records = Records::summary}}});
      const RunResult result = simulation.finish();
      double of_decisions = 0.0;
      for (const DecisionRecord& d : result.decisions) of_decisions += static_cast<double>(d.joint_hours);
      for (const Decision& d : simulation.world().decisions) {
        if (d.stage != Stage::closed) of_decisions += static_cast<double>(d.record.joint_hours);
      }
      EXPECT_GT(of_decisions, 100.0);
      EXPECT_NEAR(of_decisions, result.joint_hours, 1e-5 * result.joint_hours) << name << ", sittings " << sittings;
    }
  }
}

void expect_scores_add_up(const MeetingAccount& meeting, const std::vector<Cue>& cues, bool without_noise = false) {
  const std::size_t m = meeting.options;
  std::vector<double> sum(meeting.own.size());
  for (std::size_t c = 0; c < sum.size(); ++c) sum[c] = meeting.known[c] + meeting.error[c];
  for (const Hearing& hearing : meeting.hearings) sum[hearing.hearer * m + cues[hearing.cue].option] += hearing.effect;
  for (std::size_t c = 0; c < sum.size(); ++c) ASSERT_NEAR(sum[c], meeting.own[c], 1e-12);
  ASSERT_EQ(meeting.final.size(), sum.size());
  const std::vector<double>& last = meeting.rounds.empty() ? meeting.own : meeting.rounds;
  // What is voted by differs from the last round by the error of definitions alone: none of the status quo, none where
  // one profession sits alone.
  const auto same = [&](const Sitter& sitter) { return sitter.profession == meeting.people[0].profession; };
  const bool alone = std::ranges::all_of(meeting.people, same);
  for (std::size_t c = 0; c < sum.size(); ++c) {
    if (!(alone || without_noise || c % m == 0)) continue;
    ASSERT_EQ(meeting.final[c], last[last.size() - sum.size() + c]);
  }
}

TEST(Accounts, SplitEveryScoreIntoPartsThatAddUp) {
  std::size_t meetings = 0;
  for (const DecisionAccount& account : hospital().accounts) {
    for (const MeetingAccount& meeting : account.meetings) {
      expect_scores_add_up(meeting, account.cues);
      ++meetings;
    }
  }
  EXPECT_GT(meetings, 1000U);
}

TEST(Accounts, VotesAreByTheLastRoundWhereDefinitionsDoNotMatter) {
  const RunResult agreed = experiment(with_behaviour(tiny(), "{uptake: {definition_noise: 0}}"))
                               .run(RunTask{0, {11, 0, {.records = Records::full}}});
  std::size_t meetings = 0;
  for (const DecisionAccount& account : agreed.accounts) {
    for (const MeetingAccount& meeting : account.meetings) {
      expect_scores_add_up(meeting, account.cues, true);
      ++meetings;
    }
  }
  EXPECT_GT(meetings, 50U);
}

TEST(Accounts, TellWhatTheRecordTells) {
  for (const DecisionAccount& account : hospital().accounts) {
    const DecisionRecord& record = account.record;
    ASSERT_LE(account.meetings.size(), static_cast<std::size_t>(record.attempts) + 1);
    ASSERT_GE(account.meetings.size(), record.attempts);
    std::size_t voiced = 0, held = 0;
    for (const MeetingAccount& meeting : account.meetings) {
      for (const CueInMeeting& cue : meeting.cues) {
        voiced += cue.fate == CueFate::voiced;
        held += cue.fate == CueFate::voiced || cue.fate == CueFate::held_back || cue.fate == CueFate::forgotten;
      }
    }
    ASSERT_EQ(voiced, record.unique_voiced);
    ASSERT_EQ(held, record.unique_held);
    ASSERT_EQ(account.attributes.size(), record.options);
    ASSERT_EQ(static_cast<float>(account.worth[record.chosen]), record.value);
    if (record.style != Style::resolution && record.style != Style::escalated) continue;
    ASSERT_TRUE(account.meetings.back().agreed);
    ASSERT_EQ(account.meetings.back().option, record.chosen);
  }
}

using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// For each tie: where its account stands, after checking that every line begins where the one before ended.
std::map<Pair, float> balances(const RunResult& result) {
  std::map<Pair, std::vector<TrustStart>> starts;
  for (const TrustStart& start : result.trust_starts) starts[{start.holder.value, start.target.value}].push_back(start);
  std::map<Pair, float> standing;
  std::map<Pair, std::size_t> chapter;
  for (const TrustEntry& entry : result.trust_entries) {
    const Pair pair{entry.holder.value, entry.target.value};
    if (!standing.contains(pair)) standing[pair] = starts.at(pair).at(chapter[pair]++).trust;
    EXPECT_EQ(entry.before, standing[pair]);
    standing[pair] = entry.after;
    if (entry.cause == TrustCause::ended) standing.erase(pair);
  }
  for (const auto& [pair, list] : starts) {
    if (!standing.contains(pair) && chapter[pair] < list.size()) standing[pair] = list.back().trust;
  }
  return standing;
}

TEST(TrustLedger, AddsUpToTheTrustOfEveryTie) {
  const Experiment made = experiment(tiny());
  Simulation run = made.start(RunTask{0, {11, 0, {.trust = true}}});
  run.run_until(run.world().horizon);
  std::map<Pair, float> now;
  for (std::uint32_t i = 0; i < run.world().people.size(); ++i) {
    for (std::uint32_t j = 0; j < run.world().people.size(); ++j) {
      if (run.world().network.find(PersonId{i}, PersonId{j}) == nullptr) continue;
      now[{i, j}] = static_cast<float>(trust(run.world(), PersonId{i}, PersonId{j}));
    }
  }
  const RunResult result = run.finish();
  EXPECT_GT(result.trust_entries.size(), 1000U);
  EXPECT_EQ(balances(result), now);
}

TEST(TrustLedger, OverALargeRunEveryLineBeginsWhereTheLastEnded) {
  EXPECT_GT(balances(hospital()).size(), 1000U);
  std::map<TrustCause, std::size_t> causes;
  for (const TrustEntry& entry : hospital().trust_entries) ++causes[entry.cause];
  for (const TrustCause cause : {TrustCause::outcome, TrustCause::heard, TrustCause::overruled, TrustCause::attended,
                                 TrustCause::faded, TrustCause::ended}) {
    EXPECT_GT(causes[cause], 0U) << trust_cause_names[static_cast<std::size_t>(cause)];
  }
}

TEST(Records, BelongToEachBranch) {
  const Experiment made = experiment(tiny());
  Simulation run = made.start(RunTask{0, {11, 0, everything}});
  run.run_until(Time::start() + weeks(13));
  Simulation branch = run;
  const RunResult first = run.finish();
  const RunResult second = branch.finish();
  EXPECT_EQ(first.fingerprint, second.fingerprint);
  ASSERT_EQ(first.accounts.size(), second.accounts.size());
  EXPECT_EQ(first.accounts.back().delays.size(), second.accounts.back().delays.size());
  EXPECT_EQ(first.trust_entries.size(), second.trust_entries.size());
}

}  // namespace
}  // namespace colead
