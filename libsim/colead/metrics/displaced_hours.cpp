// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// Clinical or operational duty given up for joint work and for the strategy; protected hours count at their weekly
/// amount for as long as they are in force, used or not.
class DisplacedHours final : public Metric {
 public:
  using Params = NoParams;
  explicit DisplacedHours(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<DisplacedHours>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void report(const World& world, Figures& figures) const override {
    report_hours(world, given[0].name, figures, [](const Timesheet& sheet) { return sheet.displaced; });
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"displaced_hours", "Hours taken out of other duties", "h per person-week", Better::lower, Groups::profession,
        "hours taken out of clinical or operational duty per person-week, by profession"}}};
};

}  // namespace

void add_displaced_hours(Catalogue<Metric>& c) {
  c.add<DisplacedHours>("displaced_hours", "Hours taken out of clinical or operational duty per person-week.",
                        "design_metrics");
}

}  // namespace colead
