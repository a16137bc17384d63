// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <numeric>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// What the hours between arrival and the decision in force went on. Kept in whole microseconds, so the causes add up
/// to the lead time exactly.
class DelayCauses final : public Metric {
 public:
  using Params = NoParams;
  explicit DelayCauses(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<DelayCauses>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      if (d.style == Style::open) continue;
      for (std::size_t cause = 0; cause < cause_count; ++cause) sums_[cause] += d.ledger[cause];
      ++count_;
    }
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    const auto per_decision = [&](std::int64_t us) {
      return ratio(in_hours(microseconds(us)), static_cast<double>(count_));
    };
    figures.add(given[0].name, per_decision(std::accumulate(sums_.begin(), sums_.end(), std::int64_t{0})));
    for (std::size_t cause = 0; cause < cause_count; ++cause) {
      figures.add(given[0].name, per_decision(sums_[cause]), std::string{cause_names[cause]});
    }
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"delay_hours", "Time from arrival until in force", "h per decision", Better::lower, Groups::cause,
        "mean hours per decision by cause; all: their sum, the mean lead time of what came into force"}}};

  std::array<std::int64_t, cause_count> sums_{};  ///< microseconds
  std::size_t count_{0};
};

}  // namespace

void add_delay_causes(Catalogue<Metric>& c) {
  c.add<DelayCauses>("delay_causes",
                     "Mean hours per decision by the cause they went on; the causes add up to the lead time.",
                     "design_metrics");
}

}  // namespace colead
