// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// What the strategy cost: sessions of interventions, preparation for them and what hosts gave.
class StrategyHours final : public Metric {
 public:
  using Params = NoParams;
  explicit StrategyHours(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<StrategyHours>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void report(const World& world, Figures& figures) const override {
    report_hours(world, given[0].name, figures, [](const Timesheet& sheet) { return sheet.strategy; });
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"strategy_hours", "Hours in the strategy's sessions", "h per person-week", Better::lower, Groups::profession,
        "person-hours of the strategy's sessions per person-week, by profession"}}};
};

}  // namespace

void add_strategy_hours(Catalogue<Metric>& c) {
  c.add<StrategyHours>("strategy_hours", "Person-hours that the strategy's sessions took per person-week.",
                       "design_metrics");
}

}  // namespace colead
