// SPDX-License-Identifier: Apache-2.0
// A result is looked at with the names of its own experiment: what it names must be there.
#include "colead/experiment/belonging.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>

#include "colead/core/error.hpp"
#include "colead/experiment/comparison.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

class Belonging : public testing::Test {
 protected:
  Experiment made = experiment(with(tiny(), "horizon_weeks: 26", "horizon_weeks: 8"));
  RunResult all = made.run(RunTask{0, {11, 0, {.records = Records::full, .trust = true, .people = true}}});

  void expect_refused(const std::function<void(RunResult&)>& change, const std::string& what) const {
    RunResult other = all;
    change(other);
    try {
      require_own(made, other);
      ADD_FAILURE() << what;
    } catch (const ModelError& error) {
      EXPECT_NE(std::string(error.what()).find(what), std::string::npos) << error.what();
    }
  }
};

TEST_F(Belonging, ItsOwnRunsAreAccepted) {
  EXPECT_NO_THROW(require_own(made, all));
  EXPECT_NO_THROW(require_own(made, run(made)));
}

TEST_F(Belonging, EachNumberBeyondWhatThereIsIsRefused) {
  constexpr std::uint32_t many = 1'000'000;
  expect_refused([](RunResult& r) { r.figures.back().output = many; }, "output 1000000");
  expect_refused([](RunResult& r) { r.series.front().output = many; }, "output 1000000");
  expect_refused([](RunResult& r) { r.decisions.back().unit.value = many; }, "unit 1000000");
  expect_refused([](RunResult& r) { r.decisions.back().unit = {}; }, "unit");
  expect_refused([](RunResult& r) { r.decisions[0].decision_class.value = many; }, "class of decisions 1000000");
  expect_refused([](RunResult& r) { r.decisions[0].people[0].value = many; }, "post 1000000");
  expect_refused([](RunResult& r) { r.decisions[0].profession[0] = 2; }, "profession 2, and it has 2");
  expect_refused([](RunResult& r) { r.accounts[0].record.unit.value = many; }, "unit 1000000");
  expect_refused([](RunResult& r) { r.accounts[0].steps[0].who.value = many; }, "post 1000000");
  expect_refused([](RunResult& r) { r.accounts[0].steps[0].other.value = many; }, "post 1000000");
  expect_refused([](RunResult& r) { r.accounts[0].delays[0].who.value = many; }, "post 1000000");
  expect_refused([](RunResult& r) { r.accounts[0].cues[0].criterion = 3; }, "criterion 3, and it has 3");
  expect_refused([](RunResult& r) { r.happenings[0].who.value = many; }, "post 1000000");
  expect_refused([](RunResult& r) { r.happenings[0].unit.value = many; }, "unit 1000000");
  expect_refused([](RunResult& r) { r.trust_starts[0].holder.value = many; }, "post 1000000");
  expect_refused([](RunResult& r) { r.trust_entries[0].target = {}; }, "post");
  expect_refused([](RunResult& r) { r.people.pop_back(); }, "tells of 11 posts, and it has 12");
}

TEST_F(Belonging, WhoSitsAtATableIsLookedAtAsWell) {
  const auto met = std::find_if(all.accounts.begin(), all.accounts.end(), [](const DecisionAccount& one) {
    return !one.meetings.empty() && !one.meetings[0].people.empty();
  });
  ASSERT_NE(met, all.accounts.end());
  const auto at = static_cast<std::size_t>(met - all.accounts.begin());
  expect_refused([at](RunResult& r) { r.accounts[at].meetings[0].people[0].person.value = 12; }, "post 12");
  expect_refused([at](RunResult& r) { r.accounts[at].meetings[0].people[0].profession = 2; }, "profession 2");
  expect_refused(
      [at](RunResult& r) {
        r.accounts[at].meetings[0].smallest_changes.push_back({.kind = ChangeKind::weight, .index = 3});
      },
      "criterion 3");
}

TEST_F(Belonging, ARunOfMoreFiguresIsNotComparedInAnExperimentOfFew) {
  const Experiment few = experiment(tiny() + "metrics: [trust]\n");
  EXPECT_THROW(require_own_figures(few, all), ModelError);
  const ComparisonPlan plan{{{0, "baseline"}, {0, "other"}}, 1, 11, 0.95};
  const std::vector<const RunResult*> results{&all, &all};
  EXPECT_THROW(static_cast<void>(summarise(few, plan, results)), ModelError);
  EXPECT_NO_THROW(static_cast<void>(summarise(made, plan, results)));
}

TEST_F(Belonging, AComparisonOfNoReplicationsIsRefused) {
  for (const std::int64_t replications : {std::int64_t{0}, std::numeric_limits<std::int64_t>::min()}) {
    const ComparisonPlan plan{{{0, "baseline"}, {0, "other"}}, replications, 11, 0.95};
    EXPECT_THROW(static_cast<void>(summarise(made, plan, {})), ModelError);
  }
}

}  // namespace
}  // namespace colead
