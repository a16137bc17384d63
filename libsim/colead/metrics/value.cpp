// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

constexpr std::array<Output, 2> given{
    {{"value_per_decision", "Value of each decision", "value", Better::higher, Groups::all,
      "mean realised value per decision, weighted by stakes"},
     {"value_per_week", "Value of decisions each week", "value per week", Better::higher, Groups::all,
      "stakes times realised value, summed, per week observed"}}};

/// What decisions brought about on the societal weights, 0 being the status quo, after implementation and noise. A
/// decision whose outcome lies beyond the horizon has no realised value and is left out of figures of value, of no
/// others.
class Value final : public Metric {
 public:
  using Params = NoParams;
  explicit Value(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Value>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      if (!std::isnan(d.realised_value)) mean_.add(d.realised_value, d.stakes);
    }
  }
  void report(const World& world, Figures& figures) const override {
    figures.add(given[0].name, mean_.value());
    figures.add(given[1].name, ratio(mean_.part, observed_weeks(world)));
  }

 private:
  Mean mean_;
};

}  // namespace

void add_value(Catalogue<Metric>& c) {
  c.add<Value>("value", "Realised societal value per decision and per week.", "design_metrics");
}

}  // namespace colead
