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
constexpr PersonId senior_manager{3};
constexpr PersonId medic{4};

/// Standard deviation of a trait of mean 1/2 with the default concentration.
double trait_sd() { return std::sqrt(0.25 / (1.0 + Behaviour::Spread{}.traits)); }

double mean_understanding(const SmallWorld& small) {
  double total = 0;
  for (std::uint32_t i = 0; i < small.world.people.size(); ++i) total += small.k(PersonId{i});
  return total / static_cast<double>(small.world.people.size());
}

class ReferenceProgramme : public testing::TestWithParam<std::pair<const char*, std::pair<double, double>>> {};

TEST_P(ReferenceProgramme, MovesUnderstandingByAFifthToTwoFifthsOfADeviation) {
  const auto& [kind, hours] = GetParam();
  SmallWorld small(10);
  test::Written written{{"bad_contact", "0"}};
  if (kind == std::string("late_merge")) written.emplace_back("level", "early");
  test::make(kind, written)->deliver(small.world, small.occasion(), small.everybody(hours.first, hours.second));
  const double deviations = (mean_understanding(small) - 0.5) / trait_sd();
  EXPECT_GE(deviations, 0.2);
  EXPECT_LE(deviations, 0.4);
}

INSTANTIATE_TEST_SUITE_P(Kinds, ReferenceProgramme,
                         testing::Values(std::pair{"blended_course", std::pair{3.5, 4.0}},
                                         std::pair{"parachute", std::pair{7.5, 0.0}},
                                         std::pair{"late_merge", std::pair{7.5, 0.0}}),
                         [](const auto& kind) { return kind.param.first; });

TEST(LateMerge, TeachesSeniorsOnly) {
  SmallWorld small;
  const auto kind = test::make("late_merge");
  kind->deliver(small.world, small.occasion(), small.everybody(7.5));
  for (std::uint32_t i = 0; i < small.world.people.size(); ++i) {
    const bool senior = small.world.people[PersonId{i}].tier >= Tier::senior;
    EXPECT_EQ(small.k(PersonId{i}) > 0.5, senior);
    EXPECT_EQ(kind->admits(small.world, small.occasion(), PersonId{i}), senior);
  }
}

TEST(LateMerge, IsTheContactOfTwoSeniorsInClosedForm) {
  SmallWorld small;
  const auto kind = test::make("late_merge", {{"bad_contact", "0"}, {"talk", "0.8"}});
  const std::vector<Attendee> two{{senior_manager, 5.0}, {PersonId{7}, 5.0}};
  kind->deliver(small.world, small.occasion(), two);
  EXPECT_NEAR(small.k(senior_manager), 1.0 - 0.5 * std::pow(0.75, 1.0 - std::exp(-0.75 * 4.0 / 7.5)), 1e-7);
}

TEST(Parachute, AddsTeachingToContactAndHelpsWhoComesAlone) {
  SmallWorld small;
  const auto kind = test::make("parachute", {{"understanding", "0.2"}});
  const std::vector<Attendee> one{{manager, 15.0}};
  kind->deliver(small.world, small.occasion(), one);
  EXPECT_NEAR(small.k(manager), 1.0 - 0.5 * 0.64, 1e-7);
  EXPECT_EQ(small.k(medic), 0.5);
}

TEST(BlendedCourse, OnlineHoursRaiseUnderstandingAndNothingElse) {
  SmallWorld small;
  const auto kind = test::make("blended_course", {{"understanding", "0.2"}});
  SmallWorld before;
  kind->deliver(small.world, small.occasion(), small.everybody(0.0, 7.5));
  for (std::uint32_t i = 0; i < small.world.people.size(); ++i) {
    const PersonId id{i};
    EXPECT_NEAR(small.k(id), 0.6, 1e-7);
    small.view(id).understanding = 0.5F;
    EXPECT_EQ(bytes_of(small.world, id), bytes_of(before.world, id));
  }
  EXPECT_TRUE(small.world.evidence.empty());
}

TEST(BlendedCourse, JointHoursGiveTiesAndEvidenceToo) {
  SmallWorld small;
  const auto kind = test::make("blended_course", {{"tie_chance", "1"}});
  kind->deliver(small.world, small.occasion(), small.everybody(3.5, 0.0));
  EXPECT_GT(mean_understanding(small), 0.5);
  EXPECT_GT(small.world.network.tie_count(), 0U);
  EXPECT_FALSE(small.world.evidence.empty());
}

TEST(ProfessionalBody, MovesValuesAndCompetenceTowardsItsContentInClosedForm) {
  SmallWorld small;
  Node content = Node::mapping();
  content.add("safety", Node::scalar("1"));
  const auto kind = test::make(
      "professional_body",
      {{"content", content}, {"values", "0.3"}, {"competence", "0.2"}, {"identity", "0.1"}, {"identity_limit", "2"}});
  const std::vector<Attendee> one{{medic, 3.0}};
  kind->deliver(small.world, small.occasion(), one);
  const double share = 1.0 - std::pow(0.7, 0.4);
  EXPECT_NEAR(small.world.people[medic].values[2], 0.5 + share * 0.5, 1e-6);
  EXPECT_NEAR(small.world.people[medic].effective[2], 0.75 * (0.5 + share * 0.5) + 0.25 * 0.8, 1e-6);
  EXPECT_NEAR(small.world.people[medic].competence, 1.0 - 0.5 * std::pow(0.8, 0.4), 1e-6);
  EXPECT_NEAR(small.world.people[medic].identity_strength, 2.0 * (1.0 - std::pow(0.9, 0.4)), 1e-6);
}

TEST(ProfessionalBody, TeachesNothingOfOthers) {
  SmallWorld small;
  test::make("professional_body")->deliver(small.world, small.occasion(), small.everybody(8.0));
  EXPECT_EQ(small.view(manager).understanding, 0.5F);
  EXPECT_EQ(small.view(manager).perceived, small.setting.row({}));
  EXPECT_EQ(small.world.network.tie_count(), 0U);
}

TEST(ProfessionalBody, RefusesAContentThatIsNoSetOfWeights) {
  Node content = Node::mapping();
  content.add("safety", Node::scalar("0.7"));
  EXPECT_EQ(test::make_checked("professional_body", {{"content", content}}).problems.size(), 1U);
}

TEST(ProgrammeProvider, ContentDefaultsToWhatTheOwnProfessionValues) {
  SmallWorld small;
  const auto kind = test::make("programme_provider", {{"values", "1"}});
  const std::vector<Attendee> one{{medic, 3.0}};
  kind->deliver(small.world, small.occasion(), one);
  EXPECT_EQ(small.world.people[medic].values, small.setting.row(small.setting.professions[1].values));
  EXPECT_EQ(small.world.people[medic].identity_strength, 0.0F);
}

TEST(ProgrammeProvider, QualityOfTheDeliveryDecidesHowMuchSticks) {
  SmallWorld good;
  SmallWorld poor;
  const auto kind = test::make("programme_provider");
  Occasion occasion = good.occasion();
  occasion.quality = 1.4;
  kind->deliver(good.world, occasion, good.everybody(7.5));
  occasion.quality = 0.6;
  kind->deliver(poor.world, occasion, poor.everybody(7.5));
  EXPECT_NEAR(good.world.people[manager].competence, 1.0 - 0.5 * std::pow(0.9, 1.4), 1e-6);
  EXPECT_NEAR(poor.world.people[manager].competence, 1.0 - 0.5 * std::pow(0.9, 0.6), 1e-6);
  EXPECT_GT(mean_understanding(good), mean_understanding(poor));
}

TEST(SiloTraining, RaisesOwnCompetenceAndIdentityAndNothingElse) {
  SmallWorld small;
  const SmallWorld before;
  const auto kind = test::make("silo_training", {{"competence", "0.2"}, {"identity", "0.1"}});
  kind->deliver(small.world, small.occasion(), small.everybody(15.0));
  for (std::uint32_t i = 0; i < small.world.people.size(); ++i) {
    Person& person = small.world.people[PersonId{i}];
    EXPECT_NEAR(person.competence, 1.0 - 0.5 * 0.64, 1e-6);
    EXPECT_NEAR(person.identity_strength, 0.19, 1e-6);
    person.competence = 0.5F;
    person.identity_strength = 0.0F;
  }
  EXPECT_EQ(bytes_of(small.world), bytes_of(before.world));
}

TEST(ValuesExchange, PerceptionMovesToTheOthersTrueValuesInClosedForm) {
  SmallWorld small;
  const auto kind = test::make("values_exchange", {{"perception", "0.4"}, {"definitions", "0"}});
  const std::vector<Attendee> two{{manager, 3.0}, {medic, 3.0}};
  kind->deliver(small.world, small.occasion(), two);
  const double share = 1.0 - std::pow(0.6, 0.4);
  EXPECT_NEAR(small.view(manager).perceived[2], 0.25 + share * 0.25, 1e-6);
  EXPECT_NEAR(small.view(medic).perceived[1], 0.25 + share * 0.25, 1e-6);
}

TEST(ValuesExchange, LowersMisperceptionAndMismatchButTeachesNoRole) {
  SmallWorld small;
  const double gap = l1_distance(small.view(manager).perceived, small.world.people[medic].values);
  const double mismatch = definition_mismatch(small.world, manager, medic);
  test::make("values_exchange")->deliver(small.world, small.occasion(), small.everybody(7.5));
  EXPECT_LT(l1_distance(small.view(manager).perceived, small.world.people[medic].values), gap);
  double after = 0;
  for (std::uint32_t i = 0; i < 4; ++i) after += definition_mismatch(small.world, PersonId{i}, PersonId{i + 4}) / 4;
  EXPECT_LT(after, mismatch);
  EXPECT_EQ(small.view(manager).understanding, 0.5F);
  EXPECT_EQ(small.view(manager).prior_benevolence, 0.5F);
  EXPECT_EQ(small.world.people[manager].values, small.setting.row({0.1, 0.5, 0.2, 0.2}));
}

TEST(OpenConversation, DepthSaysHowMuchOfAnHourIsTakenIn) {
  SmallWorld small;
  const auto kind =
      test::make("open_conversation", {{"depth", "0.5"}, {"understanding", "0.2"}, {"perception", "0.4"}});
  const std::vector<Attendee> two{{manager, 3.0}, {medic, 3.0}};
  kind->deliver(small.world, small.occasion(), two);
  EXPECT_NEAR(small.k(manager), 1.0 - 0.5 * std::pow(0.8, 0.2), 1e-6);
  EXPECT_NEAR(small.view(manager).perceived[2], 0.5 - 0.25 * std::pow(0.6, 0.2), 1e-6);
}

TEST(OpenConversation, ReachesEverybodyALittleAndGivesNoEvidence) {
  SmallWorld small;
  test::make("open_conversation", {{"tie_chance", "0"}})->deliver(small.world, small.occasion(), small.everybody(1.0));
  for (std::uint32_t i = 0; i < small.world.people.size(); ++i) {
    EXPECT_GT(small.k(PersonId{i}), 0.5);
    EXPECT_LT(small.k(PersonId{i}), 0.51);
  }
  EXPECT_TRUE(small.world.evidence.empty());
  EXPECT_EQ(small.world.network.tie_count(), 0U);
}

TEST(OpenConversation, LeavesFewTies) {
  SmallWorld small(100);
  test::make("open_conversation", {{"tie_chance", "0.05"}})
      ->deliver(small.world, small.occasion(), small.everybody(7.5));
  // 404 listeners, two directed ties each with chance 0.05; a pair that chose each other counts once.
  EXPECT_NEAR(static_cast<double>(small.world.network.tie_count()), 2 * 404 * 0.05,
              4 * 2 * std::sqrt(404 * 0.05 * 0.95) + 4);
}

}  // namespace
}  // namespace colead
