// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/metrics/state_metric.hpp"

namespace colead {
namespace {

/// visit(from, to, p - mean v by criterion) for everybody's view of every other profession that has people.
template <class Visit>
void for_views(const World& world, Visit visit) {
  const std::vector<ProfessionMean> truth = profession_means(world, &Person::values);
  std::array<double, max_criteria> gap{};
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    const std::uint32_t own = world.people[PersonId{i}].profession.value;
    for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
      if (g == own || truth[g].people == 0.0) continue;
      const CriterionRow& perceived = world.people.view(PersonId{i}, ProfessionId{g}).perceived;
      for (std::size_t k = 0; k < max_criteria; ++k) gap[k] = static_cast<double>(perceived[k]) - truth[g].row[k];
      visit(own, g, std::span<const double>{gap});
    }
  }
}

/// What holders believe another profession values (p) against the mean true values (v) of that profession's people: the
/// distance L1 in [0,2], and signed by criterion.
class Misperception final : public StateMetric<Misperception> {
 public:
  using Params = NoParams;
  explicit Misperception(const Params& params) { static_cast<void>(params); }

  void report(const World& world, Figures& figures) const override {
    report_over_time(world, figures);
    Directions<std::array<Mean, max_criteria>> signed_gaps(world);
    for_views(world, [&](std::uint32_t from, std::uint32_t to, std::span<const double> gap) {
      for (std::size_t k = 0; k < max_criteria; ++k) signed_gaps.at(from, to)[k].add(gap[k]);
    });
    for (std::size_t k = 0; k < world.setting->criteria.size(); ++k) {
      for (std::size_t from = 0; from < world.profession_count(); ++from) {
        for (std::size_t to = 0; to < world.profession_count(); ++to) {
          if (from == to) continue;
          figures.add(given[1].name, signed_gaps.at(from, to)[k].value(),
                      direction(world, from, to) + ":" + world.setting->criteria[k]);
        }
      }
    }
  }

 private:
  friend class StateMetric<Misperception>;
  static constexpr std::array<Output, 2> given{
      {{"misperception", "Misjudging what others value", "L1", Better::lower, Groups::direction,
        "mean distance of perceived from true mean values of the other profession over time, by direction"},
       {"misperception_signed", "Value overestimated in others", "weight", Better::neither,
        Groups::direction_and_criterion,
        "mean perceived less true mean value on each criterion at the end, manager->medic:criterion", false}}};

  static void now(const World& world, Figures& figures) {
    DirectedMeans distances(world);
    for_views(world, [&](std::uint32_t from, std::uint32_t to, std::span<const double> gap) {
      double distance = 0.0;
      for (const double g : gap) distance += std::abs(g);
      distances.add(from, to, distance);
    });
    distances.report(world, given[0].name, figures);
  }
};

}  // namespace

void add_misperception(Catalogue<Metric>& c) {
  c.add<Misperception>("misperception",
                       "Distance between what professions are believed to value and what they value, by direction.",
                       "design_metrics");
}

}  // namespace colead
