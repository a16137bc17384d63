// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// Mean over the people needed of their chance of backing what was decided, judged when it comes into force. Flight
/// leaves nothing to back and is left out.
class BuyIn final : public Metric {
 public:
  using Params = NoParams;
  explicit BuyIn(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<BuyIn>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      if (d.style != Style::flight) mean_.add(d.buy_in);
    }
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    figures.add(given[0].name, mean_.value());
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"buy_in", "Buy-in to what was decided", "share", Better::higher, Groups::all,
        "mean implementation buy-in over decisions, flight left out"}}};

  Mean mean_;
};

}  // namespace

void add_buy_in(Catalogue<Metric>& c) {
  c.add<BuyIn>("buy_in", "Mean buy-in of the people needed into what was decided.", "design_metrics");
}

}  // namespace colead
