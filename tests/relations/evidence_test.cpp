// SPDX-License-Identifier: Apache-2.0
// Evidence against what is usual: what is usual changes nothing on average, whatever it is.
#include <gtest/gtest.h>

#include <functional>

#include "colead/random/distributions.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

struct QualityCase {
  const char* name;
  double prior;
  double (*quality)(double u);
};

class UsualEvidence : public testing::TestWithParam<QualityCase> {};

/// r and s that so many experiences of one colleague come to.
std::array<double, 2> evidence_of(Founded& founded, PersonId holder, PersonId target,
                                  const std::function<double(double)>& quality, int first, int last) {
  std::array<double, 2> sum{};
  for (int n = first; n < last; ++n) {
    const double u = founded.world.luck.uniform(Purpose::example, static_cast<std::uint64_t>(n));
    live(founded.world, {holder, target, Experience::presence, Facet::benevolence, TrustCause::attended}, 0.3,
         quality(u));
  }
  for (const PendingEvidence& piece : founded.world.evidence) sum[0] += piece.positive, sum[1] += piece.negative;
  founded.world.evidence.clear();
  return sum;
}

TEST_P(UsualEvidence, ConfirmsWhatIsExpectedWhateverIsUsual) {
  const auto& [name, prior, quality] = GetParam();
  Founded founded(tiny());
  const PersonId holder = founded.person(manager_1), target = founded.person(medic_1);
  founded.world.people.view(holder, founded.world.people[target].profession).prior_benevolence =
      static_cast<float>(prior);
  evidence_of(founded, holder, target, quality, 0, 20000);  // the founding state
  founded.world.observing = true;
  const auto [good, bad] = evidence_of(founded, holder, target, quality, 20000, 60000);
  double usual = 0.0;
  for (int n = 0; n < 20000; ++n) usual += quality(founded.world.luck.uniform(Purpose::example, n)) / 20000;
  // Both what is usual and what follows are samples: four standard errors of the share, at most those of a rare event.
  const double odds = std::max(usual, 1.0 - usual) / std::min(usual, 1.0 - usual);
  const double error = prior * (1.0 - prior) * std::sqrt(odds * (1.0 / 20000 + 1.0 / 40000));
  EXPECT_NEAR(good / (good + bad), prior, 4.0 * error) << name;
}

INSTANTIATE_TEST_SUITE_P(
    Qualities, UsualEvidence,
    testing::Values(QualityCase{"rarely absent", 0.6, [](double u) { return u < 0.92 ? 1.0 : 0.0; }},
                    QualityCase{"mostly ignored", 0.6, [](double u) { return u < 0.2 ? 1.0 : 0.0; }},
                    QualityCase{"in between", 0.3, [](double u) { return u; }},
                    QualityCase{"all alike", 0.8, [](double) { return 0.4; }},
                    QualityCase{"skewed", 0.5, [](double u) { return u * u * u; }}));

TEST(UsualEvidenceRule, BetterThanUsualSpeaksForAndWorseAgainst) {
  Founded founded(tiny());
  const PersonId holder = founded.person(manager_1), target = founded.person(medic_1);
  const auto prior = static_cast<double>(prior_of(founded.world, holder, target)[1]);
  evidence_of(
      founded, holder, target, [](double u) { return u < 0.5 ? 1.0 : 0.0; }, 0, 20000);
  founded.world.observing = true;
  for (const double chance : {0.2, 0.35, 0.65, 0.8}) {
    const auto [good, bad] = evidence_of(
        founded, holder, target, [chance](double u) { return u < chance ? 1.0 : 0.0; }, 0, 20000);
    const double expected = prior * chance / (prior * chance + (1.0 - prior) * (1.0 - chance));
    EXPECT_NEAR(good / (good + bad), expected, 0.02) << chance;
  }
}

TEST(UsualEvidenceRule, AtFaceValueItIsTheQualityItself) {
  for (const double face : {1.0, 0.5}) {
    Founded founded(with_behaviour(tiny(), "{feedback: {face_value: " + std::to_string(face) + "}}"));
    const PersonId holder = founded.person(manager_1), target = founded.person(medic_1);
    const auto prior = static_cast<double>(prior_of(founded.world, holder, target)[1]);
    evidence_of(
        founded, holder, target, [](double u) { return u < 0.25 ? 1.0 : 0.0; }, 0, 40000);
    founded.world.observing = true;
    const auto [good, bad] = evidence_of(
        founded, holder, target, [](double) { return 0.25; }, 0, 10);
    EXPECT_NEAR(good, 3.0 * 0.25 * (face + (1 - face) * 4 * prior * 0.75), 0.03);
    EXPECT_NEAR(bad, 3.0 * 0.75 * (face + (1 - face) * 4 * (1 - prior) * 0.25), 0.03);
  }
}

TEST(Home, StepsThatAddUpToNothingPullBackToWhereOneStarted) {
  for (const double home : {0.62, 0.3, 0.9}) {
    EXPECT_DOUBLE_EQ(moved_about(home, home, 0.01), home + 0.01);
    EXPECT_DOUBLE_EQ(moved_about(home, home, -0.01), home - 0.01);
    for (const double start : {0.1, 0.5, 0.95}) {
      double x = start, mean = 0;
      const Luck luck(5, 0);
      for (std::uint64_t n = 0; n < 60000; ++n) {
        x = moved_about(x, home, luck.uniform(Purpose::example, n) < 0.5 ? 0.02 : -0.02);
        ASSERT_TRUE(x >= 0.0 && x <= 1.0);
        if (n >= 10000) mean += x / 50000;
      }
      EXPECT_NEAR(mean, home, 0.02) << "from " << start;
    }
  }
  EXPECT_EQ(moved_about(0.4, 0.0, -5.0), 0.0);
  EXPECT_EQ(moved_about(0.4, 1.0, 5.0), 1.0);
}

}  // namespace
}  // namespace colead
