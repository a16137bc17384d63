// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// Time before anybody noticed that there was something to decide.
class LatentTime final : public Metric {
 public:
  using Params = NoParams;
  explicit LatentTime(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<LatentTime>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) sum_ += d.ledger[static_cast<std::size_t>(Cause::undetected)];
    count_ += closed.size();
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    figures.add(given[0].name, ratio(in_hours(microseconds(sum_)), static_cast<double>(count_)));
  }

 private:
  static constexpr std::array<Output, 1> given{{{"latent_hours", "Time before anybody noticed", "h per decision",
                                                 Better::lower, Groups::all, "mean time a decision lay undetected"}}};

  std::int64_t sum_{0};  ///< microseconds
  std::size_t count_{0};
};

}  // namespace

void add_latent_time(Catalogue<Metric>& c) {
  c.add<LatentTime>("latent_time", "Mean hours per decision before anybody noticed it.", "design_metrics");
}

}  // namespace colead
