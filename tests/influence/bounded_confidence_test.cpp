// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>

#include "validation/group.hpp"
#include "validation/make_kind.hpp"

namespace colead {

void add_deffuant(Catalogue<InfluenceRule>& catalogue);
void add_hegselmann_krause(Catalogue<InfluenceRule>& catalogue);

namespace {

using test::Group;
constexpr double exact = 1e-12;

Kind<InfluenceRule> deffuant(double bound, double mu = 0.5, double meetings = 0.5) {
  return test::make(add_deffuant, {{"bound", bound}, {"mu", mu}, {"meetings_per_person", meetings}});
}

Kind<InfluenceRule> hegselmann_krause(double bound) { return test::make(add_hegselmann_krause, {{"bound", bound}}); }

TEST(Deffuant, TwoWithinTheBoundMoveTheSameShareTowardsEachOther) {
  Group group = Group::complete({0.2, 0.6}, 2);
  test::rounds(*deffuant(0.5, 0.3), group, 1);
  EXPECT_NEAR(group.opinion[0], 0.2 + 0.3 * 0.4, exact);
  EXPECT_NEAR(group.opinion[1], 0.6 - 0.3 * 0.4, exact);
}

TEST(Deffuant, AtTheBoundTheyDoNotListen) {
  Group group = Group::complete({0.25, 0.75}, 2);
  test::rounds(*deffuant(0.5), group, 20);
  EXPECT_EQ(group.opinion, (std::vector<double>{0.25, 0.75}));
}

TEST(Deffuant, KeepsTheMeanOfOpinions) {
  Group group = Group::complete({0.1, 0.9, 0.35, 0.8, 0.2, 0.5}, 6);
  test::rounds(*deffuant(0.4, 0.37), group, 50);
  EXPECT_NEAR(std::accumulate(group.opinion.begin(), group.opinion.end(), 0.0), 2.85, exact);
}

TEST(Deffuant, ComparesAllMattersTogetherAsTheRootMeanSquare) {
  const std::vector<double> opinions{0.0, 0.0, 0.5, 0.1};  // root mean square of .5 and .1 is .36056
  Group near = Group::complete(opinions, 2);
  Group far = Group::complete(opinions, 2);
  test::rounds(*deffuant(0.3606), near, 1);
  test::rounds(*deffuant(0.3605), far, 1);
  EXPECT_NEAR(near.opinion[0], 0.25, exact);
  EXPECT_EQ(far.opinion, opinions);
}

TEST(Deffuant, NobodyMeetsThemselvesOrWhomTheyDoNotListenTo) {
  Group group({0.0, 0.3, 0.6}, std::size_t{3},
              1.0);  // 0 and 1 listen to each other; 2 listens to nobody, in three ways
  for (const std::uint32_t other : {1U, 0U}) {
    group.add(1 - other, 0.5);
    group.add(other, 0.5);
    group.add(2, 0.0);
    group.end_row();
  }
  group.add(2, 1.0);
  group.end_row();
  test::rounds(*deffuant(1.0), group, 200);
  EXPECT_NEAR(group.opinion[0], 0.15, exact);
  EXPECT_NEAR(group.opinion[1], 0.15, exact);
  EXPECT_EQ(group.opinion[2], 0.6);
}

TEST(Deffuant, ARoundIsSoManyMeetingsAndAtLeastOne) {
  for (const auto& [per_person, expected] : {std::pair{0.5, 3}, {1e-9, 1}, {2.0, 12}, {0.75, 4}}) {
    std::vector<double> opinions(6);
    for (std::size_t i = 0; i < 6; ++i) opinions[i] = std::ldexp(1.0, static_cast<int>(i));
    Group group({}, std::size_t{6}, 1.0);
    group.opinion = opinions;
    group.scratch.resize(6);
    for (std::uint32_t i = 0; i < 6; ++i) {
      group.add((i + 1) % 6, 1.0);
      group.end_row();
    }
    // Rows of one entry cost one draw a meeting, so the next draw of the same identity counts the meetings.
    Draws used = Luck{3}.draws(Purpose::example, 5);
    Draws counted = used;
    Discussion discussion = group.discussion();
    deffuant(1e6, 0.5, per_person)->round(discussion, used);
    for (int k = 0; k < expected; ++k) (void)counted.next();
    EXPECT_EQ(used.next(), counted.next()) << per_person;
  }
}

TEST(Deffuant, EachPairIsAsLikelyOnACompleteGraph) {
  std::array<int, 6> met{};
  const auto rule = deffuant(1e6, 0.1, 0.1);
  constexpr int runs = 60000;
  Draws draws = Luck{77}.draws(Purpose::example, 1);
  for (int run = 0; run < runs; ++run) {
    Group group = Group::complete({1, 2, 4, 8}, 4);
    Discussion discussion = group.discussion();
    rule->round(discussion, draws);
    int moved = 0;
    for (std::size_t i = 0; i < 4; ++i) moved |= static_cast<int>(group.opinion[i] != group.anchor[i]) << i;
    constexpr std::array<int, 6> pairs{0b0011, 0b0101, 0b1001, 0b0110, 0b1010, 0b1100};
    for (std::size_t p = 0; p < 6; ++p) met[p] += static_cast<int>(moved == pairs[p]);
  }
  const double sd = std::sqrt(runs * (1.0 / 6) * (5.0 / 6));
  for (const int count : met) EXPECT_NEAR(count, runs / 6.0, 4 * sd);
}

TEST(Deffuant, OnePersonAloneKeepsTheOpinion) {
  Group group({0.4}, {1.0});
  test::rounds(*deffuant(1.0), group, 3);
  EXPECT_EQ(group.opinion.front(), 0.4);
}

TEST(HegselmannKrause, TakesTheMeanOfThoseWithinTheBoundWhateverTheirWeights) {
  Group group({0.0, 0.2, 0.5, 1.0}, {0.1, 0.8, 0.1, 0, 0.25, 0.25, 0.25, 0.25, 0, 0.9, 0.1, 0, 0, 0, 0.5, 0.5});
  test::rounds(*hegselmann_krause(0.3), group, 1);
  EXPECT_NEAR(group.opinion[0], 0.1, exact);
  EXPECT_NEAR(group.opinion[1], 0.7 / 3, exact);
  EXPECT_NEAR(group.opinion[2], 0.35, exact);
  EXPECT_EQ(group.opinion[3], 1.0);
}

TEST(HegselmannKrause, TheBoundItselfIsHeardAndOneselfCountsOnce) {
  Group group({0.0, 0.25}, {0.0, 1.0, 0.5, 0.5});  // the first is missing in its own row
  test::rounds(*hegselmann_krause(0.25), group, 1);
  EXPECT_NEAR(group.opinion[0], 0.125, exact);
  EXPECT_NEAR(group.opinion[1], 0.125, exact);
}

TEST(HegselmannKrause, AgreedPeopleStayToTheLastBit) {
  Group group = Group::complete(std::vector<double>(7, 0.1), 7);
  test::rounds(*hegselmann_krause(0.2), group, 5);
  EXPECT_EQ(group.opinion, group.anchor);
}

TEST(HegselmannKrause, IsSynchronousSoMirroredOpinionsStayMirrored) {
  Group group = Group::complete({0.0, 0.1, 0.35, 0.65, 0.9, 1.0}, 6);
  test::rounds(*hegselmann_krause(0.3), group, 1);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(group.opinion[i], 1.0 - group.opinion[5 - i], exact);
}

}  // namespace
}  // namespace colead
