// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "colead/interventions/sessions.hpp"
#include "interventions/small_world.hpp"

namespace colead {
namespace {

using test::bytes_of;
using test::list;
using test::SmallWorld;

constexpr PersonId manager{0};
constexpr PersonId medic{4};

/// The policy of the first unit under one rule, and that the other unit keeps its own when it is not meant.
Policy policy_under(const char* kind, const test::Written& written, double dose) {
  SmallWorld small;
  const UnitId ward{0};
  Occasion occasion = small.occasion(0, dose);
  occasion.units = std::span(&ward, 1);
  test::make(kind, written)->rule(small.world, occasion, 1.0);
  EXPECT_EQ(bytes_of(small.world.policies[1]), bytes_of(Policy{}));
  return small.world.policies[0];
}

/// Fails when anything but the figures named differs from an untouched policy.
void expect_only(Policy policy, std::initializer_list<double Policy::*> touched) {
  for (const auto member : touched) {
    EXPECT_NE(policy.*member, 0.0);
    policy.*member = 0.0;
  }
  EXPECT_EQ(bytes_of(policy), bytes_of(Policy{}));
}

TEST(JointAccountability, SetsQuorumSharesAndTendencyByDose) {
  const Policy policy = policy_under("joint_accountability", {{"quorum", "0.5"}, {"tendency", "2"}}, 0.5);
  EXPECT_DOUBLE_EQ(policy.quorum, 0.25);
  EXPECT_DOUBLE_EQ(policy.joint_accountability, 0.5);
  EXPECT_DOUBLE_EQ(policy.joint_tendency, 1.0);
  EXPECT_DOUBLE_EQ(policy.closes_both, 0.25);
  expect_only(policy, {&Policy::quorum, &Policy::closes_both, &Policy::joint_accountability, &Policy::joint_tendency});
}

TEST(StructuredTool, RaisesDisclosureAndCostsMinutes) {
  const Policy policy = policy_under("structured_tool", {{"disclosure", "0.75"}, {"minutes", "12"}}, 2.0);
  EXPECT_DOUBLE_EQ(policy.disclosure, 1.5);
  EXPECT_DOUBLE_EQ(policy.elicitation_minutes, 24.0);
  expect_only(policy, {&Policy::disclosure, &Policy::elicitation_minutes});
}

TEST(OpenEligibility, LiftsFiltersByDose) {
  const Policy policy = policy_under("open_eligibility", {}, 0.5);
  EXPECT_DOUBLE_EQ(policy.open_eligibility, 0.5);
  expect_only(policy, {&Policy::open_eligibility});
}

TEST(FirstMove, LiftsTheSocialCostAndMovesTheOwnersNamed) {
  const Policy policy =
      policy_under("first_move", {{"cost_taken", "0.5"}, {"tendency", "0.25"}, {"initiators", list({"manager"})}}, 1.0);
  EXPECT_DOUBLE_EQ(policy.first_move, 0.0);
  EXPECT_DOUBLE_EQ(policy.first_mover[0], 0.5);
  EXPECT_DOUBLE_EQ(policy.first_mover[1], 0.0) << "the others pay as before";
  EXPECT_DOUBLE_EQ(policy.owner_tendency[0], 0.25);
  EXPECT_DOUBLE_EQ(policy.owner_tendency[1], 0.0);
  EXPECT_DOUBLE_EQ(policy.first_minutes[0], 10.0);
  EXPECT_DOUBLE_EQ(policy.first_minutes[1], 0.0);
  EXPECT_DOUBLE_EQ(policy_under("first_move", {}, 1.0).owner_tendency[1], 0.5) << "nobody named: everybody";
}

TEST(EntryCurriculum, GainsFollowTheHours) {
  const test::Written written{{"understanding", "0.5"}, {"perception", "0.75"}, {"ties", "1"}};
  for (const double dose : {0.5, 1.0, 2.0}) {
    SmallWorld small;
    const auto kind = test::make("entry_curriculum", written);
    const ProfessionId other = small.world.people[medic].profession;
    const double before = understanding(small.world, manager, other);
    Occasion occasion = small.occasion();
    occasion.dose = dose;
    const std::array<Attendee, 1> entrant{{{manager, 15.0 * dose, 0.0}}};
    kind->deliver(small.world, occasion, entrant);
    const double after = understanding(small.world, manager, other);
    const double programmes = 15.0 * dose / small.setting.behaviour.learning.reference_hours;
    EXPECT_NEAR(1.0 - after, (1.0 - before) * std::pow(0.5, programmes), 1e-6) << dose;
  }
}

TEST(EntryCurriculum, TeachesThoseWhoComeAndNobodyElse) {
  SmallWorld small;
  const auto kind = test::make("entry_curriculum");
  const ProfessionId other = small.world.people[manager].profession;
  const double before = understanding(small.world, medic, other);
  const std::array<Attendee, 1> entrant{{{manager, 15.0, 0.0}}};
  kind->deliver(small.world, small.occasion(), entrant);
  EXPECT_EQ(understanding(small.world, medic, other), before);
}

TEST(PublishOutcomes, RaisesVisibilityAndTakesMinutes) {
  const Policy policy = policy_under("publish_outcomes", {{"visibility", "0.25"}, {"minutes", "4"}}, 2.0);
  EXPECT_DOUBLE_EQ(policy.visibility, 0.5);
  EXPECT_DOUBLE_EQ(policy.publishing_minutes, 8.0);
  expect_only(policy, {&Policy::visibility, &Policy::publishing_minutes});
}

TEST(Recognition, RaisesTheStatusOfOtherProfessionsAndGivesThemToRead) {
  const Policy policy = policy_under("recognition", {{"status", "0.25"}}, 2.0);
  EXPECT_DOUBLE_EQ(policy.management_status, 0.5);
  EXPECT_DOUBLE_EQ(policy.reading_minutes, 30.0);
  expect_only(policy, {&Policy::management_status, &Policy::reading_minutes});
}

TEST(CommonStandards, BringsEffectiveWeightsNearerAndBackAgain) {
  SmallWorld small;
  const auto kind = test::make("common_standards", {{"standards", "1"}});
  const auto angle = [&] { return cosine(small.world.people[manager].effective, small.world.people[medic].effective); };
  const double before = angle();
  const std::string bytes = bytes_of(small.world);
  kind->rule(small.world, small.occasion(), 1.0);
  EXPECT_GT(angle(), before);
  EXPECT_EQ(small.world.policies[1].standards, 1.0);
  EXPECT_DOUBLE_EQ(small.world.policies[0].programme_consistency, 0.5);
  EXPECT_NEAR(small.world.policies[0].common_code, 0.1, 1e-9);
  EXPECT_DOUBLE_EQ(small.world.policies[0].reading_minutes, 30.0);
  // Common scorecard (0.2, 0.3, 0.4, 0.1), pressure 0.25.
  EXPECT_NEAR(small.world.people[manager].effective[2], 0.75 * 0.2 + 0.25 * 0.4, 1e-6);
  EXPECT_EQ(small.world.people[manager].values, small.setting.row({0.1, 0.5, 0.2, 0.2}));
  kind->rule(small.world, small.occasion(), -1.0);
  EXPECT_EQ(bytes_of(small.world), bytes);
}

TEST(ProtectedTime, OpensHoursOnTopOfTheStaffGroupsOwnAndGivesThemBack) {
  SmallWorld small;
  const auto kind = test::make("protected_time", {{"hours_per_week", "2"}});
  kind->rule(small.world, small.occasion(0, 1.5), 1.0);
  EXPECT_EQ(small.world.diaries.protected_hours(manager), hours(1.5 + 3.0));
  EXPECT_EQ(small.world.diaries.protected_hours(medic), hours(3.0));
  kind->rule(small.world, small.occasion(0, 1.5), -1.0);
  EXPECT_EQ(small.world.diaries.protected_hours(manager), hours(1.5));
  EXPECT_EQ(small.world.diaries.protected_hours(medic), hours(0));
}

TEST(ProtectedTime, TwoOfThemAddUpAndEndInEitherOrder) {
  SmallWorld small;
  const auto two = test::make("protected_time", {{"hours_per_week", "2"}});
  const auto three = test::make("protected_time", {{"hours_per_week", "3"}, {"professions", list({"manager"})}});
  two->rule(small.world, small.occasion(), 1.0);
  three->rule(small.world, small.occasion(), 1.0);
  EXPECT_EQ(small.world.diaries.protected_hours(manager), hours(6.5));
  EXPECT_EQ(small.world.diaries.protected_hours(medic), hours(2));
  two->rule(small.world, small.occasion(), -1.0);
  EXPECT_EQ(small.world.diaries.protected_hours(manager), hours(4.5));
  three->rule(small.world, small.occasion(), -1.0);
  EXPECT_EQ(small.world.diaries.protected_hours(manager), hours(1.5));
  EXPECT_EQ(small.world.diaries.protected_hours(medic), hours(0));
}

TEST(ProtectedTime, NoMoreThanAllOfDutyAndStillGivenBack) {
  SmallWorld small;
  const auto kind = test::make("protected_time", {{"hours_per_week", "40"}});
  kind->rule(small.world, small.occasion(), 1.0);
  EXPECT_EQ(small.world.diaries.protected_hours(manager), hours(30));
  kind->rule(small.world, small.occasion(), -1.0);
  EXPECT_EQ(small.world.diaries.protected_hours(manager), hours(1.5));
}

TEST(ProtectedTime, TeachesNothing) {
  SmallWorld small;
  const auto kind = test::make("protected_time");
  kind->rule(small.world, small.occasion(), 1.0);
  EXPECT_EQ(small.view(manager).understanding, 0.5F);
  EXPECT_EQ(bytes_of(small.world.policies[0]), bytes_of(Policy{}));
}

}  // namespace
}  // namespace colead
