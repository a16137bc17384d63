// SPDX-License-Identifier: Apache-2.0
#include "colead/network/network.hpp"

#include <gtest/gtest.h>

#include <type_traits>
#include <utility>

#include "colead/core/error.hpp"

namespace colead {
namespace {

static_assert(sizeof(Tie) == 40 && std::is_nothrow_move_constructible_v<Network>);

constexpr PersonId operator""_p(unsigned long long i) { return PersonId{static_cast<std::uint32_t>(i)}; }

Network triangle() {
  return Network(4, {{0, 1, TieKind::peer}, {1, 0, TieKind::peer}, {2, 0, TieKind::line}, {0, 3, TieKind::line}});
}

TEST(Network, HoldsTheTiesGivenInTargetOrder) {
  const Network network(4, {{2, 3}, {2, 0}, {0, 1}, {2, 1}});
  EXPECT_EQ(network.people(), 4U);
  EXPECT_EQ(network.tie_count(), 4U);
  ASSERT_EQ(network.base_ties(2_p).size(), 3U);
  for (std::uint32_t i = 0; i < 3; ++i) EXPECT_EQ(network.base_ties(2_p)[i].target, i + (i == 2 ? 1 : 0));
  EXPECT_TRUE(network.base_ties(3_p).empty());
}

TEST(Network, DropsSelfTiesAndDuplicatesWhateverTheirOrder) {
  const std::vector<TieSpec> one{{0, 1, TieKind::project}, {0, 1, TieKind::line}, {1, 1}};
  const std::vector<TieSpec> two{{0, 1, TieKind::line}, {1, 1}, {0, 1, TieKind::project}};
  for (const auto& ties : {one, two}) {
    const Network network(2, ties);
    EXPECT_EQ(network.tie_count(), 1U);
    EXPECT_EQ(network.find(0_p, 1_p)->kind, TieKind::line);
  }
}

TEST(Network, RefusesTiesOfNobodyAndAbsentOnes) {
  EXPECT_THROW(Network(2, {{0, 2}}), ModelError);
  EXPECT_THROW(Network(2, {{2, 0}}), ModelError);
  EXPECT_THROW(Network(2, {{0, 1, TieKind::absent}}), ModelError);
  EXPECT_THROW(Network(most_people + 1, {}), ModelError);
}

TEST(Network, OfNobodyIsEmptyAndRefusesTies) {
  Network network;
  EXPECT_EQ(network.people(), 0U);
  EXPECT_EQ(network.tie_count(), 0U);
  EXPECT_GT(network.bytes(), 0U);
  EXPECT_THROW(network.add(0_p, 1_p, TieKind::peer), ModelError);
  EXPECT_THROW(network.vacate(0_p), ModelError);
  const Network copy = network;
  EXPECT_EQ(copy.people(), 0U);
}

TEST(Network, FindsTiesOneWay) {
  const Network network = triangle();
  EXPECT_NE(network.find(2_p, 0_p), nullptr);
  EXPECT_EQ(network.find(0_p, 2_p), nullptr);
  EXPECT_EQ(network.find(3_p, 3_p), nullptr);
}

TEST(Network, NewTiesStartBlank) {
  const Network network = triangle();
  const Tie& tie = *network.find(0_p, 1_p);
  EXPECT_EQ(tie.positive, (std::array<float, facet_count>{}));
  EXPECT_EQ(tie.negative, (std::array<float, facet_count>{}));
  EXPECT_EQ(tie.respect + tie.linear + tie.updated_weeks, 0.0F);
}

TEST(Network, AddedTiesStandInTargetOrderBesideTheBase) {
  Network network = triangle();
  network.add(0_p, 2_p, TieKind::project).respect = 0.5F;
  network.add(3_p, 2_p, TieKind::network);
  network.add(3_p, 0_p, TieKind::network);
  EXPECT_EQ(network.tie_count(), 7U);
  EXPECT_EQ(network.base_ties(0_p).size(), 2U);
  ASSERT_EQ(network.added_ties(3_p).size(), 2U);
  EXPECT_EQ(network.added_ties(3_p)[0].target, 0U);
  EXPECT_EQ(network.find(0_p, 2_p)->respect, 0.5F);
}

TEST(Network, AddingATieThatIsThereChangesNothing) {
  Network network = triangle();
  network.find(0_p, 1_p)->positive[0] = 3;
  Tie& tie = network.add(0_p, 1_p, TieKind::project);
  EXPECT_EQ(tie.kind, TieKind::peer);
  EXPECT_EQ(tie.positive[0], 3.0F);
  network.add(1_p, 2_p, TieKind::project).linear = 0.25F;
  EXPECT_EQ(network.add(1_p, 2_p, TieKind::network).linear, 0.25F);
  EXPECT_EQ(network.tie_count(), 5U);
}

TEST(Network, AddRefusesStrangersSelfTiesAndAbsence) {
  Network network = triangle();
  EXPECT_THROW(network.add(0_p, 4_p, TieKind::peer), ModelError);
  EXPECT_THROW(network.add(PersonId{}, 0_p, TieKind::peer), ModelError);
  EXPECT_THROW(network.add(1_p, 1_p, TieKind::peer), ModelError);
  EXPECT_THROW(network.add(0_p, 2_p, TieKind::absent), ModelError);
  EXPECT_EQ(network.tie_count(), 4U);
}

TEST(Network, MergesTheOverlayAtItsBoundsAndKeepsEveryTieThereIs) {
  Network network(2000, {});
  for (std::uint32_t i = 0; i < 1023; ++i) network.add(PersonId{i}, PersonId{i + 900}, TieKind::project).linear = 0.5F;
  EXPECT_EQ(network.added_ties(7_p).size(), 1U);
  Tie& last = network.add(1999_p, 0_p, TieKind::network);
  EXPECT_EQ(last.target, 0U);
  EXPECT_EQ(&last, network.base_ties(1999_p).data());
  EXPECT_TRUE(network.added_ties(7_p).empty());
  EXPECT_EQ(network.tie_count(), 1024U);
  for (std::uint32_t i = 0; i < 1023; ++i) ASSERT_EQ(network.find(PersonId{i}, PersonId{i + 900})->linear, 0.5F);
}

TEST(Network, MergeWaitsForAnEighthOfALargeBase) {
  std::vector<TieSpec> ties;
  for (std::uint32_t i = 0; i < 200; ++i) {
    for (std::uint32_t j = 0; j < 100; ++j) ties.push_back({i, j});
  }
  Network network(200, ties);  // 19 900 ties
  std::uint32_t added = 0;
  for (std::uint32_t i = 0; i < 200 && added < 2488; ++i) {
    for (std::uint32_t j = 100; j < 200 && added < 2488; ++j) {
      if (i == j) continue;
      network.add(PersonId{i}, PersonId{j}, TieKind::project);
      ++added;
      ASSERT_EQ(network.added_ties(0_p).empty(), added > 2487) << added;
    }
  }
}

/// Ties come and go a hundred times over, as they do in years; what is held stays in proportion to what there is.
TEST(Network, ForgetsWhoPartedWhenItMerges) {
  constexpr std::uint32_t people = 2000;
  Network network(people, {});
  for (std::uint32_t round = 1; round <= 100; ++round) {
    for (std::uint32_t i = 0; i < people; ++i) {
      if (round > 1) network.part(PersonId{i}, PersonId{(i + round - 1) % people});
      network.add(PersonId{i}, PersonId{(i + round) % people}, TieKind::peer);
    }
  }
  ASSERT_EQ(network.tie_count(), people);
  std::size_t places = 0;
  for (std::uint32_t i = 0; i < people; ++i)
    places += network.base_ties(PersonId{i}).size() + network.added_ties(PersonId{i}).size();
  EXPECT_LT(places, 3 * people);
}

/// Of a tie whose way back was forgotten the leaver is still told.
TEST(Network, VacateEndsTiesWhoseWayBackWasForgotten) {
  Network network(2000, {{0, 1}, {1, 0}});
  *network.find(0_p, 1_p) = Tie{.target = 1, .kind = TieKind::absent};
  for (std::uint32_t i = 0; i < 1024; ++i) network.add(PersonId{i + 100}, PersonId{i + 900}, TieKind::project);
  ASSERT_TRUE(network.base_ties(0_p).empty());
  ASSERT_NE(network.find(1_p, 0_p), nullptr);
  network.vacate(0_p);
  EXPECT_EQ(network.find(1_p, 0_p), nullptr);
}

TEST(Network, CopiesShareNothing) {
  Network network = triangle();
  network.add(1_p, 2_p, TieKind::project);
  Network copy = network;
  copy.find(0_p, 1_p)->respect = 1;
  copy.find(1_p, 2_p)->respect = 1;
  copy.add(2_p, 3_p, TieKind::peer);
  EXPECT_EQ(network.find(0_p, 1_p)->respect, 0.0F);
  EXPECT_EQ(network.find(1_p, 2_p)->respect, 0.0F);
  EXPECT_EQ(network.find(2_p, 3_p), nullptr);
  network = copy;
  EXPECT_EQ(network.find(0_p, 1_p)->respect, 1.0F);
}

TEST(Network, MovingLeavesANetworkOfNobodyAndKeepsPointers) {
  Network network = triangle();
  const Tie* tie = network.find(0_p, 1_p);
  const Network moved = std::move(network);
  EXPECT_EQ(moved.find(0_p, 1_p), tie);
  EXPECT_EQ(network.people(), 0U);  // NOLINT(bugprone-use-after-move): the contract says what is left
}

TEST(Network, VacateEndsTiesBothWaysButKeepsLineTiesBlank) {
  Network network = triangle();
  network.find(0_p, 1_p)->respect = 1;
  network.find(0_p, 3_p)->positive[1] = 2;
  network.find(2_p, 0_p)->negative[2] = 2;
  network.vacate(0_p);
  EXPECT_EQ(network.find(0_p, 1_p), nullptr);
  EXPECT_EQ(network.find(1_p, 0_p), nullptr);
  EXPECT_EQ(network.find(0_p, 3_p)->positive[1], 0.0F);
  EXPECT_EQ(network.find(2_p, 0_p)->negative[2], 0.0F);
  EXPECT_EQ(network.find(2_p, 0_p)->kind, TieKind::line);
  EXPECT_EQ(network.tie_count(), 2U);
  EXPECT_EQ(network.base_ties(0_p)[0].kind, TieKind::absent);
}

TEST(Network, VacateEndsUnreturnedAndAddedTiesToTheLeaver) {
  Network network(4, {{1, 0}, {2, 0}, {2, 1}});
  network.add(3_p, 0_p, TieKind::project);
  network.add(0_p, 3_p, TieKind::project);
  network.vacate(0_p);
  EXPECT_EQ(network.tie_count(), 1U);
  EXPECT_NE(network.find(2_p, 1_p), nullptr);
}

TEST(Network, ARevivedTieIsBlankAndInItsOldPlace) {
  Network network = triangle();
  Tie* place = network.find(0_p, 1_p);
  place->respect = 1;
  network.vacate(1_p);
  Tie& tie = network.add(0_p, 1_p, TieKind::network);
  EXPECT_EQ(&tie, place);
  EXPECT_EQ(tie.respect, 0.0F);
  EXPECT_EQ(tie.kind, TieKind::network);
}

TEST(Network, ATieCostsAtMost48Bytes) {
  constexpr std::uint32_t people = 20000;
  std::vector<TieSpec> ties;
  for (std::uint32_t i = 0; i < people; ++i) {
    for (std::uint32_t k = 1; k <= 5; ++k) {
      ties.push_back({i, (i + k) % people});
      ties.push_back({(i + k) % people, i});
    }
  }
  const Network network(people, ties);
  EXPECT_LE(static_cast<double>(network.bytes()) / static_cast<double>(network.tie_count()), 48.0);
}

TEST(Network, TwoHundredThousandPeopleAddedToLeavingAndCopied) {
  constexpr std::uint32_t people = 200000;
  std::vector<TieSpec> ties;
  for (std::uint32_t i = 0; i < people; ++i) {
    for (std::uint32_t k = 1; k <= 5; ++k) ties.push_back({i, (i + k * 7919) % people});
  }
  Network network(people, std::move(ties));
  for (std::uint32_t i = 0; i < people; ++i) network.add(PersonId{i}, PersonId{(i + 3) % people}, TieKind::project);
  EXPECT_EQ(network.tie_count(), 6 * people);
  for (std::uint32_t i = 0; i < people; i += 100) network.vacate(PersonId{i});
  EXPECT_EQ(Network(network).tie_count(), network.tie_count());
  EXPECT_EQ(network.tie_count(), 6 * people - 12 * people / 100) << "no two leavers were tied";
}

}  // namespace
}  // namespace colead
