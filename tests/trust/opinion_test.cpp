// SPDX-License-Identifier: Apache-2.0
#include "colead/trust/opinion.hpp"

#include <gtest/gtest.h>

namespace colead {
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

TEST(Opinion, RefusesImpossibleEvidence) {
  EXPECT_THROW((void)from_evidence(-1, 0), ModelError);
  EXPECT_THROW((void)from_evidence(1, 0, 0), ModelError);
  EXPECT_THROW((void)evidence_of({1, 0, 0, 0.5}), ModelError);
}

}  // namespace
}  // namespace colead
