// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "colead/core/year.hpp"
#include "colead/interventions/sessions.hpp"
#include "colead/theory/diffusion.hpp"
#include "interventions/small_world.hpp"

namespace colead {
namespace {

using test::bytes_of;
using test::list;
using test::SmallWorld;

double member_share(const SmallWorld& small) {
  double members = 0;
  for (std::uint32_t i = 0; i < small.world.people.size(); ++i) {
    members += is_member(small.world, small.occasion(), PersonId{i}) ? 1 : 0;
  }
  return members / static_cast<double>(small.world.people.size());
}

/// The members, two hours each: all of them come.
std::vector<Attendee> members(const SmallWorld& small) {
  std::vector<Attendee> out;
  for (const Attendee& one : small.everybody(2.0)) {
    if (is_member(small.world, small.occasion(), one.person)) out.push_back(one);
  }
  return out;
}

/// Variance of the share at time t when n people join at random: linear noise around the closed form,
/// dV/dt = 2 f'(F) V + f(F) / n with f = (p + q F)(1 - F).
double bass_variance(double p, double q, double t, double n) {
  constexpr int steps = 20000;
  double variance = 0;
  for (int s = 0; s < steps; ++s) {
    const double share = theory::bass_share(p, q, (s + 0.5) * t / steps);
    const double slope = q * (1.0 - share) - (p + q * share);
    variance += (2.0 * slope * variance + (p + q * share) * (1.0 - share) / n) * t / steps;
  }
  return variance;
}

class Bass : public testing::TestWithParam<const char*> {};

TEST_P(Bass, MembershipFollowsTheCurveWithinFourStandardErrors) {
  SmallWorld small(2500);
  const double every = std::stod(GetParam());
  const auto kind = test::make("learning_network", {{"every_weeks", GetParam()}, {"partners", "0"}, {"safety", "0"}});
  const double n = static_cast<double>(small.world.people.size());
  double next = 1.0;
  for (std::uint64_t k = 1; k * every <= 10.0 * weeks_per_year; ++k) {
    kind->deliver(small.world, small.occasion(k), members(small));
    const double years = static_cast<double>(k) * every / weeks_per_year;
    if (years < next) continue;
    next += 1.0;
    const double error = std::sqrt(bass_variance(0.03, 0.38, years, n));
    EXPECT_NEAR(member_share(small), theory::bass_share(0.03, 0.38, years), 4.0 * error) << years << " years";
  }
  EXPECT_NEAR(theory::bass_share(0.03, 0.38, 5.0), 0.331199, 1e-6);
}

INSTANTIATE_TEST_SUITE_P(Cadence, Bass, testing::Values("4", "26"));

TEST(LearningNetwork, NobodyAsksAndNobodyIsAskedNobodyJoins) {
  SmallWorld small;
  const auto kind = test::make("learning_network", {{"innovation", "0"}});
  for (std::uint64_t n = 0; n < 100; ++n) kind->deliver(small.world, small.occasion(n), {});
  EXPECT_EQ(member_share(small), 0.0);
}

TEST(LearningNetwork, WithoutWordOfMouthEverybodyDecidesForThemselves) {
  SmallWorld few;
  SmallWorld more;
  const PersonId newcomer = more.add(0, 0, Tier::mid);
  more.found();
  const auto kind = test::make("learning_network", {{"innovation", "2"}, {"imitation", "0"}});
  for (std::uint64_t n = 0; n < 6; ++n) {
    kind->deliver(few.world, few.occasion(n), {});
    kind->deliver(more.world, more.occasion(n), {});
  }
  EXPECT_GT(member_share(few), 0.0);
  EXPECT_LT(member_share(few), 1.0);
  for (std::uint32_t i = 0; i < newcomer.value; ++i) {
    EXPECT_EQ(is_member(few.world, few.occasion(), PersonId{i}), is_member(more.world, more.occasion(), PersonId{i}));
  }
}

TEST(LearningNetwork, OperationalNetworkTakesTheProfessionsNamedOnly) {
  SmallWorld small;
  const auto kind = test::make("learning_network",
                               {{"open", "operational"}, {"operational", list({"manager"})}, {"innovation", "50"}});
  for (std::uint64_t n = 0; n < 5; ++n) kind->deliver(small.world, small.occasion(n), {});
  for (std::uint32_t i = 0; i < small.world.people.size(); ++i) {
    const bool manager = small.world.people[PersonId{i}].profession.value == 0;
    EXPECT_EQ(is_member(small.world, small.occasion(), PersonId{i}), manager);
    EXPECT_EQ(kind->admits(small.world, small.occasion(), PersonId{i}), manager);
  }
}

TEST(LearningNetwork, OperationalNetworkNeedsToSayWhoIsOperational) {
  const auto made = test::make_checked("learning_network", {{"open", "operational"}});
  ASSERT_EQ(made.problems.size(), 1U);
  EXPECT_EQ(made.problems[0].path, "operational");
}

TEST(LearningNetwork, KeepsToTheTiersItIsMeantFor) {
  SmallWorld small;
  const auto kind = test::make("learning_network", {{"tiers", list({"senior"})}, {"innovation", "50"}});
  for (std::uint64_t n = 0; n < 5; ++n) kind->deliver(small.world, small.occasion(n), {});
  EXPECT_EQ(member_share(small), 4.0 / 16.0);
}

TEST(LearningNetwork, MembersGainTiesAcrossUnitsUnderstandingAndSafety) {
  SmallWorld small;
  const auto kind = test::make("learning_network", {{"bad_contact", "0"}, {"tie_chance", "1"}});
  for (std::uint32_t i = 0; i < 16; ++i) set_member(small.world, small.occasion(), PersonId{i}, true);
  kind->deliver(small.world, small.occasion(), small.everybody(7.5));
  std::size_t across_units = 0;
  for (std::uint32_t i = 0; i < 8; ++i) {
    for (std::uint32_t j = 8; j < 16; ++j) across_units += small.world.network.find(PersonId{i}, PersonId{j}) ? 1 : 0;
  }
  EXPECT_GT(across_units, 0U);
  EXPECT_NEAR(small.world.units[0].safety, 1.0 - 0.5 * 0.9, 1e-12);
  double total = 0;
  for (std::uint32_t i = 0; i < 16; ++i) total += small.k(PersonId{i});
  EXPECT_GT(total / 16.0, 0.5);
  EXPECT_EQ(small.world.people[PersonId{0}].values, small.setting.row({0.1, 0.5, 0.2, 0.2}));
}

TEST(LearningNetwork, OperationalMembersMeetColleaguesOfOtherUnitsAndLearnNoOtherRole) {
  SmallWorld small;
  const auto kind = test::make("learning_network", {{"tie_chance", "1"}, {"innovation", "0"}});
  std::vector<Attendee> managers;
  for (const std::uint32_t i : {0U, 1U, 8U, 9U}) {
    set_member(small.world, small.occasion(), PersonId{i}, true);
    managers.push_back({PersonId{i}, 2.0});
  }
  kind->deliver(small.world, small.occasion(), managers);
  EXPECT_EQ(small.world.network.tie_count(), 8U) << "two managers of one unit with two of the other";
  EXPECT_EQ(small.view(PersonId{0}).understanding, 0.5F);
  EXPECT_FALSE(small.world.evidence.empty());
}

TEST(LearningNetwork, GuestsWhoAreNoMembersGainNothing) {
  SmallWorld small;
  const auto kind = test::make("learning_network", {{"innovation", "0"}});
  const std::string before = bytes_of(small.world);
  kind->deliver(small.world, small.occasion(), small.everybody(2.0));
  EXPECT_EQ(before, bytes_of(small.world));
}

TEST(LearningNetwork, TwoOfThemHaveMembersOfTheirOwn) {
  SmallWorld small;
  const auto kind = test::make("learning_network", {{"innovation", "50"}});
  Occasion second = small.occasion();
  second.index = 5;
  kind->deliver(small.world, second, {});
  EXPECT_TRUE(is_member(small.world, second, PersonId{0}));
  EXPECT_FALSE(is_member(small.world, small.occasion(), PersonId{0}));
  kind->rule(small.world, small.occasion(), -1.0);
  EXPECT_TRUE(is_member(small.world, second, PersonId{0}));
  kind->rule(small.world, second, -1.0);
  EXPECT_FALSE(is_member(small.world, second, PersonId{0}));
}

TEST(LearningNetwork, ByWordOfMouthOfThoseWhoComeAlone) {
  SmallWorld small(1500);
  const auto kind = test::make("learning_network", {{"innovation", "0.2"}, {"imitation", "3"}});
  for (std::uint64_t n = 0; n < 26; ++n) kind->deliver(small.world, small.occasion(n), {});
  const double years = 4.0 * 26 / weeks_per_year;
  const double unasked = 1.0 - std::exp(-0.2 * years);
  // Between two meetings those who have just joined bring others in: no more than that.
  EXPECT_GT(member_share(small), unasked);
  EXPECT_LT(member_share(small), 1.3 * unasked);
  SmallWorld idle(1500);
  const auto empty = test::make("learning_network", {{"innovation", "50"}, {"session_hours", "0"}});
  for (std::uint64_t n = 0; n < 5; ++n) empty->deliver(idle.world, idle.occasion(n), {});
  EXPECT_EQ(member_share(idle), 0.0) << "meetings of no hours recruit nobody";
}

TEST(LearningNetwork, DoseIsThePaceOfRecruitment) {
  SmallWorld slow(500);
  SmallWorld fast(500);
  const auto kind = test::make("learning_network", {{"partners", "0"}, {"safety", "0"}});
  for (std::uint64_t n = 0; n < 26; ++n) kind->deliver(fast.world, fast.occasion(n, 2.0), members(fast));
  for (std::uint64_t n = 0; n < 52; ++n) kind->deliver(slow.world, slow.occasion(n, 1.0), members(slow));
  const double years = 4.0 * 52 / weeks_per_year;
  const double error = std::sqrt(bass_variance(0.03, 0.38, years, 2004));
  EXPECT_NEAR(member_share(fast), theory::bass_share(0.03, 0.38, years), 4 * error);
  EXPECT_NEAR(member_share(slow), theory::bass_share(0.03, 0.38, years), 4 * error);
}

}  // namespace
}  // namespace colead
