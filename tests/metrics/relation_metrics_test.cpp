// SPDX-License-Identifier: Apache-2.0
#include "metrics/record_builder.hpp"

namespace colead {
namespace {

/// Two managers and two medics in unit a.
struct Four : SmallWorld {
  PersonId ann, bob, cem, dee;
  explicit Four(bool swapped = false) : SmallWorld(swapped) {
    ann = hire(manager), bob = hire(manager), cem = hire(medic), dee = hire(medic);
    open();
  }
};

/// Mutual ties ann-cem and bob-dee, one from ann to dee, and one within managers.
struct Tied : Four {
  explicit Tied(bool swapped = false) : Four(swapped) {
    tie(ann, cem, 0.25).respect = 0.5F, tie(cem, ann, 0.75).respect = 1.0F;
    tie(bob, dee, 0.5).respect = 0.5F, tie(dee, bob, 1.0).respect = 0.0F;
    tie(ann, dee, 0.75).respect = 0.5F;
    tie(ann, bob, 1.0).respect = 1.0F;
  }
};

TEST(Trust, IsTheMeanOverTiesBetweenProfessions) {
  const Tied small;
  const auto f = report("trust", small);
  EXPECT_DOUBLE_EQ(at(f, "trust_mean"), 3.25 / 5);
  EXPECT_DOUBLE_EQ(at(f, "trust_mean", "manager->medic"), 0.5);
  EXPECT_DOUBLE_EQ(at(f, "trust_mean", "medic->manager"), 0.875);
}

TEST(Trust, SpreadIsThatOfTheTies) {
  const Tied small;
  const auto f = report("trust", small);
  EXPECT_DOUBLE_EQ(at(f, "trust_sd", "manager->medic"), std::sqrt(0.125 / 3));
  EXPECT_DOUBLE_EQ(at(f, "trust_sd", "medic->manager"), 0.125);
  // 0.25, 0.5, 0.75, 0.75, 1 around 0.65
  EXPECT_DOUBLE_EQ(at(f, "trust_sd"), std::sqrt((0.16 + 0.0225 + 0.01 + 0.01 + 0.1225) / 5));
}

TEST(Trust, AbsentTiesAreNotCounted) {
  Tied small;
  small.world.network.vacate(small.dee);
  EXPECT_DOUBLE_EQ(at(report("trust", small), "trust_mean"), 0.5);
}

TEST(Trust, IsAlsoASeries) {
  const Tied small;
  const auto metric = make_metric("trust");
  const auto series = sampled(*metric, small.world);
  EXPECT_EQ(series.size(), 3U);
  EXPECT_DOUBLE_EQ(at(series, "trust_mean", "medic->manager"), 0.875);
}

TEST(Trust, WithoutTiesIsUnknown) {
  const Four small;
  for (const auto& [name, value] : report("trust", small)) EXPECT_TRUE(std::isnan(value)) << name.first;
}

TEST(Trust, IsReadInBatchesOfAnySize) {
  SmallWorld small;
  const PersonId hub = small.hire(small.manager);
  for (int n = 0; n < 600; ++n) small.hire(small.medic);
  small.open();
  for (std::uint32_t n = 1; n <= 600; ++n) small.tie(hub, PersonId{n}, n % 2 == 0 ? 0.25 : 0.75);
  EXPECT_DOUBLE_EQ(at(report("trust", small), "trust_mean", "manager->medic"), 0.5);
  EXPECT_DOUBLE_EQ(at(report("trust", small), "trust_sd"), 0.25);
}

TEST(TrustAsymmetry, IsOfMutualTiesAndSigned) {
  const Tied small;  // 0.25 - 0.75 and 0.5 - 1
  const auto f = report("trust_asymmetry", small);
  EXPECT_DOUBLE_EQ(at(f, "trust_difference", "manager->medic"), -0.5);
  EXPECT_DOUBLE_EQ(at(f, "trust_difference", "medic->manager"), 0.5);
  EXPECT_DOUBLE_EQ(at(f, "trust_asymmetry"), 0.5);
}

TEST(TrustAsymmetry, DifferencesOfOppositeSignCancel) {
  Four small;
  small.tie(small.ann, small.cem, 0.5), small.tie(small.cem, small.ann, 0.75);
  small.tie(small.bob, small.dee, 0.75), small.tie(small.dee, small.bob, 0.5);
  EXPECT_EQ(at(report("trust_asymmetry", small), "trust_asymmetry"), 0.0);
}

TEST(Reciprocity, IsTheCorrelationOverMutualTies) {
  Tied small;
  EXPECT_DOUBLE_EQ(at(report("reciprocity", small), "trust_reciprocity"), 1.0);
  small.tie(small.dee, small.ann, 0.25);
  // (0.25, 0.75), (0.5, 1), (0.75, 0.25): deviations -1/4, 0, 1/4 and 1/12, 1/3, -5/12
  const double back = (1.0 / 144) + (1.0 / 9) + (25.0 / 144);
  EXPECT_NEAR(at(report("reciprocity", small), "trust_reciprocity"), (-1.0 / 48 - 5.0 / 48) / std::sqrt(0.125 * back),
              1e-12);
}

TEST(Reciprocity, CountsTiesReturned) {
  Tied small;
  EXPECT_DOUBLE_EQ(at(report("reciprocity", small), "ties_returned_share"), 4.0 / 5);
  small.tie(small.dee, small.ann, 0.25);
  EXPECT_EQ(at(report("reciprocity", small), "ties_returned_share"), 1.0);
}

TEST(Reciprocity, WithoutVarianceIsUnknown) {
  Four small;
  EXPECT_TRUE(std::isnan(at(report("reciprocity", small), "ties_returned_share")));
  small.tie(small.ann, small.cem, 0.5), small.tie(small.cem, small.ann, 0.5);
  EXPECT_TRUE(std::isnan(at(report("reciprocity", small), "trust_reciprocity")));
}

TEST(EvidenceFreeDyads, ArePairsOfAUnitWithoutTieOrEvidence) {
  Tied small;
  const PersonId far = small.hire(small.medic, 1);
  small.world.network = Network(small.world.people.size(), {});
  small.tie(small.ann, small.cem, 0.5).positive[0] = 3.0F;  // uncertainty 1/4
  small.tie(small.bob, small.cem, 0.5).positive[0] = 0.0F;  // 1
  small.tie(small.cem, small.ann, 0.5).positive[0] = 1.0F;  // 1/2
  small.tie(small.ann, far, 0.5).positive[0] = 9.0F;        // another unit
  const auto f = report("evidence_free_dyads", small);
  EXPECT_DOUBLE_EQ(at(f, "evidence_free_share"), 6.0 / 8);
  EXPECT_DOUBLE_EQ(at(f, "evidence_free_share", "manager->medic"), 3.0 / 4);
  EXPECT_DOUBLE_EQ(at(f, "evidence_free_share", "medic->manager"), 3.0 / 4);
}

TEST(EvidenceFreeDyads, TheThresholdIsChosen) {
  Four small;
  small.tie(small.ann, small.cem, 0.5).positive[0] = 3.0F;
  small.tie(small.cem, small.ann, 0.5).positive[0] = 1.0F;
  const auto strict = make_metric("evidence_free_dyads", {{"uncertain_from", 0.5}});
  EXPECT_DOUBLE_EQ(at(report(*strict, small.world), "evidence_free_share"), 7.0 / 8);
}

TEST(EvidenceFreeDyads, WithoutPairsAreUnknown) {
  SmallWorld small;
  small.hire(small.manager, 0), small.hire(small.medic, 1);
  small.open();
  EXPECT_TRUE(std::isnan(at(report("evidence_free_dyads", small), "evidence_free_share")));
}

TEST(Respect, IsTheMeanOverTiesBetweenProfessions) {
  const Tied small;
  const auto f = report("respect", small);
  EXPECT_DOUBLE_EQ(at(f, "respect_mean"), 0.5);
  EXPECT_DOUBLE_EQ(at(f, "respect_mean", "manager->medic"), 0.5);
  EXPECT_DOUBLE_EQ(at(f, "respect_mean", "medic->manager"), 0.5);
  EXPECT_TRUE(std::isnan(at(report("respect", Four()), "respect_mean")));
}

TEST(Respect, PriorsAreOfTheOtherProfession) {
  Four small;
  small.view(small.ann, small.medic).prior_ability = 0.5F, small.view(small.ann, small.medic).prior_benevolence = 1.0F;
  small.view(small.ann, small.manager).prior_ability = 1.0F;
  const auto f = report("respect", small);
  EXPECT_DOUBLE_EQ(at(f, "prior_mean", "manager->medic"), 0.375);
  EXPECT_DOUBLE_EQ(at(f, "prior_mean"), 0.1875);
}

TEST(EiIndex, IsAcrossLessWithin) {
  const Tied small;  // pairs: three across, one within
  const auto f = report("ei_index", small);
  EXPECT_DOUBLE_EQ(at(f, "ei_index"), 0.5);
  // Within: 1 of 4; ends of managers 5 of 8, of medics 3.
  EXPECT_DOUBLE_EQ(at(f, "modularity"), 0.25 - (25.0 + 9.0) / 64);
}

TEST(EiIndex, OfSilosIsMinusOne) {
  Four small;
  small.tie(small.ann, small.bob, 1.0), small.tie(small.cem, small.dee, 1.0);
  EXPECT_EQ(at(report("ei_index", small), "ei_index"), -1.0);
  EXPECT_DOUBLE_EQ(at(report("ei_index", small), "modularity"), 0.5);
}

TEST(EiIndex, WithoutTiesIsUnknown) {
  const Four small;
  EXPECT_TRUE(std::isnan(at(report("ei_index", small), "ei_index")));
  EXPECT_TRUE(std::isnan(at(report("ei_index", small), "modularity")));
}

}  // namespace
}  // namespace colead
