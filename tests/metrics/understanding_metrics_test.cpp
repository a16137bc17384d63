// SPDX-License-Identifier: Apache-2.0
#include <numbers>

#include "metrics/record_builder.hpp"

namespace colead {
namespace {

/// Two managers in unit a, a medic in unit a and one in unit b.
struct Four : SmallWorld {
  PersonId ann, bob, cem, dee;
  explicit Four(bool swapped = false) : SmallWorld(swapped) {
    ann = hire(manager), bob = hire(manager), cem = hire(medic), dee = hire(medic, 1);
    open();
  }
  Person& person(PersonId id) { return world.people[id]; }
};

struct Knowing : Four {
  explicit Knowing(bool swapped = false) : Four(swapped) {
    view(ann, medic).understanding = 0.5F, view(bob, medic).understanding = 0.25F;
    view(cem, manager).understanding = 0.75F, view(dee, manager).understanding = 0.25F;
  }
};

TEST(Understanding, IsOfTheOtherProfessionByDirection) {
  const Knowing small;
  const auto f = report("understanding", small);
  EXPECT_DOUBLE_EQ(at(f, "understanding_mean"), 1.75 / 4);
  EXPECT_DOUBLE_EQ(at(f, "understanding_mean", "manager->medic"), 0.375);
  EXPECT_DOUBLE_EQ(at(f, "understanding_mean", "medic->manager"), 0.5);
}

TEST(Understanding, IsWhatIsLeftAfterForgetting) {
  Knowing small;
  const double half_life = small.setting.behaviour.learning.half_life_months * 52.1775 / 12;
  for (const PersonId id : {small.ann, small.bob})
    small.view(id, small.medic).since = small.world.now() - weeks(half_life);
  EXPECT_NEAR(at(report("understanding", small), "understanding_mean", "manager->medic"), 0.1875, 1e-9);
}

TEST(Understanding, DiffersBetweenOrganisations) {
  const Knowing small;  // north: 0.5, 0.25, 0.75; south: 0.25
  EXPECT_DOUBLE_EQ(at(report("understanding", small), "understanding_between_organisations"), 0.125);
}

TEST(Understanding, OfOneOrganisationHasNoVariation) {
  Knowing small;
  small.person(small.dee).unit = UnitId{0};
  EXPECT_TRUE(std::isnan(at(report("understanding", small), "understanding_between_organisations")));
}

TEST(Understanding, IsAlsoASeries) {
  const Knowing small;
  const auto metric = make_metric("understanding");
  EXPECT_DOUBLE_EQ(at(sampled(*metric, small.world), "understanding_mean", "manager->medic"), 0.375);
}

TEST(Overconfidence, IsSelfAssessedLessTrue) {
  Knowing small;
  small.setting.behaviour.learning.self_assessment_slope = 0;  // of persons alone
  small.view(small.ann, small.medic).self_assessed = 0.25F;
  small.view(small.bob, small.medic).self_assessed = -0.5F;   // kept at 0: 0.25 too low
  small.view(small.cem, small.manager).self_assessed = 0.5F;  // kept at 1: 0.25 too high
  const auto f = report("overconfidence", small);
  EXPECT_DOUBLE_EQ(at(f, "overconfidence", "manager->medic"), 0.0);
  EXPECT_DOUBLE_EQ(at(f, "overconfidence", "medic->manager"), 0.125);
  EXPECT_DOUBLE_EQ(at(f, "overconfidence"), 0.0625);
}

struct Valuing : Four {
  explicit Valuing(bool swapped = false) : Four(swapped) {
    person(ann).values = row(0.5F, 0.5F), person(bob).values = row(1.0F, 0.0F);
    person(cem).values = row(0.75F, 0.25F), person(dee).values = row(0.25F, 0.75F);
    view(ann, medic).perceived = row(0.75F, 0.25F), view(bob, medic).perceived = row(0.5F, 0.5F);
    view(cem, manager).perceived = row(0.25F, 0.75F), view(dee, manager).perceived = row(1.0F, 0.0F);
  }
};

TEST(Misperception, IsTheDistanceFromTheMeanTrueValues) {
  const Valuing small;  // medics value (1/2, 1/2) on average, managers (3/4, 1/4)
  const auto f = report("misperception", small);
  EXPECT_DOUBLE_EQ(at(f, "misperception", "manager->medic"), 0.25);
  EXPECT_DOUBLE_EQ(at(f, "misperception", "medic->manager"), 0.75);
  EXPECT_DOUBLE_EQ(at(f, "misperception"), 0.5);
}

TEST(Misperception, IsSignedByCriterion) {
  const Valuing small;
  const auto f = report("misperception", small);
  EXPECT_DOUBLE_EQ(at(f, "misperception_signed", "manager->medic:safety"), 0.125);
  EXPECT_DOUBLE_EQ(at(f, "misperception_signed", "manager->medic:cost"), -0.125);
  EXPECT_DOUBLE_EQ(at(f, "misperception_signed", "medic->manager:safety"), -0.125);
  EXPECT_DOUBLE_EQ(at(f, "misperception_signed", "medic->manager:cost"), 0.125);
}

TEST(Misperception, IsASeriesOfDistancesAlone) {
  const Valuing small;
  const auto metric = make_metric("misperception");
  const auto series = sampled(*metric, small.world);
  EXPECT_EQ(series.size(), 3U);
  EXPECT_DOUBLE_EQ(at(series, "misperception"), 0.5);
}

TEST(Misperception, OfAProfessionWithoutPeopleIsUnknown) {
  SmallWorld small;
  small.hire(small.manager);
  const auto f = report("misperception", small);
  EXPECT_TRUE(std::isnan(at(f, "misperception")));
  EXPECT_TRUE(std::isnan(at(f, "misperception_signed", "manager->medic:cost")));
}

TEST(ValuesBetween, IsTheShareOfVarianceThatProfessionsExplain) {
  const Valuing small;
  // Safety: 1/2, 1 | 3/4, 1/4 around 5/8; sides at 3/4 and 1/2. Cost mirrors it.
  const double between = 4 * 0.015625;
  const double whole = 0.015625 + 0.140625 + 0.015625 + 0.140625;
  EXPECT_DOUBLE_EQ(at(report("values_between", small), "values_between_share"), between / whole);
}

TEST(ValuesBetween, IsOneWhenAProfessionIsOfOneMindAndUnknownWhenEverybodyIs) {
  Four small;
  for (const PersonId id : {small.ann, small.bob}) small.person(id).values = row(1.0F, 0.0F);
  for (const PersonId id : {small.cem, small.dee}) small.person(id).values = row(0.0F, 1.0F);
  EXPECT_DOUBLE_EQ(at(report("values_between", small), "values_between_share"), 1.0);
  for (Person& person : small.world.people.all()) person.values = row(0.5F, 0.5F);
  EXPECT_TRUE(std::isnan(at(report("values_between", small), "values_between_share")));
}

struct Weighing : Four {
  explicit Weighing(bool swapped = false) : Four(swapped) {
    person(ann).effective = row(1.0F, 0.0F), person(bob).effective = row(0.5F, 0.5F);
    person(cem).effective = row(0.0F, 1.0F), person(dee).effective = row(0.5F, 0.5F);
    person(ann).code_yes = 0b1111U;
    person(bob).code_no = 0b0011U, person(bob).code_yes = 0b0100U;
    person(cem).code_yes = 0b0001U, person(cem).code_no = 0b1110U;
    person(dee).code_no = 0b1111U;
  }
};

TEST(GoalAgreement, IsTheMeanCosineWithinUnits) {
  const Weighing small;  // ann-cem 0, bob-cem 1/sqrt 2; dee is in another unit
  EXPECT_NEAR(at(report("goal_agreement", small), "goal_agreement"), std::sqrt(0.5) / 2, 1e-12);
}

TEST(GoalAgreement, MismatchIsOfOpinionsThatDiffer) {
  const Weighing small;  // ann-cem differ on three of 32, bob-cem on two
  EXPECT_DOUBLE_EQ(at(report("goal_agreement", small), "definition_mismatch"), 2.5 / 32);
}

TEST(GoalAgreement, PredictsDisagreementFromTheAngle) {
  Weighing small;  // means (3/4, 1/4) and (1/4, 3/4)
  const double expected = std::acos(0.375 / 0.625) / std::numbers::pi;
  EXPECT_NEAR(at(report("goal_agreement", small), "predicted_disagreement"), expected, 1e-12);
  // computed_divergent_criteria: (.1, .2, .4, .3) against (.5, .3, .1, .1) gives .3154949.
  CriterionRow one;
  CriterionRow other;
  one.x = {0.1F, 0.2F, 0.4F, 0.3F}, other.x = {0.5F, 0.3F, 0.1F, 0.1F};
  for (const PersonId id : {small.ann, small.bob}) small.person(id).effective = one;
  for (const PersonId id : {small.cem, small.dee}) small.person(id).effective = other;
  EXPECT_NEAR(at(report("goal_agreement", small), "predicted_disagreement"), 0.3154949, 1e-6);
}

TEST(GoalAgreement, WithoutPairsIsUnknown) {
  Weighing small;
  small.person(small.cem).unit = UnitId{1};
  const auto f = report("goal_agreement", small);
  EXPECT_TRUE(std::isnan(at(f, "goal_agreement")));
  EXPECT_TRUE(std::isnan(at(f, "definition_mismatch")));
}

TEST(Knowledge, IsRightLessWrongByProfession) {
  Weighing small;
  small.world.reality = {0b1111U, 0U};
  const auto f = report("knowledge", small);  // ann 4, bob 1 - 2, cem 1 - 3, dee 4 of 32
  EXPECT_DOUBLE_EQ(at(f, "code_knowledge", "manager"), 1.5 / 32);
  EXPECT_DOUBLE_EQ(at(f, "code_knowledge", "medic"), 1.0 / 32);
  EXPECT_DOUBLE_EQ(at(f, "code_knowledge"), 1.25 / 32);
}

TEST(Safety, IsTheMeanAndTheLowestOfUnits) {
  SmallWorld small;
  small.world.units[0].safety = 0.75, small.world.units[1].safety = 0.25;
  const auto metric = make_metric("safety");
  EXPECT_EQ(at(sampled(*metric, small.world), "safety_mean"), 0.5);
  const auto f = report(*metric, small.world);
  EXPECT_EQ(at(f, "safety_mean"), 0.5);
  EXPECT_EQ(at(f, "safety_lowest"), 0.25);
}

}  // namespace
}  // namespace colead
