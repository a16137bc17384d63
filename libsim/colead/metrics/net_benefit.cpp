// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

constexpr std::array<Output, 1> given{
    {{"value_per_100_hours", "Value for each 100 hours of work", "value per 100 h", Better::higher, Groups::all,
      "stakes times realised value, summed, per 100 person-hours of joint and strategy work"}}};

/// Value brought about per 100 person-hours of joint work (preparation and meetings) and of the strategy. What a
/// strategy itself yields, net_benefit_per_100_hours, is a difference to a baseline run and is formed where runs are
/// compared: the difference of value over 100 hours of the strategy.
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
    for (const Account& account : world.accounts) spent += account.preparation + account.meetings + account.strategy;
    figures.add(given[0].name, ratio(100.0 * value_, in_hours(spent)));
  }

 private:
  double value_{0};
};

}  // namespace

void add_net_benefit(Catalogue<Metric>& c) {
  c.add<NetBenefit>("net_benefit",
                    "Realised societal value per 100 person-hours spent on decisions and on the strategy.",
                    "design_metrics");
}

}  // namespace colead
