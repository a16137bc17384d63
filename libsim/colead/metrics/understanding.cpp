// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/metrics/time_mean.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

/// Understanding k of the roles of other professions now, after forgetting.
class Understanding final : public Metric {
 public:
  using Params = NoParams;
  explicit Understanding(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Understanding>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void sample(const World& world, Figures& series) override {
    over_time_.sample(world, series, [&](Figures& out) { means(world).report(world, given[0].name, out); });
  }
  void report(const World& world, Figures& figures) const override {
    const auto now = [&](Figures& out) { means(world).report(world, given[0].name, out); };
    over_time_.report(world, figures, now, given[0].name, given[1].name);
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
  static constexpr std::array<Output, 3> given{
      {{"understanding_mean", "Understanding of each other's roles", "k", Better::higher, Groups::direction,
        "mean understanding of other professions' roles over time, by direction"},
       {"understanding_end", "Understanding of each other's roles at the end", "k", Better::higher, Groups::direction,
        "mean understanding of other professions' roles at the end, by direction"},
       {"understanding_between_organisations", "Differences of understanding between organisations", "k", Better::lower,
        Groups::all, "standard deviation of the latter between organisations"}}};

  static DirectedMeans means(const World& world) {
    DirectedMeans out(world);
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      const std::uint32_t own = world.people[PersonId{i}].profession.value;
      for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
        if (g != own) out.add(own, g, understanding(world, PersonId{i}, ProfessionId{g}));
      }
    }
    return out;
  }

  StateOverTime over_time_;
};

}  // namespace

void add_understanding(Catalogue<Metric>& c) {
  c.add<Understanding>("understanding",
                       "Mean understanding of other professions' roles, by direction and between organisations.",
                       "design_metrics");
}

}  // namespace colead
