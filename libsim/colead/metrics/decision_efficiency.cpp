// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// (value chosen - value of the status quo) / (best value - value of the status quo), the status quo being worth 0, on
/// the societal weights: 1 the best option, 0 the status quo, below 0 worse than that. The best is the best that could
/// have been chosen, also where the option was there to be found and nobody looked: the yardstick is the same whatever
/// people did, and luck that nobody could know of is not part of it (baron_1988). Where nothing beats the status
/// quo there is nothing to gain and the decision is left out. A ratio of sums over decisions, not a mean of ratios:
/// decisions with next to nothing to gain would drown all others.
class DecisionEfficiency final : public Metric {
 public:
  using Params = NoParams;
  explicit DecisionEfficiency(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<DecisionEfficiency>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      const double stakes = d.stakes;
      if (d.attainable_value > 0.0F)
        mean_.gather(stakes * static_cast<double>(d.value), stakes * static_cast<double>(d.attainable_value));
    }
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    figures.add(given[0].name, mean_.value());
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"decision_efficiency", "Quality of decisions", "share", Better::higher, Groups::all,
        "share of the attainable societal value chosen, weighted by stakes, where there was any"}}};

  Mean mean_;
};

}  // namespace

void add_decision_efficiency(Catalogue<Metric>& c) {
  c.add<DecisionEfficiency>("decision_efficiency",
                            "Value chosen as a share of the best attainable, on the societal weights.",
                            "design_metrics, baron_1988");
}

}  // namespace colead
