// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "colead/fields/catalogue.hpp"
#include "colead/math/functions.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/metrics/state_metric.hpp"
#include "colead/world/code.hpp"

namespace colead {
namespace {

using Row = std::array<double, max_criteria>;

double product(const Row& a, const Row& b) {
  double sum = 0.0;
  for (std::size_t k = 0; k < max_criteria; ++k) sum += a[k] * b[k];
  return sum;
}

/// The people of one profession in one unit.
struct Colleagues {
  double people{0};
  Row direction{};  ///< sum of their weights, each of length 1
  std::array<double, code_dimensions> yes{};
  std::array<double, code_dimensions> no{};

  void add(const Person& person) {
    people += 1.0;
    const double length = std::sqrt(dot(person.effective, person.effective));
    for (std::size_t k = 0; k < max_criteria; ++k) direction[k] += static_cast<double>(person.effective[k]) / length;
    for (std::uint32_t d = 0; d < code_dimensions; ++d) {
      yes[d] += (person.code_yes >> d & 1U) != 0 ? 1.0 : 0.0;
      no[d] += (person.code_no >> d & 1U) != 0 ? 1.0 : 0.0;
    }
  }
};

/// Sum over pairs of the share of dimensions on which they differ.
double conflicts(const Colleagues& a, const Colleagues& b) {
  double sum = 0.0;
  for (std::uint32_t d = 0; d < code_dimensions; ++d) sum += a.yes[d] * b.no[d] + a.no[d] * b.yes[d];
  return sum / code_dimensions;
}

double predicted_disagreement(const World& world) {
  const std::vector<ProfessionMean> means = profession_means(world, &Person::effective);
  Mean mean;
  for (std::size_t a = 0; a < means.size(); ++a) {
    for (std::size_t b = a + 1; b < means.size(); ++b) {
      const double lengths = std::sqrt(product(means[a].row, means[a].row) * product(means[b].row, means[b].row));
      if (lengths > 0.0)
        mean.add(math::acos(std::min(1.0, product(means[a].row, means[b].row) / lengths)) / std::numbers::pi);
    }
  }
  return mean.value();
}

/// Whether professions want the same and mean the same by it. Over pairs of different professions within a
/// unit: the mean cosine of effective weights, and the mean share of code dimensions on which both hold an opinion and
/// the opinions differ. Pairs are not visited: a mean cosine is a product of sums of unit vectors, a conflict count one
/// of counts by dimension. Predicted disagreement is theta / pi of the angle between the professions' mean weights
/// (computed_divergent_criteria).
class GoalAgreement final : public StateMetric<GoalAgreement> {
 public:
  using Params = NoParams;
  explicit GoalAgreement(const Params& params) { static_cast<void>(params); }

 private:
  friend class StateMetric<GoalAgreement>;
  static constexpr std::array<Output, 3> given{
      {{"goal_agreement", "Agreement on what matters", "cosine", Better::higher, Groups::all,
        "mean cosine of effective weights between professions within units, over time"},
       {"definition_mismatch", "Differing definitions of the same criterion", "share", Better::lower, Groups::all,
        "mean share of definitions on which two people of different professions in a unit differ, over time"},
       {"predicted_disagreement", "Chance that professions rank options differently", "share", Better::lower,
        Groups::all,
        "chance that the professions' mean weights rank two random options differently, mean over pairs and time"}}};

  static void now(const World& world, Figures& figures) {
    const std::size_t professions = world.profession_count();
    std::vector<Colleagues> sides(world.units.size() * professions);
    for (const Person& person : world.people.all())
      sides[person.unit.value * professions + person.profession.value].add(person);
    Mean agreement;
    Mean mismatch;
    for (std::size_t u = 0; u < world.units.size(); ++u) {
      for (std::size_t a = 0; a < professions; ++a) {
        for (std::size_t b = a + 1; b < professions; ++b) {
          const Colleagues& one = sides[u * professions + a];
          const Colleagues& other = sides[u * professions + b];
          agreement.gather(product(one.direction, other.direction), one.people * other.people);
          mismatch.gather(conflicts(one, other), one.people * other.people);
        }
      }
    }
    figures.add(given[0].name, agreement.value());
    figures.add(given[1].name, mismatch.value());
    figures.add(given[2].name, predicted_disagreement(world));
  }
};

}  // namespace

void add_goal_agreement(Catalogue<Metric>& c) {
  c.add<GoalAgreement>("goal_agreement", "Agreement of professions on weights and on what the criteria mean.",
                       "design_metrics");
}

}  // namespace colead
