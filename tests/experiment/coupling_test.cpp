// SPDX-License-Identifier: Apache-2.0
// How well two runs share their luck, and where they part.
#include "colead/experiment/coupling.hpp"

#include <gtest/gtest.h>

#include <set>

#include "colead/core/error.hpp"
#include "colead/experiment/run_codec.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

constexpr Keep noting{Records::off, false, false, true};

RunResult noted(const Experiment& made, std::size_t arm, std::uint64_t replication = 0) {
  return made.run(RunTask{arm, {made.scenario().seed, replication, noting}});
}

Experiment with_shadowing() { return experiment(with_trial(tiny(), "{kind: shadowing, every_weeks: 3}")); }

TEST(DrawLog, KeepsTheSameSampleOfIdentitiesWhateverTheOrder) {
  DrawLog forwards;
  DrawLog backwards;
  constexpr std::uint64_t count = 20'000;
  for (std::uint64_t n = 0; n < count; ++n) {
    forwards.note(3, identity(n, 1));
    backwards.note(3, identity(count - 1 - n, 1));
    backwards.note(3, identity(count - 1 - n, 1));
  }
  const PurposeDraws a = forwards.summary().at(0);
  const PurposeDraws b = backwards.summary().at(0);
  EXPECT_EQ(a.kept, b.kept);
  EXPECT_EQ(a.level, b.level);
  EXPECT_EQ(a.asked, count);
  EXPECT_EQ(b.asked, 2 * count);
  EXPECT_LE(a.kept.size(), draws_kept);
  EXPECT_NEAR(std::ldexp(static_cast<double>(a.kept.size()), a.level), static_cast<double>(count), 0.15 * count);
}

TEST(DrawLog, OfFewDrawsIsAllOfThem) {
  DrawLog log;
  for (std::uint64_t n = 0; n < 500; ++n) log.note(7, identity(n, n));
  EXPECT_EQ(log.summary().at(0).level, 0);
  EXPECT_EQ(log.summary().at(0).kept.size(), 500U);
}

TEST(NotingDraws, ChangesNoBitOfARun) {
  const Experiment made = with_shadowing();
  for (std::size_t arm = 0; arm < 2; ++arm) {
    const RunResult plain = run(made, arm);
    const RunResult watched = noted(made, arm);
    EXPECT_EQ(watched.fingerprint, plain.fingerprint);
    EXPECT_EQ(watched.events, plain.events);
    EXPECT_FALSE(watched.draws.empty());
    EXPECT_TRUE(plain.draws.empty());
  }
}

TEST(NotingDraws, GoesOnInACopyWithoutTouchingTheOriginal) {
  const Experiment made = with_shadowing();
  Simulation trunk = made.start({1, {made.scenario().seed, 0, noting}});
  trunk.run_until(Time::start() + weeks(8));
  Simulation copy = trunk;
  const RunResult first = trunk.finish();
  const RunResult second = copy.finish();
  ASSERT_EQ(first.draws.size(), second.draws.size());
  for (std::size_t n = 0; n < first.draws.size(); ++n) {
    EXPECT_EQ(first.draws[n].asked, second.draws[n].asked);
    EXPECT_EQ(first.draws[n].kept, second.draws[n].kept);
  }
}

TEST(NotingDraws, SurvivesTheBytes) {
  const Experiment made = with_shadowing();
  const RunResult result = noted(made, 1);
  const RunResult again = decode_run(encode(result));
  ASSERT_EQ(again.draws.size(), result.draws.size());
  for (std::size_t n = 0; n < result.draws.size(); ++n) EXPECT_EQ(again.draws[n].kept, result.draws[n].kept);
}

TEST(MatchedDraws, OfARunWithItselfAreAll) {
  const Experiment made = with_shadowing();
  const RunResult result = noted(made, 0);
  for (const MatchedDraws& draws : matched_draws(result, result)) EXPECT_EQ(draws.share(), 1.0) << draws.name;
}

TEST(MatchedDraws, OfAStrategyAreThoseOfTheWorldOutsideAndNotOfItsSessions) {
  const Experiment made = with_shadowing();
  std::map<std::string_view, MatchedDraws> by_name;
  for (const MatchedDraws& draws : matched_draws(noted(made, 0), noted(made, 1))) by_name[draws.name] = draws;
  for (const std::string_view outside : {"arrival", "options", "values", "competence"})
    EXPECT_EQ(by_name.at(outside).share(), 1.0) << outside;
  EXPECT_EQ(by_name.at("session").both, 0.0);
  EXPECT_GT(by_name.at("session").either, 0.0);
}

TEST(MatchedDraws, AreRefusedForRunsThatNotedNone) {
  const Experiment made = with_shadowing();
  EXPECT_THROW(static_cast<void>(matched_draws(run(made), noted(made, 0))), ModelError);
}

TEST(FirstDivergence, OfAPlaceboIsNowhere) {
  Experiment made = with_shadowing();
  const std::size_t placebo = made.add_arm({"placebo", 1, {0.0}});
  EXPECT_FALSE(first_divergence(made, 0, placebo, {made.scenario().seed, 0, {}}).found);
}

/// Told by a look at both traces after every single event.
TEST(FirstDivergence, IsTheFirstEventInWhichTheTracesDiffer) {
  Experiment made = with_shadowing();
  const std::size_t late = made.add_arm({"late", 1, {}, 9.0});
  for (const std::size_t arm : {std::size_t{1}, late}) {
    const RunKey key{made.scenario().seed, 0, {}};
    const Divergence found = first_divergence(made, 0, arm, key);
    ASSERT_TRUE(found.found);
    std::vector<std::pair<std::uint64_t, Event>> marks[2];
    for (std::size_t n = 0; n < 2; ++n) {
      Simulation one = made.start({n == 0 ? 0 : arm, key});
      Event event;
      for (std::uint64_t before = one.trace(); one.step(event); before = one.trace()) {
        if (one.trace() != before) marks[n].push_back({one.trace(), event});
      }
    }
    std::size_t at = 0;
    while (marks[0][at].first == marks[1][at].first) ++at;
    const Event& first = std::min(marks[0][at].second, marks[1][at].second);
    EXPECT_EQ(found.first, static_cast<EventKind>(first.kind));
    EXPECT_EQ(found.week, in_weeks(first.time - (Time::start() + weeks(4.0))));
    EXPECT_GE(found.week, arm == late ? 9.0 : 0.0);
  }
}

TEST(Redrawing, KeepsThePastAndDrawsEveryFutureAnew) {
  Experiment made = with_shadowing();
  const std::size_t first = made.add_arm({"first", 0, {}, 8.0, 1});
  const std::size_t second = made.add_arm({"second", 0, {}, 8.0, 2});
  const RunKey key{made.scenario().seed, 0, {}};
  std::set<std::uint64_t> futures{run(made, 0).fingerprint.trace};
  for (const std::size_t arm : {first, second}) {
    const Divergence found = first_divergence(made, 0, arm, key);
    ASSERT_TRUE(found.found);
    EXPECT_GE(found.week, 8.0);
    futures.insert(run(made, arm).fingerprint.trace);
  }
  EXPECT_EQ(futures.size(), 3U);
  EXPECT_EQ(run(made, first).fingerprint, run(made, first).fingerprint);
}

TEST(People, HaveTheHoursAndRegretThatTheFiguresHave) {
  const Experiment made = with_shadowing();
  const RunResult result = made.run(RunTask{1, {made.scenario().seed, 0, {Records::summary, false, true, false}}});
  ASSERT_EQ(result.people.size(), made.plan().positions().size());
  EXPECT_EQ(result.fingerprint, run(made, 1).fingerprint);
  double joint = 0.0;
  double programme = 0.0;
  double regret = 0.0;
  double parts = 0.0;
  for (const PersonRow& row : result.people) {
    joint += row.joint_hours;
    programme += row.programme_hours;
    if (row.decisions > 0) regret += row.regret * row.decisions;
    parts += row.decisions;
  }
  double expected = 0.0;
  double needed = 0.0;
  for (const DecisionRecord& decision : result.decisions) {
    for (std::size_t n = 0; decision.style != Style::open && n < decision.participants; ++n) {
      expected += decision.regret[n];
      needed += 1.0;
    }
  }
  EXPECT_NEAR(joint, result.joint_hours, 1e-6);
  EXPECT_NEAR(programme, result.programme_hours, 1e-6);
  EXPECT_EQ(parts, needed);
  EXPECT_GT(parts, 0.0);
  EXPECT_NEAR(regret, expected, 1e-6);
}

std::map<std::string_view, MatchedDraws> matched(const std::string& one, const std::string& other) {
  std::map<std::string_view, MatchedDraws> by_name;
  for (const MatchedDraws& draws : matched_draws(noted(experiment(one), 0), noted(experiment(other), 0)))
    by_name[draws.name] = draws;
  return by_name;
}

TEST(OnePersonMore, AsksForTheTraitsOfOneMoreAndLeavesWhatComesFromOutside) {
  const std::string more = with(tiny(), "{profession: medic, tier: mid, count: 2, calendar",
                                "{profession: medic, tier: mid, count: 3, calendar");
  const auto with_itself = matched(tiny(), tiny());
  const auto with_more = matched(tiny(), more);
  for (const std::string_view outside : {"arrival", "options", "due"})
    EXPECT_EQ(with_more.at(outside).share(), 1.0) << outside;
  for (const std::string_view own : {"competence", "values", "propensity"}) {
    EXPECT_EQ(with_more.at(own).both, with_itself.at(own).both) << own;  // everybody is who they were
    EXPECT_GT(with_more.at(own).either, with_more.at(own).both) << own;  // and there are new people
  }
}

/// The control: where a unit has another name, which is what luck hangs on, its luck is another.
TEST(OnePersonMore, IsToldFromAWorldWhoseLuckMoved) {
  const auto renamed = matched(tiny(), with(tiny(), "  north: {type: ward}", "  harbour: {type: ward}"));
  for (const std::string_view moved : {"arrival", "options", "competence", "values"})
    EXPECT_LT(renamed.at(moved).share(), 0.5) << moved;
}

}  // namespace
}  // namespace colead
