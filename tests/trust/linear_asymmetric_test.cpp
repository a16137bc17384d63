// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "colead/trust/trust_model.hpp"
#include "validation/make_kind.hpp"

namespace colead {

void add_constant(Catalogue<TrustModel>& catalogue);
void add_linear_asymmetric(Catalogue<TrustModel>& catalogue);

namespace {

constexpr double float_accuracy = 1e-6;
constexpr std::array<float, facet_count> hopeful{0.6F, 0.7F, 0.8F};

Kind<TrustModel> linear(const test::Settings& settings = {}) { return test::make(add_linear_asymmetric, settings); }

double read(const Kind<TrustModel>& model, const Tie* tie) {
  const Regard regard{tie, hopeful};
  float out = -1.0F;
  model->read({&regard, 1}, 0.0, {&out, 1});
  return out;
}

double unknown(const Kind<TrustModel>& model, const Tie* tie) {
  const Regard regard{tie, hopeful};
  float out = -1.0F;
  model->uncertainty({&regard, 1}, 0.0, {&out, 1});
  return out;
}

void record(const Kind<TrustModel>& model, Tie& tie, float good, float bad) {
  const Evidence piece{.tie = &tie, .facet = Facet::benevolence, .positive = good, .negative = bad, .prior = hopeful};
  model->record({&piece, 1}, 7.0);
}

TEST(LinearAsymmetric, ATieWithoutRecordReadsAsThePriorWhateverItsLevelField) {
  Tie tie;
  tie.linear = 0.1F;
  EXPECT_NEAR(read(linear(), &tie), 0.7, float_accuracy);
  EXPECT_NEAR(read(linear(), nullptr), 0.7, float_accuracy);
  EXPECT_EQ(unknown(linear(), &tie), 1.0);
  EXPECT_EQ(unknown(linear(), nullptr), 1.0);
}

TEST(LinearAsymmetric, GoodClosesTheGapToOneAndBadTakesAShareOfTheLevel) {
  const auto model = linear({{"alpha_plus", 0.04}, {"asymmetry", 3.0}});
  Tie tie;
  record(model, tie, 1, 0);
  EXPECT_NEAR(read(model, &tie), 0.7 + 0.04 * 0.3, float_accuracy);
  record(model, tie, 0, 1);
  EXPECT_NEAR(read(model, &tie), (0.7 + 0.04 * 0.3) * (1 - 0.12), float_accuracy);
  EXPECT_NEAR(unknown(model, &tie), 0.96 * 0.88, float_accuracy);
  EXPECT_EQ(tie.updated_weeks, 7.0F);
}

TEST(LinearAsymmetric, AmountsScaleTheStepAndTwoHalvesAreOneWhole) {
  const auto model = linear({{"alpha_plus", 0.08}});
  Tie whole;
  Tie halves;
  Tie small;
  record(model, whole, 1, 0);
  record(model, halves, 0.5F, 0);
  record(model, halves, 0.5F, 0);
  record(model, small, 0.01F, 0);
  EXPECT_NEAR(read(model, &whole), read(model, &halves), float_accuracy);
  EXPECT_NEAR((read(model, &small) - 0.7) / 0.3, 0.08 * 0.01, 5e-5);
}

TEST(LinearAsymmetric, EvidenceOfNoAmountIsNoRecord) {
  Tie tie;
  record(linear(), tie, 0, 0);
  EXPECT_NEAR(read(linear(), &tie), 0.7, float_accuracy);
  EXPECT_EQ(unknown(linear(), &tie), 1.0);
}

TEST(LinearAsymmetric, TheLevelStaysBetweenNoneAndFullWhateverTheAmount) {
  const auto model = linear({{"alpha_plus", 0.5}, {"asymmetry", 2.0}});
  Tie tie;
  record(model, tie, 1e6F, 0);
  EXPECT_EQ(read(model, &tie), 1.0);
  record(model, tie, 0, 1e6F);
  EXPECT_EQ(read(model, &tie), 0.0);
  EXPECT_EQ(unknown(model, &tie), 0.0);
}

TEST(LinearAsymmetric, WithAsymmetryOneGoodAndBadAreMirrorImages) {
  const auto model = linear({{"asymmetry", 1.0}});
  Tie up;
  Tie down;
  const Evidence good{.tie = &up, .positive = 1, .prior = {0.3F, 0.3F, 0.3F}};
  const Evidence bad{.tie = &down, .negative = 1, .prior = {0.7F, 0.7F, 0.7F}};
  model->record({&good, 1}, 0.0);
  model->record({&bad, 1}, 0.0);
  EXPECT_NEAR(read(model, &up), 1.0 - read(model, &down), float_accuracy);
}

TEST(LinearAsymmetric, RefusesStepsBeyondTheWholeAndNegativeAmounts) {
  EXPECT_THROW(linear({{"alpha_plus", 0.6}, {"asymmetry", 2.0}}), std::out_of_range);
  Tie tie;
  EXPECT_THROW(record(linear(), tie, -1, 0), ModelError);
  const Evidence nowhere{.positive = 1};
  EXPECT_THROW(linear()->record({&nowhere, 1}, 0.0), ModelError);
}

TEST(ConstantTrust, ExperienceChangesNothing) {
  const auto model = test::make(add_constant, {{"level", 0.35}});
  Tie tie;
  record(model, tie, 5, 0);
  EXPECT_NEAR(read(model, &tie), 0.35, float_accuracy);
  EXPECT_NEAR(read(model, nullptr), 0.35, float_accuracy);
  EXPECT_EQ(unknown(model, &tie), 1.0);
}

TEST(ConstantTrust, CanBeThePriorAboutTheGroup) {
  EXPECT_NEAR(read(test::make(add_constant, {{"use_prior", 1.0}}), nullptr), 0.7, float_accuracy);
}

}  // namespace
}  // namespace colead
