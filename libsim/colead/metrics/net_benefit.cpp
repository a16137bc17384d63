// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// One definition of benefit: stakes times realised value, summed, less behaviour.prices.displaced_hour for each hour
/// taken out of duty. Per 100 of all hours (all_hours) it is what joint work is worth in a run; where runs are
/// compared, its difference to the baseline over 100 of the difference in all hours is what a strategy is worth.
class NetBenefit final : public Metric {
 public:
  using Params = NoParams;
  explicit NetBenefit(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<NetBenefit>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      if (!std::isnan(d.realised_value))
        value_ += static_cast<double>(d.stakes) * static_cast<double>(d.realised_value);
    }
  }
  void report(const World& world, Figures& figures) const override {
    Duration spent;
    Duration displaced;
    for (const Timesheet& sheet : world.timesheets) {
      spent += all_hours(sheet);
      displaced += sheet.displaced;
    }
    const double net = value_ - world.behaviour().prices.displaced_hour * in_hours(displaced);
    figures.add(given[0].name, ratio(100.0 * net, in_hours(spent)));
    figures.add(given[1].name, ratio(net, observed_weeks(world)));
  }

 private:
  static constexpr std::array<Output, 2> given{
      {{"value_per_100_hours", "Net value for each 100 hours of work", "value per 100 h", Better::higher, Groups::all,
        "realised value less the price of displaced duty, per 100 person-hours of all kinds"},
       {"net_value_per_week", "Net value each week", "value per week", Better::higher, Groups::all,
        "realised value less the price of displaced duty, per week observed"}}};

  double value_{0};
};

}  // namespace

void add_net_benefit(Catalogue<Metric>& c) {
  c.add<NetBenefit>("net_benefit",
                    "Realised societal value, less the price of displaced duty, per 100 hours and per week.",
                    "design_metrics");
}

}  // namespace colead
