// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/open_decisions.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// What decisions brought about on the societal weights, 0 being the status quo, after implementation, noise and
/// lateness. What is overdue and still open at the end has earned nothing and counts as a decision. A decision whose
/// outcome lies beyond the horizon has no realised value and is left out of figures of value, of no others.
class Value final : public Metric {
 public:
  using Params = NoParams;
  explicit Value(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Value>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      if (std::isnan(d.realised_value)) continue;
      mean_.add(d.realised_value, d.stakes);
      late_.add(1.0 - static_cast<double>(d.kept), static_cast<double>(d.stakes) * std::max(0.0F, d.value));
    }
  }
  void report(const World& world, Figures& figures) const override {
    Mean all = mean_;
    for (const Decision& d : world.decisions) {
      if (overdue(world, d)) all.add(0.0, d.record.stakes);
    }
    figures.add(given[0].name, all.value());
    figures.add(given[1].name, ratio(mean_.part, observed_weeks(world)));
    figures.add(given[2].name, late_.value());
  }

 private:
  static constexpr std::array<Output, 3> given{
      {{"value_per_decision", "Value of each decision", "value", Better::higher, Groups::all,
        "mean realised value per decision, weighted by stakes; what is overdue and open counts 0"},
       {"value_per_week", "Value of decisions each week", "value per week", Better::higher, Groups::all,
        "stakes times realised value, summed, per week observed"},
       {"late_loss_share", "Value lost to lateness", "share", Better::lower, Groups::all,
        "share of the value chosen that came to nothing because it was decided late"}}};

  static bool overdue(const World& world, const Decision& d) { return is_open(world, d) && d.record.due < world.now(); }

  Mean mean_;
  Mean late_;
};

}  // namespace

void add_value(Catalogue<Metric>& c) {
  c.add<Value>("value", "Realised societal value per decision and per week.", "design_metrics");
}

}  // namespace colead
