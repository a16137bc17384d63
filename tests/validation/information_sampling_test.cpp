// SPDX-License-Identifier: Apache-2.0
// Hidden profiles (stasser_1985, computed_hidden_profile), by the library's rules.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"
#include "colead/theory/information.hpp"
#include "support/claim.hpp"
#include "validation/table.hpp"

namespace colead {
namespace {

constexpr int samples = 100000;

const test::Claims profiles{"closed form", "stasser_1985, computed_hidden_profile"};

/// Cues that speak for A and for B, each held by so many members.
struct Profile {
  int for_a, holders_a, for_b, holders_b;
  double recall;

  [[nodiscard]] double exact_success() const {
    return theory::hidden_profile_success(
        std::vector(static_cast<std::size_t>(for_a), theory::mention_probability(recall, holders_a)),
        std::vector(static_cast<std::size_t>(for_b), theory::mention_probability(recall, holders_b)));
  }
};

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
    const std::string what = std::to_string(profile.for_a) + " cues for the best held by " +
                             std::to_string(profile.holders_a) + ", " + std::to_string(profile.for_b) +
                             " against it held by " + std::to_string(profile.holders_b) + ": share that finds it";
    test::expect_share(profiles(what), pooled_success(profile, 3), profile.exact_success(), samples);
  }
}

}  // namespace
}  // namespace colead
