// SPDX-License-Identifier: Apache-2.0
// A frozen meeting is the meeting, and a change that is said to turn it turns it.
#include "colead/simulation/what_if.hpp"

#include <gtest/gtest.h>

#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

/// Four people, four options, cues all round.
Decision hard_choice(const Founded& founded, std::uint64_t number) {
  std::vector<PersonId> who;
  for (const char* name : {manager_1, medic_1, manager_2, medic_2}) who.push_back(founded.person(name));
  Decision d = founded.decision(who, number);
  Draws draws = founded.world.luck.draws(Purpose::cues, d.record.identity);
  const auto value = [&] { return static_cast<float>(draws.next() - 0.5); };
  for (std::size_t o = 1; o < d.record.options; ++o) {
    for (std::size_t k = 0; k < 3; ++k) d.known[o][k] = value();
  }
  d.cue_count = 10;
  for (std::uint8_t n = 0; n < d.cue_count; ++n) {
    d.cues[n] = {value(), static_cast<std::uint8_t>(1 + n % 3), static_cast<std::uint8_t>(n % 2),
                 n < 2 ? shared_holder : static_cast<std::uint8_t>(n % 4), false};
  }
  return d;
}

struct Held {
  FrozenMeeting frozen;
  TableTalk own;
  TableTalk voted;
  Conclusion conclusion;
  MeetingAccount account;
};

Held hold(Founded& founded, Decision d, bool on_paper = false) {
  Held out;
  TableTalk talk = take_seats(founded.life(), d);
  out.frozen = freeze(founded.life(), d, talk, on_paper);
  out.account.cues.resize(d.cue_count);
  for (std::size_t a = 0; a < talk.people; ++a) {
    out.account.people.emplace_back();
    out.account.weights.push_back(founded.world.people[talk.who[a]].effective);
  }
  out.account.trust.assign(talk.trust.begin(), talk.trust.begin() + 16);
  talk.account = &out.account;
  voice_cues(founded.life(), d, talk, on_paper);
  out.own = talk;
  if (!on_paper) influence(founded.life(), d, talk);
  blur(founded.life(), d, talk);
  out.voted = talk;
  out.conclusion = vote(founded.life(), d, talk);
  out.account.options = d.record.options;
  out.account.option = out.conclusion.option;
  out.account.agreed = out.conclusion.agreed;
  out.account.own.assign(out.own.score.begin(), out.own.score.begin() + 16);
  return out;
}

TEST(FrozenMeeting, GivesBackScoresAndChoiceBitForBit) {
  Founded founded(tiny());
  for (std::uint64_t n = 0; n < 200; ++n) {
    Held held = hold(founded, hard_choice(founded, n), n % 3 == 0);
    const Replay again = replay(held.frozen, {});
    ASSERT_EQ(again.own.score, held.own.score);
    ASSERT_EQ(again.voted.score, held.voted.score);
    ASSERT_EQ(again.agreed, held.conclusion.agreed);
    ASSERT_EQ(again.option, held.conclusion.option);
  }
}

TEST(FrozenMeeting, IsLeftAsItWasByEveryReplay) {
  Founded founded(tiny());
  Held held = hold(founded, hard_choice(founded, 1));
  for (std::uint8_t kind = 0; kind < change_names.size(); ++kind) {
    Change change{.person = 1, .index = 2, .kind = static_cast<ChangeKind>(kind), .amount = 0.3};
    change.script.fill(1);
    EXPECT_NE(replay(held.frozen, change).own.score, held.own.score);
  }
  EXPECT_EQ(replay(held.frozen, {}).own.score, held.own.score);
}

TEST(SmallestChange, TurnsTheChoiceAndHalfOfItDoesNot) {
  Founded founded(tiny());
  std::array<int, change_names.size()> found{};
  for (std::uint64_t n = 0; n < 60; ++n) {
    Held held = hold(founded, hard_choice(founded, n));
    if (!held.conclusion.agreed) continue;
    double size = 0.0;
    for (const SmallestChange& change : smallest_changes(held.frozen, held.account)) {
      ++found[static_cast<std::size_t>(change.kind)];
      EXPECT_GE(change.size, size);
      size = change.size;
      const Replay other = replay(held.frozen, as_change(change));
      EXPECT_TRUE(!other.agreed || other.option != held.conclusion.option);
      EXPECT_EQ(other.agreed, change.agreed);
      EXPECT_TRUE(!change.agreed || other.option == change.option);
      if (change.kind == ChangeKind::cue_voiced || change.kind == ChangeKind::cue_held) continue;
      SmallestChange half = change;
      half.to = (change.from + change.to) / 2.0;
      const Replay same = replay(held.frozen, as_change(half));
      EXPECT_TRUE(same.agreed && same.option == held.conclusion.option);
    }
  }
  for (const int count : found) EXPECT_GT(count, 0);
}

TEST(Pivots, AreThoseWithoutWhomTheRuleSaysOtherwise) {
  Founded founded(tiny());
  int pivotal = 0;
  int idle = 0;
  for (std::uint64_t n = 0; n < 60; ++n) {
    const Decision d = hard_choice(founded, n);
    const Held held = hold(founded, d);
    for (const Pivot& pivot : pivots(founded.life(), d, {held.own, held.voted, held.conclusion, 4, 0.0})) {
      const auto changed = [&](bool agreed, std::uint8_t option) {
        return agreed != held.conclusion.agreed || (agreed && option != held.conclusion.option);
      };
      const bool either =
          changed(pivot.without_agreed, pivot.without_option) || changed(pivot.turned_agreed, pivot.turned_option);
      EXPECT_EQ(pivot.pivotal, either);
      (pivot.pivotal ? pivotal : idle) += 1;
    }
  }
  EXPECT_GT(pivotal, 0);
  EXPECT_GT(idle, 0);
}

}  // namespace
}  // namespace colead
