// SPDX-License-Identifier: Apache-2.0
// The table: what is mentioned, how opinions move, what a choice is worth (friedkin_1999, stasser_1985).
#include "colead/simulation/discussion.hpp"

#include <gtest/gtest.h>

#include "colead/simulation/logistic.hpp"
#include "colead/simulation/table.hpp"
#include "colead/theory/information.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

Cue cue(std::uint8_t holder, std::uint8_t option, float value) {
  Cue out;
  out.holder = holder;
  out.option = option;
  out.value = value;
  return out;
}

struct MentionCase {
  double recall;
  std::size_t people;
};

class Mentions : public testing::TestWithParam<MentionCase> {};

TEST_P(Mentions, OfSharedCuesFollowTheNumberOfHoldersAndOfUniqueOnesRecallAlone) {
  const auto [recall, people] = GetParam();
  Founded founded(with_behaviour(tiny(), "{voice: {recall: " + std::to_string(recall) +
                                             ", intercept: 40, asked: 0}, deliberation: {loafing: 0}}"));
  std::vector<PersonId> who;
  for (const char* name : {manager_1, medic_1, manager_2, medic_2}) who.push_back(founded.person(name));
  who.resize(people);
  constexpr int n = 5000;
  double shared = 0, unique = 0, held = 0;
  for (std::uint64_t i = 0; i < n; ++i) {
    Decision d = founded.decision(who, i);
    d.cues = {cue(shared_holder, 1, 0.1F), cue(shared_holder, 2, 0.1F), cue(0, 1, 0.1F), cue(1, 3, 0.1F)};
    d.cue_count = 4;
    TableTalk talk = take_seats(founded.life(), d);
    voice_cues(founded.life(), d, talk, false);
    shared += d.record.shared_voiced;
    unique += d.record.unique_voiced;
    held += d.record.unique_held;
  }
  EXPECT_TRUE(near_share(shared, 2.0 * n, theory::mention_probability(recall, static_cast<double>(people))))
      << shared / 2 / n;
  EXPECT_EQ(held, 2.0 * n);
  EXPECT_TRUE(near_share(unique, held, recall)) << unique / held;
}

INSTANTIATE_TEST_SUITE_P(Cases, Mentions,
                         testing::Values(MentionCase{0.5, 2}, MentionCase{0.5, 4}, MentionCase{0.2, 3},
                                         MentionCase{0.8, 2}, MentionCase{0.0, 3}, MentionCase{1.0, 3}));

TEST(Mentions, WhatWasHeardBeforeIsNotCountedAgain) {
  Founded founded(with_behaviour(tiny(), "{voice: {recall: 1, intercept: 40}}"));
  Decision d = founded.decision({founded.person(manager_1), founded.person(medic_1)});
  d.cues = {cue(shared_holder, 1, 0.1F), cue(1, 2, 0.3F)};
  d.cue_count = 2;
  TableTalk talk = take_seats(founded.life(), d);
  voice_cues(founded.life(), d, talk, false);
  TableTalk again = take_seats(founded.life(), d);
  voice_cues(founded.life(), d, again, false);
  EXPECT_EQ(d.record.shared_voiced, 1);
  EXPECT_EQ(d.record.unique_voiced, 1);
  EXPECT_EQ(d.record.unique_held, 1);
}

TEST(Mentions, ChanceOfSpeakingUpIsTheLogisticOfSafetyTrustUnderstandingAndStatus) {
  Founded founded(with_behaviour(tiny() + "trust: {kind: constant, level: 0.8}\n", "{voice: {recall: 1}}"));
  founded.level(0.5F, 0.1F);
  founded.world.units[0].safety = 0.62;
  const PersonId senior = founded.person("north.manager.senior.1");
  constexpr int n = 20000;
  double voiced = 0;
  for (std::uint64_t i = 0; i < n; ++i) {
    Decision d = founded.decision({senior, founded.person(medic_1)}, i);
    d.cues = {cue(1, 1, 0.1F)};
    d.cue_count = 1;
    TableTalk talk = take_seats(founded.life(), d);
    voice_cues(founded.life(), d, talk, false);
    voiced += d.record.unique_voiced;
  }
  // Chair: the owner, one tier above; own role understood fully, the other by half.
  const double p = logistic(-1.2 + 2.0 * 0.62 + 1.0 * 0.8 + 0.5 * 0.75 - 0.4 * 1.0);
  EXPECT_TRUE(near_share(voiced, n, p)) << voiced / n << " and " << p;
}

TEST(Influence, TwoPeopleMoveAsFriedkinAndJohnsenReckonByHand) {
  Founded founded(tiny());
  Decision d = founded.decision({founded.person(manager_1), founded.person(medic_1)});
  TableTalk talk = take_seats(founded.life(), d);
  ASSERT_EQ(talk.people, 2U);
  const double toward = 0.5 * 0.8, back = 0.25 * 0.4;  // trust times respect
  talk.trust[talk.pair(0, 1)] = 0.5F, talk.respect[talk.pair(0, 1)] = 0.8F;
  talk.trust[talk.pair(1, 0)] = 0.25F, talk.respect[talk.pair(1, 0)] = 0.4F;
  for (std::size_t o = 0; o < talk.options; ++o) {
    talk.score_of(0, o) = 0.1 * static_cast<double>(o);
    talk.score_of(1, o) = 1.0 - 0.3 * static_cast<double>(o);
  }
  std::vector<std::array<double, 2>> expected;
  for (std::size_t o = 0; o < talk.options; ++o) {
    const double a = talk.score_of(0, o), b = talk.score_of(1, o);
    double x = a, y = b;
    for (int round = 0; round < 3; ++round) {
      const double heard_x = (x + toward * y) / (1.0 + toward);
      const double heard_y = (y + back * x) / (1.0 + back);
      x = 0.7 * heard_x + 0.3 * a;
      y = 0.7 * heard_y + 0.3 * b;
    }
    expected.push_back({x, y});
  }
  influence(founded.life(), d, talk);
  for (std::size_t o = 0; o < talk.options; ++o) {
    EXPECT_NEAR(talk.score_of(0, o), expected[o][0], 1e-7);
    EXPECT_NEAR(talk.score_of(1, o), expected[o][1], 1e-7);
  }
}

TEST(Influence, IdentityDiscountsTheOtherProfessionAndNobodyElse) {
  Founded founded(with(with(tiny(), "  manager: {}", "  manager: {identity_strength: 10}"), "  medic: {}",
                       "  medic: {identity_strength: 10}"));
  Decision d = founded.decision({founded.person(manager_1), founded.person(medic_1), founded.person(manager_2)});
  TableTalk talk = take_seats(founded.life(), d);
  talk.trust.fill(1.0F), talk.respect.fill(1.0F);
  for (std::size_t a = 0; a < 3; ++a) talk.score_of(a, 1) = static_cast<double>(a == 1);
  talk.score_of(2, 2) = 1.0, talk.score_of(0, 2) = 0.0;
  influence(founded.life(), d, talk);
  EXPECT_LT(talk.score_of(0, 1), 1e-3);  // deaf to the medic
  EXPECT_GT(talk.score_of(1, 1), 1.0 - 1e-3);
  EXPECT_GT(talk.score_of(0, 2), 0.3);  // not to the colleague
}

TEST(Choice, RegretBestValueAndParetoEfficiencyByHand) {
  Founded founded(tiny());
  const PersonId a = founded.person(manager_1), b = founded.person(medic_1);
  CriterionRow first, second;
  first[0] = 1.0F, second[1] = 1.0F;
  founded.world.people[a].effective = first;
  founded.world.people[b].effective = second;
  Decision d = founded.decision({a, b});
  d.attributes[1][0] = 0.9F, d.attributes[1][1] = -0.3F;
  d.attributes[2][0] = 0.4F, d.attributes[2][1] = 0.5F;
  d.attributes[3][0] = 0.3F, d.attributes[3][1] = 0.4F, d.attributes[3][2] = 3.0F;
  d.record.chosen = 3;
  judge_choice(founded.life(), d);
  EXPECT_FLOAT_EQ(d.record.regret[0], 0.6F);
  EXPECT_FLOAT_EQ(d.record.regret[1], 0.1F);
  EXPECT_NEAR(d.record.value, 3.7 / 3, 1e-6);
  EXPECT_EQ(d.record.best_value, d.record.value);
  EXPECT_FALSE(d.record.pareto_efficient);  // the second is better for both
  d.record.chosen = 2;
  judge_choice(founded.life(), d);
  EXPECT_TRUE(d.record.pareto_efficient);
  EXPECT_TRUE(std::isnan(d.record.realised_value));
  d.record.chosen = 0;
  judge_choice(founded.life(), d);
  EXPECT_EQ(d.record.value, 0.0F);
  EXPECT_EQ(d.record.own_score[0], 0.0F);
}

TEST(BuyIn, IsTheLogisticOfRegretHearingTrustAndExclusion) {
  Founded founded(tiny() + "trust: {kind: constant, level: 0.8}\n");
  Decision d = founded.decision({founded.person(manager_1), founded.person(medic_1)});
  d.record.present = {true, false};
  d.perceived_regret = {0.4F, 1.0F};
  d.heard = {0.75F, 0.0F};
  judge_buy_in(founded.life(), d);
  const double present = logistic(1.0 - 1.5 * 0.4 + 0.75 + 0.3);
  const double absent = logistic(1.0 - 1.5 + 0.3 - 1.0);
  EXPECT_NEAR(d.record.buy_in, (present + absent) / 2, 1e-6);
}

TEST(Ledger, BooksEveryMicrosecondToOneCauseInOrder) {
  Decision d;
  d.entered_until = Time::start() + hours(1);
  d.enter_part(Cause::work, minutes(10));
  d.enter_part(Cause::role_ignorance, minutes(5));
  d.enter(Cause::waiting_for_person, Time::start() + hours(2));
  d.enter(Cause::rework, Time::start() + hours(2));
  const auto entry = [&](Cause cause) { return Duration{d.record.ledger[static_cast<std::size_t>(cause)]}; };
  EXPECT_EQ(entry(Cause::work), minutes(10));
  EXPECT_EQ(entry(Cause::role_ignorance), minutes(5));
  EXPECT_EQ(entry(Cause::waiting_for_person), minutes(45));
  EXPECT_EQ(entry(Cause::rework), Duration{});
  EXPECT_EQ(d.entered_until, Time::start() + hours(2));
}

}  // namespace
}  // namespace colead
