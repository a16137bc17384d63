// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/metrics/state_metric.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

/// Understanding k of the roles of other professions now, after forgetting.
class Understanding final : public StateMetric<Understanding> {
 public:
  using Params = NoParams;
  explicit Understanding(const Params& params) { static_cast<void>(params); }

  void report(const World& world, Figures& figures) const override {
    report_over_time(world, figures, given[0].name, given[1].name);
    std::vector<Mean> organisations(world.setting->organisations.size());
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      const Person& person = world.people[PersonId{i}];
      Mean& mean = organisations[world.organisation_of(person.unit).value];
      for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
        if (g != person.profession.value) mean.add(understanding(world, PersonId{i}, ProfessionId{g}));
      }
    }
    Moments between;
    for (const Mean& mean : organisations) {
      if (mean.whole > 0.0) between.add(mean.value());
    }
    // One organisation differs from no other: there is no such figure.
    figures.add(given[2].name, between.count > 1.0 ? between.deviation() : std::numeric_limits<double>::quiet_NaN());
  }

 private:
  friend class StateMetric<Understanding>;
  static constexpr std::array<Output, 3> given{
      {{"understanding_mean", "Understanding of each other's roles", "k", Better::higher, Groups::direction,
        "mean understanding of other professions' roles over time, by direction"},
       {"understanding_end", "Understanding of each other's roles at the end", "k", Better::higher, Groups::direction,
        "mean understanding of other professions' roles at the end, by direction"},
       {"understanding_between_organisations", "Differences of understanding between organisations", "k", Better::lower,
        Groups::all, "standard deviation of the latter between organisations"}}};

  static void now(const World& world, Figures& figures) {
    DirectedMeans means(world);
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      const std::uint32_t own = world.people[PersonId{i}].profession.value;
      for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
        if (g != own) means.add(own, g, understanding(world, PersonId{i}, ProfessionId{g}));
      }
    }
    means.report(world, given[0].name, figures);
  }
};

}  // namespace

void add_understanding(Catalogue<Metric>& c) {
  c.add<Understanding>("understanding",
                       "Mean understanding of other professions' roles, by direction and between organisations.",
                       "design_metrics");
}

}  // namespace colead
