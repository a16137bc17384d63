// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "colead/core/year.hpp"
#include "colead/trust/trust_model.hpp"
#include "validation/make_kind.hpp"

namespace colead {

void add_beta_evidence(Catalogue<TrustModel>& catalogue);

namespace {

constexpr double float_accuracy = 1e-6;  // ties and trust are single precision
constexpr std::array<float, facet_count> doubtful{0.25F, 0.5F, 0.75F};

Kind<TrustModel> beta(const test::Settings& settings = {}) { return test::make(add_beta_evidence, settings); }

double read(const Kind<TrustModel>& model, const Regard& regard, double now = 0.0) {
  float out = -1.0F;
  model->read({&regard, 1}, now, {&out, 1});
  return out;
}

double unknown(const Kind<TrustModel>& model, const Regard& regard, double now = 0.0) {
  float out = -1.0F;
  model->uncertainty({&regard, 1}, now, {&out, 1});
  return out;
}

void record(const Kind<TrustModel>& model, const Evidence& piece, double now = 0.0) { model->record({&piece, 1}, now); }

TEST(BetaEvidence, WithoutATieTrustIsThePriorAndNothingIsKnown) {
  const auto model = beta();
  EXPECT_NEAR(read(model, {nullptr, doubtful}), 0.5, float_accuracy);
  EXPECT_NEAR(unknown(model, {nullptr, doubtful}), 1.0, float_accuracy);
}

TEST(BetaEvidence, ABlankTieReadsAsNoTie) {
  const auto model = beta();
  const Tie tie;
  EXPECT_EQ(read(model, {&tie, doubtful}), read(model, {nullptr, doubtful}));
  EXPECT_EQ(unknown(model, {&tie, doubtful}), 1.0);
}

TEST(BetaEvidence, AnAbsentTieReadsAsNoTieWhateverItHolds) {
  const auto model = beta();
  Tie tie;
  tie.positive = {9, 9, 9};
  tie.kind = TieKind::absent;
  EXPECT_EQ(read(model, {&tie, doubtful}), read(model, {nullptr, doubtful}));
}

TEST(BetaEvidence, GoodRaisesAndBadLowersTrustInTheFacetItConcerns) {
  for (const double ratio : {1.0, 2.0}) {
    const auto model = beta({{"ability_weight", 0.0}, {"integrity_weight", 0.0}, {"negative_weight", ratio}});
    Tie tie;
    record(model, {.tie = &tie, .facet = Facet::ability, .positive = 1});
    EXPECT_NEAR(read(model, {&tie}), 0.5, float_accuracy);
    record(model, {.tie = &tie, .facet = Facet::benevolence, .positive = 1});
    EXPECT_NEAR(read(model, {&tie}), (1.0 + 1.0) / 3.0, float_accuracy);
    record(model, {.tie = &tie, .facet = Facet::benevolence, .negative = 1});
    EXPECT_NEAR(read(model, {&tie}), (1.0 + 1.0) / (1.0 + ratio + 2.0), float_accuracy);
  }
}

TEST(BetaEvidence, AsymmetryIsTheRatioOfTheTwoWeightsAndOneMeansNone) {
  for (const double ratio : {1.0, 2.0, 5.0}) {
    const auto model = beta({{"negative_weight", ratio}});
    Tie tie;
    const Evidence both{.tie = &tie, .facet = Facet::ability, .positive = 1, .negative = 1};
    record(model, both);
    EXPECT_FLOAT_EQ(tie.negative[0], static_cast<float>(ratio) * tie.positive[0]);
    EXPECT_EQ(read(model, {&tie}) == 0.5, ratio == 1.0);
  }
}

TEST(BetaEvidence, EvidenceHalvesInAHalfLifeAndTrustGoesBackToThePrior) {
  const auto model = beta({{"evidence_half_life_months", 5.0}});
  Tie tie;
  record(model, {.tie = &tie, .facet = Facet::ability, .positive = 6}, 10.0);
  const Regard regard{&tie, doubtful};
  const double later = 10.0 + 5.0 * weeks_per_month;
  const double ability = (3.0 + 0.25 * 2.0) / 5.0;
  EXPECT_NEAR(read(model, regard, later), (ability + 0.5 + 0.75) / 3.0, float_accuracy);
  EXPECT_NEAR(unknown(model, regard, later), (2.0 / 5.0 + 1.0 + 1.0) / 3.0, float_accuracy);
  EXPECT_NEAR(read(model, regard, 1e5), 0.5, float_accuracy);
  EXPECT_NEAR(unknown(model, regard, 1e5), 1.0, float_accuracy);
}

TEST(BetaEvidence, ReadingChangesNothingAndRecordingFadesEveryFacetFirst) {
  const auto model = beta({{"evidence_half_life_months", 3.0}, {"negative_weight", 2.0}});
  Tie tie;
  record(model, {.tie = &tie, .facet = Facet::integrity, .negative = 2}, 0.0);
  (void)read(model, {&tie}, 50.0);
  EXPECT_EQ(tie.negative[2], 4.0F);
  record(model, {.tie = &tie, .facet = Facet::ability, .positive = 1}, 3.0 * weeks_per_month);
  EXPECT_NEAR(tie.negative[2], 2.0, float_accuracy);
  EXPECT_EQ(tie.positive[0], 1.0F);
  EXPECT_FLOAT_EQ(tie.updated_weeks, static_cast<float>(3.0 * weeks_per_month));
}

TEST(BetaEvidence, EvidenceOfOneMomentAddsUpWhateverItsOrder) {
  const auto model = beta();
  Tie one;
  Tie other;
  const double now = 1234.56789;
  const std::vector<Evidence> forwards{{.tie = &one, .positive = 0.25F},
                                       {.tie = &one, .facet = Facet::integrity, .negative = 0.5F}};
  const std::vector<Evidence> backwards{{.tie = &other, .facet = Facet::integrity, .negative = 0.5F},
                                        {.tie = &other, .positive = 0.25F}};
  model->record(forwards, now);
  model->record(backwards, now);
  EXPECT_EQ(one.positive, other.positive);
  EXPECT_EQ(one.negative, other.negative);
}

TEST(BetaEvidence, WithoutForgettingTimeDoesNotMatter) {
  const auto model = beta({{"forgets", 0.0}, {"evidence_half_life_months", 0.01}});
  Tie tie;
  record(model, {.tie = &tie, .positive = 3}, 1.0);
  EXPECT_EQ(read(model, {&tie}, 1.0), read(model, {&tie}, 5000.0));
}

TEST(BetaEvidence, TheProductMultipliesFacetsAndTheMeanWeighsThem) {
  const Regard stranger{nullptr, doubtful};
  EXPECT_NEAR(read(beta({{"combine", "product"}}), stranger), 0.25 * 0.5 * 0.75, float_accuracy);
  const test::Settings weights{{"ability_weight", 3.0}, {"benevolence_weight", 2.0}, {"integrity_weight", 1.0}};
  EXPECT_NEAR(read(beta(weights), stranger), (3 * 0.25 + 2 * 0.5 + 0.75) / 6.0, float_accuracy);
  auto product = weights;
  product["combine"] = "product";
  EXPECT_NEAR(read(beta(product), stranger), std::pow(0.25, 1.5) * 0.5 * std::sqrt(0.75), float_accuracy);
}

TEST(BetaEvidence, TheGroupsPriorIsBlendedWithTheBaseRate) {
  const Regard stranger{nullptr, {0.9F, 0.9F, 0.9F}};
  EXPECT_NEAR(read(beta({{"prior_share", 0.0}, {"base_rate", 0.4}}), stranger), 0.4, float_accuracy);
  EXPECT_NEAR(read(beta({{"prior_share", 0.25}, {"base_rate", 0.4}}), stranger), 0.25 * 0.9 + 0.75 * 0.4,
              float_accuracy);
}

TEST(BetaEvidence, AStrongPriorTakesMoreEvidenceToMove) {
  Tie tie;
  tie.positive = {4, 4, 4};
  EXPECT_NEAR(read(beta({{"prior_strength", 1.0}}), {&tie}), 4.5 / 5.0, float_accuracy);
  EXPECT_NEAR(read(beta({{"prior_strength", 16.0}}), {&tie}), 12.0 / 20.0, float_accuracy);
}

TEST(BetaEvidence, RefusesWhatItsContractForbids) {
  const auto model = beta();
  Tie tie;
  tie.updated_weeks = 3;
  std::array<float, 2> two{};
  const Regard regard{&tie};
  EXPECT_THROW(model->read({&regard, 1}, 3.0, two), ModelError);
  EXPECT_THROW(model->uncertainty({&regard, 1}, 3.0, two), ModelError);
  EXPECT_THROW((void)read(model, regard, 2.0), ModelError);
  EXPECT_THROW(record(model, {.tie = nullptr, .positive = 1}, 3.0), ModelError);
  EXPECT_THROW(record(model, {.tie = &tie, .positive = -1}, 3.0), ModelError);
  EXPECT_THROW(beta({{"ability_weight", 0.0}, {"benevolence_weight", 0.0}, {"integrity_weight", 0.0}}),
               std::out_of_range);
  EXPECT_THROW(beta({{"evidence_half_life_months", 0.0}}), std::out_of_range);
}

}  // namespace
}  // namespace colead
