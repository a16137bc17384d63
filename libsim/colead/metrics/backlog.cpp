// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// Decisions that have arrived and are not in force, undetected ones and those from before observation included. It is
/// sampled: the mean is over the sampling times since observation began, not over continuous time.
class Backlog final : public Metric {
 public:
  using Params = NoParams;
  explicit Backlog(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Backlog>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void sample(const World& world, Figures& series) override {
    const double open = open_now(world);
    if (world.observing) mean_.add(open);
    series.add(given[0].name, open);
  }
  void report(const World& world, Figures& figures) const override {
    figures.add(given[0].name, open_now(world));
    figures.add(given[1].name, mean_.value());
  }

 private:
  static constexpr std::array<Output, 2> given{{{"backlog", "Open decisions", "decisions", Better::lower, Groups::all,
                                                 "open decisions now: at each sampling time and at the horizon"},
                                                {"backlog_mean", "Open decisions, mean over time", "decisions",
                                                 Better::lower, Groups::all, "mean over the sampling times"}}};

  static double open_now(const World& world) {
    double open = 0.0;
    for (const UnitState& unit : world.units) open += unit.open_decisions;
    return open;
  }

  Mean mean_;
};

}  // namespace

void add_backlog(Catalogue<Metric>& c) {
  c.add<Backlog>("backlog", "Open decisions: mean over sampling times, and at the end.", "design_metrics");
}

}  // namespace colead
