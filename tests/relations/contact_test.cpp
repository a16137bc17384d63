// SPDX-License-Identifier: Apache-2.0
// What contact teaches: closed forms of allport_1954 and tatel_2025.
#include <gtest/gtest.h>

#include <cmath>

#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

constexpr double half_life_weeks = 9.0 * 52.1775 / 12.0;

void wait(World& world, double later) {
  world.engine.run_until(world.now() + weeks(later), [](const Event&) {});
}

struct Pair {
  Founded founded;
  PersonId self, other;
  explicit Pair(const std::string& text)
      : founded(text), self(founded.person(manager_1)), other(founded.person(medic_1)) {
    founded.world.engine = Engine();
    view().understanding = view().base = 0.4F;
  }
  [[nodiscard]] World& world() { return founded.world; }
  [[nodiscard]] View& view() { return world().people.view(self, world().people[other].profession); }
  [[nodiscard]] double k() { return understanding(world(), self, world().people[other].profession); }
};

TEST(Contact, ADayInOnePieceOrInSeveralTeachesTheSame) {  // doi 10.1016/j.ecns.2020.08.002: no difference
  for (const double hours_in_all : {0.5, 7.5, 30.0}) {
    for (const int pieces : {1, 2, 5, 40}) {
      Pair pair(tiny());
      const CriterionRow before = pair.view().perceived;
      for (int n = 0; n < pieces; ++n) contact(pair.world(), pair.self, pair.other, hours_in_all / pieces, 0.75, 1.0);
      const double h = hours_in_all * 0.75 / 7.5;
      EXPECT_NEAR(pair.k(), 1.0 - 0.6 * std::pow(0.75, 1.0 - std::exp(-h)), 1e-5);
      const double weight = 0.3 * (1.0 - std::exp(-h));
      const double sight = weight / (1.0 + weight);
      const CriterionRow& v = pair.world().people[pair.other].values;
      EXPECT_NEAR(pair.view().perceived[0], before[0] + sight * (v[0] - before[0]), 1e-5);
    }
  }
}

TEST(Contact, MoreOfItNeverTeachesLessAndFadesWithTheHalfLife) {
  double last = 0.4;
  for (const double contact_hours : {1.0, 3.0, 10.0, 50.0, 400.0}) {
    Pair pair(tiny());
    contact(pair.world(), pair.self, pair.other, contact_hours, 1.0, 0.0);
    EXPECT_GT(pair.k(), last);
    last = pair.k();
    wait(pair.world(), 2 * half_life_weeks);
    EXPECT_NEAR(pair.k(), 1.0 - 0.6 * std::pow(0.75, 1.0 - std::exp(-contact_hours / 4 / 7.5)), 1e-4);
  }
}

TEST(Understanding, FadesToWhatWorkingLifeKeepsUpAndToNothingWhereNothingLasts) {
  for (const double base : {0.4, 0.1, 0.0}) {
    Pair pair(tiny());
    pair.view().base = static_cast<float>(base);
    learn_role(pair.world(), pair.self, pair.world().people[pair.other].profession, 0.5);
    EXPECT_NEAR(pair.k(), 0.7, 1e-6);
    wait(pair.world(), half_life_weeks);
    EXPECT_NEAR(pair.k(), base + (0.7 - base) / 2, 1e-5);
    wait(pair.world(), 20 * half_life_weeks);
    EXPECT_NEAR(pair.k(), base, 1e-5);
  }
  for (const char* lasting : {"0", "0.5", "1"}) {
    Pair pair(with_behaviour(tiny(), std::string("{learning: {lasting: ") + lasting + "}}"));
    Founded other(with_behaviour(tiny(), std::string("{learning: {lasting: ") + lasting + "}}"));
    const View& view = other.world.people.view(pair.self, ProfessionId{1});
    EXPECT_FLOAT_EQ(view.base, view.understanding * std::stof(lasting));
  }
}

TEST(Perception, IsTheMeanOfTheFirstBeliefAndOfAllThatWasSeen) {
  Pair pair(tiny());
  const CriterionRow first = pair.view().perceived;
  const std::vector<std::pair<const char*, double>> sights{{medic_1, 0.2}, {medic_2, 0.5}, {medic_1, 0.1}};
  std::array<double, 3> sum{first[0], first[1], first[2]};
  double weights = 1.0;
  for (const auto& [name, amount] : sights) {
    const PersonId who = pair.founded.person(name);
    see_values(pair.world(), pair.self, who, amount);
    const double weight = amount / (1.0 - amount);
    weights += weight;
    for (std::size_t k = 0; k < 3; ++k) sum[k] += weight * static_cast<double>(pair.world().people[who].values[k]);
  }
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(pair.view().perceived[k], sum[k] / weights, 1e-5);
}

TEST(Expectation, MovesTowardsWhatIsKnownOfThePersonMetAndNotToTheBest) {
  for (const double valence : {1.0, 0.0, -1.0}) {
    for (const float good : {6.0F, 1.0F}) {
      Pair pair(tiny());
      acquaint(pair.world(), pair.self, pair.other, TieKind::peer);
      Tie& tie = *pair.world().network.find(pair.self, pair.other);
      tie.positive.fill(good), tie.negative.fill(7.0F - good);
      const auto prior = static_cast<double>(pair.view().prior_benevolence);
      const double met = (good + 2.0 * prior) / 9.0;  // beta evidence, prior worth two
      contact(pair.world(), pair.self, pair.other, 5.0, 0.75, valence);
      settle_evidence(pair.world());
      double step = 1.0 - std::pow(0.7, 5.0 * 0.75 / 7.5);
      if (valence == 0.0 || (valence < 0.0 && met > prior)) step = 0.0;
      if (valence < 0.0) step *= 2.0;
      EXPECT_NEAR(pair.view().prior_benevolence, prior + step * (met - prior), 1e-5) << valence << " " << good;
    }
  }
}

TEST(SelfAssessment, IsPulledToTheMeanBySlopeAndShiftedByBias) {
  for (const double slope : {0.0, 0.4, 1.0}) {
    Pair pair(with_behaviour(tiny(), "{learning: {self_assessment_slope: " + std::to_string(slope) + "}}"));
    for (const float k : {0.2F, 0.5F, 0.7F}) {
      pair.view().understanding = pair.view().base = k;
      pair.view().self_assessed = 0.1F;
      EXPECT_NEAR(self_assessed(pair.world(), pair.self, ProfessionId{1}), k + slope * (0.5 - k) + 0.1, 1e-6);
    }
  }
}

TEST(SelfAssessment, CorrelatesWithTheTruthAsSurveysFind) {  // Zell & Krizan 2014: .29; k spread as shipped
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (std::uint64_t r = 0; r < 400; ++r) {
    Founded founded(with(tiny(), "  manager: {}", "  manager: {understanding: 0.4}"), r);
    for (std::uint32_t i = 0; i < founded.world.people.size(); ++i) {
      if (founded.world.people[PersonId{i}].profession.value != 0) continue;
      const double k = understanding(founded.world, PersonId{i}, ProfessionId{1});
      const double seen = self_assessed(founded.world, PersonId{i}, ProfessionId{1});
      ++n, x += k, y += seen, xx += k * k, yy += seen * seen, xy += k * seen;
    }
  }
  const double correlation = (xy / n - x / n * y / n) / std::sqrt((xx / n - x * x / n / n) * (yy / n - y * y / n / n));
  EXPECT_NEAR(correlation, 0.29, 0.08);
}

TEST(ContinuingDevelopment, TheMotiveEndsWhereTheYearsHoursAreReached) {
  Pair pair(with_behaviour(tiny(), "{attendance: {cpd_hours: 20}}"));
  EXPECT_EQ(cpd_need(pair.world(), pair.self), 1.0);
  credit_cpd(pair.world(), pair.self, 5.0);
  EXPECT_NEAR(cpd_need(pair.world(), pair.self), 0.75, 1e-6);
  wait(pair.world(), 52.1775);
  EXPECT_NEAR(cpd_hours(pair.world(), pair.self), 5.0 / std::exp(1.0), 1e-4);
  credit_cpd(pair.world(), pair.self, 40.0);
  EXPECT_EQ(cpd_need(pair.world(), pair.self), 0.0);
}

}  // namespace
}  // namespace colead
