// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/opinion.hpp"

#include <gtest/gtest.h>

#include "colead/random/random.hpp"

namespace colead::theory {
namespace {

constexpr double exact = 1e-12;

void expect_same(const Opinion& a, const Opinion& b) {
  EXPECT_NEAR(a.belief, b.belief, exact);
  EXPECT_NEAR(a.disbelief, b.disbelief, exact);
  EXPECT_NEAR(a.uncertainty, b.uncertainty, exact);
  EXPECT_NEAR(a.base_rate, b.base_rate, exact);
}

TEST(Opinion, ComesFromEvidenceAndGoesBackToIt) {
  const Opinion opinion = from_evidence(3.5, 1.25, 4.0, 0.3);
  EXPECT_NEAR(opinion.belief + opinion.disbelief + opinion.uncertainty, 1.0, exact);
  EXPECT_NEAR(expectation(opinion), (3.5 + 0.3 * 4.0) / (3.5 + 1.25 + 4.0), exact);
  EXPECT_NEAR(evidence_of(opinion, 4.0).positive, 3.5, exact);
  EXPECT_NEAR(evidence_of(opinion, 4.0).negative, 1.25, exact);
}

TEST(Opinion, FusionAddsUpEvidence) {
  expect_same(fuse(from_evidence(3, 1), from_evidence(2, 5)), from_evidence(5, 6));
  expect_same(fuse(from_evidence(0.5, 0, 7, 0.2), from_evidence(4, 9, 7, 0.2)), from_evidence(4.5, 9, 7, 0.2));
}

TEST(Opinion, FusionDoesNotDependOnWhoSpeaksFirst) {
  const Opinion a{0.2, 0.5, 0.3, 0.8};
  const Opinion b{0.6, 0.0, 0.4, 0.1};
  const Opinion c{0.1, 0.1, 0.8, 0.5};
  expect_same(fuse(a, b), fuse(b, a));
  const Opinion left = fuse(fuse(a, b), c);
  const Opinion right = fuse(a, fuse(b, c));
  EXPECT_NEAR(left.belief, right.belief, exact);
  EXPECT_NEAR(left.uncertainty, right.uncertainty, exact);
}

TEST(Opinion, FusingWithNoKnowledgeChangesNothing) {
  const Opinion opinion{0.2, 0.5, 0.3, 0.8};
  expect_same(fuse(opinion, Opinion{.base_rate = 0.1}), opinion);
}

TEST(Opinion, TwoCertainOpinionsMeetInTheMiddle) {
  expect_same(fuse({1, 0, 0, 0.4}, {0, 1, 0, 0.6}), {0.5, 0.5, 0, 0.5});
}

TEST(Opinion, FullTrustPassesAnOpinionOnAndNoTrustLeavesTheHearerUnsure) {
  const Opinion heard{0.2, 0.5, 0.3, 0.8};
  expect_same(discount({1, 0, 0, 0.5}, heard), heard);
  expect_same(discount({0, 1, 0, 0.5}, heard), {0, 0, 1, 0.8});
  expect_same(discount({0, 0, 1, 0.5}, heard), {0, 0, 1, 0.8});
}

TEST(Opinion, EachPersonInAChainOfHearsayMakesItVaguer) {
  const Opinion trust{0.7, 0.1, 0.2, 0.5};
  Opinion heard{0.9, 0.05, 0.05, 0.5};
  for (int link = 0; link < 5; ++link) {
    const Opinion next = discount(trust, heard);
    EXPECT_GT(next.uncertainty, heard.uncertainty);
    EXPECT_NEAR(next.belief / next.disbelief, 18.0, 1e-9);
    heard = next;
  }
}

TEST(Opinion, CumulativeFusionOfTwoOpinions) {
  const Opinion fused = fuse({.8, .1, .1, .5}, {.4, .3, .3, .5});
  EXPECT_NEAR(fused.belief, 28.0 / 37, exact);
  EXPECT_NEAR(fused.disbelief, 6.0 / 37, exact);
  EXPECT_NEAR(fused.uncertainty, 3.0 / 37, exact);
  EXPECT_NEAR(fused.belief, .756757, 5e-7);
  EXPECT_NEAR(fused.disbelief, .162162, 5e-7);
  EXPECT_NEAR(fused.uncertainty, .081081, 5e-7);
}

TEST(Opinion, FusionAgreesWithAddingEvidenceForAnyTwoOpinions) {
  Draws draws = Luck{6}.draws(Purpose::example, 1);
  for (int round = 0; round < 1000; ++round) {
    const double r1 = 20 * draws.next();
    const double s1 = 20 * draws.next();
    const double r2 = 20 * draws.next();
    const double s2 = 20 * draws.next();
    const double w = 0.1 + 5 * draws.next();
    const Opinion fused = fuse(from_evidence(r1, s1, w), from_evidence(r2, s2, w));
    EXPECT_NEAR(fused.belief, (r1 + r2) / (r1 + r2 + s1 + s2 + w), exact);
    EXPECT_NEAR(fused.uncertainty, w / (r1 + r2 + s1 + s2 + w), exact);
  }
}

TEST(Opinion, DiscountingFavoursUncertainty) {
  const Opinion heard = discount({.8, .1, .1, .5}, {.4, .3, .3, .5});
  EXPECT_NEAR(heard.belief, .32, exact);
  EXPECT_NEAR(heard.disbelief, .24, exact);
  EXPECT_NEAR(heard.uncertainty, .44, exact);
  for (const double b : {0.0, 0.35, 0.9}) {
    const Opinion third = discount({b, 0.9 - b, 0.1, .5}, {.5, .2, .3, .5});
    EXPECT_NEAR(third.uncertainty, 1 - b * 0.7, exact);
    EXPECT_NEAR(expectation(third), 0.5 + b * (0.5 - 0.2) / 2, exact);
  }
}

TEST(Opinion, RefusesImpossibleEvidence) {
  EXPECT_THROW((void)from_evidence(-1, 0), ModelError);
  EXPECT_THROW((void)from_evidence(1, 0, 0), ModelError);
  EXPECT_THROW((void)evidence_of({1, 0, 0, 0.5}), ModelError);
}

}  // namespace
}  // namespace colead::theory
