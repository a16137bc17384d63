// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/core/year.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// Holders who left their position since observation began, rotations included.
class Leavers final : public Metric {
 public:
  using Params = NoParams;
  explicit Leavers(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Leavers>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void sample(const World& world, Figures& series) override {
    series.add(given[0].name, static_cast<double>(world.counts.leavers));
  }
  void report(const World& world, Figures& figures) const override {
    const double years = observed_weeks(world) * static_cast<double>(world.people.size()) / weeks_per_year;
    const auto leavers = static_cast<double>(world.counts.leavers);
    figures.add(given[0].name, leavers);
    figures.add(given[1].name, ratio(100.0 * leavers, years));
  }

 private:
  static constexpr std::array<Output, 2> given{
      {{"leavers", "People who left", "people", Better::lower, Groups::all, "holders who left since observation began"},
       {"leavers_per_100_person_years", "People leaving", "per 100 person-years", Better::lower, Groups::all,
        "leavers per 100 years of positions held"}}};
};

}  // namespace

void add_leavers(Catalogue<Metric>& c) {
  c.add<Leavers>("leavers", "Holders who left, in all and per 100 person-years.", "design_metrics");
}

}  // namespace colead
