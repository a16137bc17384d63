// SPDX-License-Identifier: Apache-2.0
// What relations do at the table: misreading and asking, effort, meanings, who must be there.
#include <gtest/gtest.h>

#include "colead/simulation/discussion.hpp"
#include "colead/simulation/effort.hpp"
#include "colead/simulation/logistic.hpp"
#include "colead/world/learning.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

Cue cue_of(std::uint8_t holder) {
  Cue out;
  out.holder = holder;
  out.option = 1;
  out.value = 0.1F;
  return out;
}

struct Heard {
  double misread{0};
  double questions{0};
  double mixed{0};  ///< one cue of a speaker understood, another not
};

/// Two people, the medic alone holding three cues, all of them said.
Heard talks(const std::string& behaviour, float k, float theta, int n) {
  Founded founded(with_behaviour(tiny(), behaviour));
  founded.level(k, 0.1F);
  founded.world.units[0].safety = 0.62;
  const PersonId manager = founded.person(manager_1), medic = founded.person(medic_1);
  for (const PersonId who : {manager, medic}) {
    founded.world.people[who].tolerance = theta;
    for (std::uint32_t g = 0; g < 2; ++g) founded.world.people.view(who, ProfessionId{g}).base = k;
    for (std::uint32_t g = 0; g < 2; ++g) founded.world.people.view(who, ProfessionId{g}).self_assessed = 0.0F;
  }
  Heard out;
  for (int i = 0; i < n; ++i) {
    Decision d = founded.decision({manager, medic}, static_cast<std::uint64_t>(i));
    d.record.accountability = {0.5F, 0.5F};
    d.cues = {cue_of(1), cue_of(1), cue_of(1)};
    d.cue_count = 3;
    TableTalk talk = take_seats(founded.life(), d);
    const double before = talk.score_of(0, 1);
    voice_cues(founded.life(), d, talk, false);
    EXPECT_EQ(d.record.unique_voiced, 3);
    out.misread += talk.misread ? 1 : 0;
    out.questions += talk.questions;
    out.mixed += talk.misread && talk.score_of(0, 1) != before ? 1 : 0;
  }
  return out;
}

const std::string outspoken = "voice: {recall: 1, intercept: 40}, learning: {self_assessment_slope: 0}, ";

TEST(Misreading, ComesOnceForHearerSpeakerAndMeetingAndSpoilsAllThatIsSaid) {
  for (const double m0 : {0.2, 0.8}) {
    const Heard heard = talks("{" + outspoken + "uptake: {misread: " + std::to_string(m0) + "}, asking: {clears: 0}}",
                              0.4F, 0.0F, 20000);
    EXPECT_TRUE(near_share(heard.misread, 20000, m0 * 0.6 * 0.6)) << heard.misread;
    EXPECT_EQ(heard.mixed, 0);
  }
}

TEST(Asking, HalvesMisreadingForThoseWhoSeeAGapAndFeelSafe) {
  for (const double clears : {0.5, 0.9}) {
    const std::string text =
        "{" + outspoken + "uptake: {misread: 1}, asking: {clears: " + std::to_string(clears) + "}}";
    const Heard heard = talks(text, 0.3F, 0.0F, 20000);
    const double ask = logistic(-2.0 + 2.0 * 0.7 + 2.0 * 0.62);
    EXPECT_TRUE(near_share(heard.questions, 20000, ask)) << heard.questions;
    EXPECT_TRUE(near_share(heard.misread, 20000, 0.49 * (1.0 - clears * ask))) << heard.misread;
  }
}

TEST(Asking, NobodyAsksWhosGapIsBelowTheirTolerance) {
  const std::string text = "{" + outspoken + "uptake: {misread: 1}}";
  EXPECT_EQ(talks(text, 0.3F, 0.71F, 2000).questions, 0);
  EXPECT_GT(talks(text, 0.3F, 0.69F, 2000).questions, 0);
}

TEST(Effort, FollowsAccountabilityAndRecallFollowsEffort) {
  for (const double loafing : {0.0, 0.5, 1.0}) {
    Founded founded(with_behaviour(tiny(), "{voice: {recall: 0.4, intercept: 40, asked: 0}, deliberation: {loafing: " +
                                               std::to_string(loafing) + "}}"));
    double voiced = 0;
    constexpr int n = 20000;
    for (std::uint64_t i = 0; i < n; ++i) {
      Decision d = founded.decision({founded.person(manager_1), founded.person(medic_1)}, i);
      d.record.accountability = {0.8F, 0.2F};
      EXPECT_NEAR(relative_effort(founded.world, d, d.seats[0]), 1.0 + loafing * 0.6, 1e-6);
      d.cues = {cue_of(1)};
      d.cue_count = 1;
      TableTalk talk = take_seats(founded.life(), d);
      voice_cues(founded.life(), d, talk, false);
      voiced += d.record.unique_voiced;
    }
    EXPECT_TRUE(near_share(voiced, n, 1.0 - std::pow(0.6, 1.0 - loafing * 0.6))) << loafing;
  }
}

/// What is asked for by those who know the role is recalled more often; nobody asks on paper or among one's own.
TEST(Recall, OfUniqueCuesGrowsWithTheTriesThatKnowingTheRoleBrings) {
  struct Case {
    double asked;
    float known;
    const char* other;
    bool on_paper;
    double tries;
  };
  for (const Case& c : {Case{1.0, 0.5F, manager_1, false, 1.5}, Case{2.0, 1.0F, manager_1, false, 3.0},
                        Case{0.0, 1.0F, manager_1, false, 1.0}, Case{1.0, 0.0F, manager_1, false, 1.0},
                        Case{1.0, 1.0F, manager_1, true, 1.0}, Case{1.0, 1.0F, medic_2, false, 1.0}}) {
    Founded founded(with_behaviour(tiny(), "{voice: {recall: 0.3, intercept: 40, asked: " + std::to_string(c.asked) +
                                               "}, deliberation: {loafing: 0}, routing: {formal_disclosure: 1}}"));
    founded.level(c.known, 0.0F);
    for (std::uint32_t i = 0; i < founded.world.people.size(); ++i) {
      for (std::uint32_t g = 0; g < 2; ++g) founded.world.people.view(PersonId{i}, ProfessionId{g}).base = c.known;
    }
    double voiced = 0;
    constexpr int n = 20000;
    for (std::uint64_t i = 0; i < n; ++i) {
      Decision d = founded.decision({founded.person(c.other), founded.person(medic_1)}, i);
      d.record.accountability = {0.5F, 0.5F};
      d.cues = {cue_of(1)};
      d.cue_count = 1;
      TableTalk talk = take_seats(founded.life(), d);
      voice_cues(founded.life(), d, talk, c.on_paper);
      voiced += d.record.unique_voiced;
    }
    EXPECT_TRUE(near_share(voiced, n, 1.0 - std::pow(0.7, c.tries))) << c.asked << " " << c.known << " " << voiced / n;
  }
}

TEST(Presence, WhoAnswersForLittleStaysAwayInProportion) {
  Founded founded(tiny());
  Decision d = founded.decision({founded.person(manager_1), founded.person(medic_1)});
  d.record.accountability = {0.8F, 0.2F};
  EXPECT_NEAR(staying_away(founded.world, d, d.seats[1]), 0.3 * 0.6, 1e-6);
  EXPECT_EQ(staying_away(founded.world, d, d.seats[0]), 0.0);
}

TEST(Meaning, VotesErrAsFarAsDefinitionsConflict) {
  for (const double noise : {0.0, 0.5, 2.0}) {
    for (const std::uint32_t conflicting : {0U, 8U, 32U}) {
      Founded founded(with_behaviour(tiny(), "{uptake: {definition_noise: " + std::to_string(noise) + "}}"));
      const PersonId a = founded.person(manager_1), b = founded.person(medic_1);
      founded.world.people[a].code_yes = ~0U, founded.world.people[a].code_no = 0;
      const std::uint32_t bits = conflicting == 32 ? ~0U : (1U << conflicting) - 1;
      founded.world.people[b].code_no = bits, founded.world.people[b].code_yes = ~bits;
      double squares = 0;
      constexpr int n = 4000;
      for (std::uint64_t i = 0; i < n; ++i) {
        Decision d = founded.decision({a, b}, i);
        TableTalk talk = take_seats(founded.life(), d);
        const TableTalk before = talk;
        blur(founded.life(), d, talk);
        EXPECT_EQ(talk.score_of(0, 0), before.score_of(0, 0)) << "the status quo is what it is";
        for (std::size_t o = 1; o < talk.options; ++o) {
          squares += std::pow(talk.score_of(0, o) - before.score_of(0, o), 2);
        }
      }
      const double sd = noise * conflicting / 32.0;
      EXPECT_NEAR(std::sqrt(squares / (3 * n)), sd, 0.04 * sd + 1e-12);
    }
  }
}

TEST(Need, OfAnotherUnitIsFilledFromAnotherUnit) {
  const Experiment made =
      experiment(with(tiny(), "needs: [{profession: manager}, {profession: medic}]\n    due_days: 6",
                      "needs: [{profession: manager}, {profession: medic, unit: other}]\n    due_days: 6"));
  Simulation simulation = begin(made);
  std::size_t seen = 0;
  while (simulation.step()) {
    for (const Decision& d : simulation.world().decisions) {
      if (d.stage != Stage::preparing || d.escalated || d.record.decision_class != ClassId{0}) continue;
      if (d.record.route == Route::one_sided) continue;
      ++seen;
      EXPECT_EQ(simulation.world().people[d.record.people[0]].unit, d.record.unit);
      EXPECT_NE(simulation.world().people[d.record.people[1]].unit, d.record.unit);
    }
  }
  EXPECT_GT(seen, 50U);
}

TEST(Need, OfAnotherUnitWhereThereIsNoneIsAMistakeOfTheScenario) {
  const std::string alone = with(tiny(), "  south: {type: ward}\n", "");
  EXPECT_THROW(experiment(with(alone, "needs: [{profession: manager}, {profession: medic}]\n    due_days: 6",
                               "needs: [{profession: manager}, {profession: medic, unit: other}]\n    due_days: 6")),
               std::exception);
}

double share_of(const std::string& interventions, bool (*counts)(const DecisionRecord&)) {
  const Experiment made = experiment(with_trial(tiny(), interventions));
  double n = 0, hits = 0;
  for (std::uint64_t r = 0; r < 20; ++r) {
    for (const DecisionRecord& d : run(made, 1, r).decisions) {
      ++n;
      hits += counts(d) ? 1 : 0;
    }
  }
  return hits / n;
}

TEST(JointAccountability, ClosesNothingByOneSideOrByDefaultWhereItTakesBoth) {
  const auto one_sided = [](const DecisionRecord& d) { return d.route == Route::one_sided; };
  const auto by_default = [](const DecisionRecord& d) { return d.style == Style::oversight; };
  EXPECT_EQ(share_of("{kind: joint_accountability, closes: both}", one_sided), 0.0);
  EXPECT_EQ(share_of("{kind: joint_accountability, closes: both}", by_default), 0.0);
  const double old = share_of("{kind: joint_accountability, closes: joint}", one_sided);
  EXPECT_GT(old, 0.02);
  EXPECT_NEAR(share_of("{kind: joint_accountability, closes: both, quorum: 0.5}", one_sided), old / 2, old / 4);
}

// ---- What a decision is worth without the other side ----

struct Quality {
  double joint{0}, alone{0};
};

/// Mean efficiency of decisions made jointly and by one side, everybody saying and taking up everything.
Quality quality(const std::string& fields) {
  const std::string text = with_behaviour(
      with(tiny(), "    per_week: 3\n", "    per_week: 3\n    joint_tendency: 0\n    default_share: 0\n" + fields),
      "{voice: {recall: 1, intercept: 40}, uptake: {floor: 1, misread: 0, confirmation_bias: 0, credit: 0, noise: 0, "
      "definition_loss: 0, definition_noise: 0}}");
  const Experiment made = experiment(text);
  std::array<double, 2> value{}, best{};
  for (std::uint64_t r = 0; r < 60; ++r) {
    for (const DecisionRecord& d : run(made, 0, r).decisions) {
      if (d.decision_class != ClassId{0} || d.style != Style::resolution || d.route == Route::formal) continue;
      const std::size_t side = d.route == Route::joint ? 0 : 1;
      value[side] += d.value, best[side] += d.best_value;
    }
  }
  return {value[0] / best[0], value[1] / best[1]};
}

TEST(HiddenProfile, OneSideAloneMissesWhatOnlyTheOtherKnows) {
  const Quality strong = quality("    unique_share: 0.9\n    known_share: 0.1\n");
  const Quality weak = quality("    unique_share: 0.1\n    known_share: 0.1\n");
  EXPECT_GT(strong.joint - strong.alone, 0.08) << strong.joint << " " << strong.alone;
  EXPECT_LT(weak.joint - weak.alone, 0.05) << weak.joint << " " << weak.alone;
}

}  // namespace
}  // namespace colead
