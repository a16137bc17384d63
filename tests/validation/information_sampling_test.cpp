// SPDX-License-Identifier: Apache-2.0
// Collective information sampling (stasser_1985) and hidden profiles (computed_hidden_profile).
#include <gtest/gtest.h>

#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"
#include "colead/world/closed_forms.hpp"
#include "validation/table.hpp"

namespace colead {
namespace {

constexpr double exact = 1e-9;
constexpr int samples = 100000;

double four_errors(double p) { return 4 * std::sqrt(p * (1 - p) / samples); }

/// Cues that speak for A and for B, each held by so many members.
struct Profile {
  int for_a, holders_a, for_b, holders_b;
  double recall;

  [[nodiscard]] double exact_success() const {
    return hidden_profile_success(std::vector(static_cast<std::size_t>(for_a), mention_probability(recall, holders_a)),
                                  std::vector(static_cast<std::size_t>(for_b), mention_probability(recall, holders_b)));
  }
};

TEST(InformationSampling, ASharedCueHasMoreChancesToBeMentioned) {
  EXPECT_NEAR(mention_probability(.4, 3), .784, exact);
  EXPECT_NEAR(mention_probability(.4, 1), .4, exact);
  EXPECT_NEAR(mention_probability(.2, 4), .5904, exact);
}

TEST(InformationSampling, MentioningFollowsRepeatedMultiplication) {
  for (const double r : {0.0, 0.07, 0.33, 0.9, 1.0}) {
    double silent = 1.0;
    for (int m = 0; m <= 12; ++m) {
      EXPECT_NEAR(mention_probability(r, m), 1.0 - silent, exact);
      silent *= 1.0 - r;
    }
  }
}

TEST(InformationSampling, MembersWhoRecallCueByCueMentionAtThatRate) {
  for (const auto& [r, m] : {std::pair{.4, 3}, {.2, 4}, {.55, 2}}) {
    double mentioned = 0.0;
    for (std::uint64_t cue = 0; cue < samples; ++cue) {
      Draws draws = Luck{9}.draws(Purpose::recall, cue, static_cast<std::uint64_t>(m));
      bool any = false;
      for (int member = 0; member < m; ++member) any = bernoulli(draws.next(), r) || any;
      mentioned += static_cast<double>(any) / samples;
    }
    EXPECT_NEAR(mentioned, mention_probability(r, m), four_errors(mention_probability(r, m)));
  }
}

TEST(InformationSampling, TheFirstCueIsSharedMoreOftenThanThePoolIs) {
  EXPECT_NEAR(first_mention_shared(6, 2), .75, exact);
  EXPECT_NEAR(first_mention_shared(6, 3 * 2), .5, exact);  // were it drawn from the pool of all cues
  for (const auto& [members, shared, unique] : {std::tuple{3, 6, 2}, {4, 3, 5}}) {
    double found = 0.0;
    for (std::uint64_t meeting = 0; meeting < samples; ++meeting) {
      Draws draws = Luck{10}.draws(Purpose::recall, meeting, static_cast<std::uint64_t>(members));
      (void)choose(draws.next(), static_cast<std::size_t>(members));  // who speaks: all hold the same numbers
      const std::size_t cue = choose(draws.next(), static_cast<std::size_t>(shared + unique));
      found += static_cast<double>(cue < static_cast<std::size_t>(shared)) / samples;
    }
    EXPECT_NEAR(found, first_mention_shared(shared, unique), four_errors(first_mention_shared(shared, unique)));
  }
}

TEST(HiddenProfile, TheReferenceGroupMissesTheBetterOptionMoreOftenThanNot) {
  EXPECT_NEAR((Profile{6, 1, 3, 3, .5}.exact_success()), .457153, 5e-7);
  EXPECT_NEAR((Profile{6, 3, 3, 3, .5}.exact_success()), .979622, 5e-7);
}

TEST(HiddenProfile, AgreesWithEnumeratingEverySetOfMentionedCues) {
  const std::vector<double> a{.5, .9, .2, .65};
  const std::vector<double> b{.3, .8, .45};
  double total = 0.0;
  for (unsigned set = 0; set < 128; ++set) {
    double probability = 1.0;
    int lead = 0;
    for (unsigned cue = 0; cue < 7; ++cue) {
      const double p = cue < 4 ? a[cue] : b[cue - 4];
      const bool mentioned = ((set >> cue) & 1U) != 0;
      probability *= mentioned ? p : 1 - p;
      lead += mentioned ? (cue < 4 ? 1 : -1) : 0;
    }
    if (lead > 0) total += probability;
  }
  EXPECT_NEAR(hidden_profile_success(a, b), total, exact);
}

TEST(HiddenProfile, AgreesWithTheBinomialWhereOneSideIsSilent) {
  for (const double p : {.1, .6}) {
    EXPECT_NEAR(hidden_profile_success(std::vector(5, p), {}), 1 - std::pow(1 - p, 5), exact);
    EXPECT_NEAR(hidden_profile_success(std::vector(5, p), std::vector(4, 1.0)), std::pow(p, 5), exact);
    EXPECT_EQ(hidden_profile_success({}, std::vector(4, p)), 0.0);
  }
}

/// A group that pools what it recalls and then votes by the library's majority rule, every member by the number of
/// cues.
double pooled_success(const Profile& profile, int members) {
  const auto rule = test::make(add_majority);
  double success = 0.0;
  for (std::uint64_t meeting = 0; meeting < samples; ++meeting) {
    Draws draws = Luck{11}.draws(Purpose::recall, meeting, static_cast<std::uint64_t>(profile.for_a));
    const auto voiced = [&](int cues, int holders) {
      double count = 0.0;
      for (int cue = 0; cue < cues; ++cue) {
        bool any = false;
        for (int holder = 0; holder < holders; ++holder) any = bernoulli(draws.next(), profile.recall) || any;
        count += static_cast<double>(any);
      }
      return count;
    };
    const double for_a = voiced(profile.for_a, profile.holders_a);
    const double for_b = voiced(profile.for_b, profile.holders_b);
    test::Table table;  // B is the status quo, so A needs strictly more
    for (int member = 0; member < members; ++member) table.seat({}, {for_b, for_a});
    success += static_cast<double>(rule->decide(table.ballot()).option == 1) / samples;
  }
  return success;
}

TEST(HiddenProfile, GroupsThatPoolAndVoteSucceedAsComputed) {
  for (const Profile& profile : {Profile{6, 1, 3, 3, .5}, Profile{6, 3, 3, 3, .5}, Profile{4, 1, 2, 2, .35}}) {
    const double p = profile.exact_success();
    EXPECT_NEAR(pooled_success(profile, 3), p, four_errors(p));
  }
}

TEST(HiddenProfile, FullInformationIsFarBetterThanAHiddenProfile) {
  for (const double recall : {.2, .3, .4, .5, .6}) {
    EXPECT_GT((Profile{6, 3, 3, 3, recall}.exact_success()), (1.5 * Profile{6, 1, 3, 3, recall}.exact_success()))
        << recall;
  }
}

TEST(HiddenProfile, RefusesWhatIsNoProbability) {
  EXPECT_THROW((void)hidden_profile_success(std::vector{1.1}, {}), ModelError);
  EXPECT_THROW((void)mention_probability(-.1, 2), ModelError);
  EXPECT_THROW((void)mention_probability(.5, -1), ModelError);
  EXPECT_THROW((void)first_mention_shared(0, 0), ModelError);
}

}  // namespace
}  // namespace colead
