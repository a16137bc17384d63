// SPDX-License-Identifier: Apache-2.0
// How far talk matters in the shipped hospital, against what was measured: groups with hidden profiles (lu_2012) and
// plans that hospital teams change (basta_2017).
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "relations/standing.hpp"

namespace colead {
namespace {

using namespace test;

Scenario hospital() {
  Scenario scenario = load_scenario(source_dir() + "/scenarios/acute_hospital.yaml", shipped());
  scenario.setting.horizon_weeks = 104;
  return scenario;
}

/// Everything is recalled, said, understood and taken up: the fully informed groups of the laboratory.
Scenario fully_informed() {
  Scenario scenario = hospital();
  auto& behaviour = scenario.setting.behaviour;
  behaviour.voice.recall = 1.0, behaviour.voice.intercept = 40.0;
  behaviour.uptake.floor = 1.0, behaviour.uptake.misread = 0.0, behaviour.uptake.credit = 0.0;
  behaviour.uptake.confirmation_bias = 0.0, behaviour.uptake.noise = 0.0, behaviour.uptake.definition_loss = 0.0;
  return scenario;
}

struct Tally {
  double n{0}, hits{0};
  [[nodiscard]] double share() const { return hits / n; }
  [[nodiscard]] double odds() const { return hits / (n - hits); }
};

/// What one at the table would choose before anybody speaks: by what everybody and they themselves know.
std::size_t first_choice(const DecisionAccount& account, const MeetingAccount& meeting, std::size_t a) {
  const std::size_t options = meeting.options - (meeting.searched ? 1U : 0U);
  std::array<double, max_options> score{};
  for (std::size_t o = 0; o < options; ++o) {
    score[o] = meeting.known[a * meeting.options + o] + meeting.error[a * meeting.options + o];
  }
  for (const Cue& cue : account.cues) {
    if (cue.holder != shared_holder && cue.holder != meeting.people[a].needed) continue;
    score[cue.option] += static_cast<double>(meeting.weights[a][cue.criterion]) * static_cast<double>(cue.value);
  }
  return static_cast<std::size_t>(std::max_element(score.begin(), score.begin() + options) - score.begin());
}

struct Talks {
  Tally plans;   ///< joint decisions; hits: another choice than the owner came with
  Tally hidden;  ///< those whose best option nobody at the table would have chosen; hits: it was chosen
  Tally open;    ///< those whose best option all would have chosen
};

Talks talks_of(Scenario scenario, std::uint64_t replications) {
  const Experiment made(std::move(scenario), shipped());
  Talks out;
  for (std::uint64_t r = 0; r < replications; ++r) {
    const RunResult result = made.run(RunTask{0, {made.scenario().seed, r, {.records = Records::full}}});
    for (const DecisionAccount& account : result.accounts) {
      const DecisionRecord& record = account.record;
      if (record.route != Route::joint || record.style != Style::resolution || account.meetings.empty()) continue;
      const MeetingAccount& meeting = account.meetings.front();
      const std::size_t people = meeting.people.size();
      if (people < 2 || meeting.on_paper) continue;
      ++out.plans.n;
      out.plans.hits += record.chosen != first_choice(account, meeting, 0) ? 1.0 : 0.0;
      if (meeting.searched) continue;  // the laboratory's options are given
      const auto best = static_cast<std::size_t>(std::max_element(account.worth.begin(), account.worth.end()) -
                                                 account.worth.begin());
      std::size_t right = 0;
      for (std::size_t a = 0; a < people; ++a) right += first_choice(account, meeting, a) == best ? 1U : 0U;
      if (right > 0 && right < people) continue;
      Tally& tally = right == 0 ? out.hidden : out.open;
      ++tally.n;
      tally.hits += record.chosen == best ? 1.0 : 0.0;
    }
  }
  return out;
}

TEST(Talk, ChangesAsManyPlansAsInHospitalTeams) {
  const Talks as_is = talks_of(hospital(), 1);
  std::cout << "  plans changed " << as_is.plans.share() << " of " << as_is.plans.n << "\n";
  EXPECT_GT(as_is.plans.share(), 0.230);  // nine studies: 23.0 to 41.7 %
  EXPECT_LT(as_is.plans.share(), 0.417);
}

TEST(Talk, FindsHiddenProfilesAboutEightTimesLessOftenThanFullyInformedGroups) {
  const Talks as_is = talks_of(hospital(), 3), full = talks_of(fully_informed(), 3);
  std::cout << "  hidden " << as_is.hidden.share() << " of " << as_is.hidden.n << ", informed " << full.hidden.share()
            << " of " << full.hidden.n << ", odds " << full.hidden.odds() / as_is.hidden.odds() << "; all for it "
            << as_is.open.share() << "\n";
  ASSERT_GT(as_is.hidden.n, 300);
  const double ratio = full.hidden.odds() / as_is.hidden.odds();
  EXPECT_GT(ratio, 4.0);  // eight, to a factor of two
  EXPECT_LT(ratio, 16.0);
  EXPECT_GT(as_is.open.share(), 0.9);
}

}  // namespace
}  // namespace colead
