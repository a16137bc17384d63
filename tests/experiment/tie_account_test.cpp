// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/tie_account.hpp"

#include <gtest/gtest.h>

namespace colead {
namespace {

constexpr PersonId ann{0};
constexpr PersonId bob{1};

Time at(double week) { return Time::start() + weeks(week); }

TrustEntry entry(double week, TrustCause cause, float before, float after) {
  return {at(week), ann, bob, cause, Facet::ability, before, after};
}

/// Ann learns of Bob, who leaves in week 5; with the next Bob all begins again.
RunResult kept() {
  RunResult out;
  out.trust_starts = {{at(0), ann, bob, 0.5F}, {at(0), bob, ann, 0.9F}, {at(5), ann, bob, 0.4F}};
  out.trust_entries = {entry(1, TrustCause::heard, 0.5F, 0.6F),
                       {at(2), bob, ann, TrustCause::help, {}, 0.9F, 1.0F},
                       entry(3, TrustCause::faded, 0.6F, 0.55F),
                       entry(5, TrustCause::ended, 0.55F, 0.55F),
                       entry(6, TrustCause::ignored, 0.4F, 0.3F)};
  return out;
}

TEST(TieAccountOf, IsTheLastThatHadBegun) {
  const auto now = tie_account(kept(), ann, bob);
  ASSERT_TRUE(now);
  EXPECT_EQ(now->began, at(5));
  EXPECT_EQ(now->start, static_cast<double>(0.4F));
  ASSERT_EQ(now->changes.size(), 1U) << "the end of the one before it is no change of this one";
  EXPECT_EQ(now->changes[0].cause, TrustCause::ignored);
  EXPECT_EQ(now->trust(), static_cast<double>(0.3F));
}

TEST(TieAccountOf, AnEarlierMomentIsTheAccountOfThen) {
  const auto then = tie_account(kept(), ann, bob, at(3));
  ASSERT_TRUE(then);
  EXPECT_EQ(then->began, at(0));
  ASSERT_EQ(then->changes.size(), 2U);
  EXPECT_EQ(then->trust(), static_cast<double>(0.55F));
  EXPECT_EQ(tie_account(kept(), ann, bob, at(0.5))->trust(), 0.5) << "nothing had happened";
}

TEST(TieAccountOf, OneDirectionIsNotTheOther) {
  ASSERT_EQ(tie_account(kept(), bob, ann)->changes.size(), 1U);
  EXPECT_FALSE(tie_account(kept(), bob, PersonId{2}));
  EXPECT_FALSE(tie_account(kept(), ann, bob, at(-1)));
}

}  // namespace
}  // namespace colead
