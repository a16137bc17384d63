// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/metrics/state_metric.hpp"

namespace colead {
namespace {

/// Psychological safety psi, each unit counting alike.
class Safety final : public StateMetric<Safety> {
 public:
  using Params = NoParams;
  explicit Safety(const Params& params) { static_cast<void>(params); }

  void report(const World& world, Figures& figures) const override {
    report_over_time(world, figures, given[0].name, given[1].name);
    double lowest = world.units.empty() ? std::numeric_limits<double>::quiet_NaN() : 1.0;
    for (const UnitState& unit : world.units) lowest = std::min(lowest, unit.safety);
    figures.add(given[2].name, lowest);
  }

 private:
  friend class StateMetric<Safety>;
  static constexpr std::array<Output, 3> given{
      {{"safety_mean", "Psychological safety", "psi", Better::higher, Groups::all,
        "mean psychological safety over units and time"},
       {"safety_end", "Psychological safety at the end", "psi", Better::higher, Groups::all,
        "mean psychological safety over units at the end"},
       {"safety_lowest", "Psychological safety where it is lowest", "psi", Better::higher, Groups::all,
        "psychological safety at the end of the unit where it is lowest"}}};

  static void now(const World& world, Figures& figures) {
    Mean mean;
    for (const UnitState& unit : world.units) mean.add(unit.safety);
    figures.add(given[0].name, mean.value());
  }
};

}  // namespace

void add_safety(Catalogue<Metric>& c) {
  c.add<Safety>("safety", "Psychological safety: mean over units and the lowest.", "edmondson_1999");
}

}  // namespace colead
