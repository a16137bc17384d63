// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// A decision is Pareto-efficient when no other option is at least as good for everybody needed and better for
/// somebody, on their effective weights.
class ParetoShare final : public Metric {
 public:
  using Params = NoParams;
  explicit ParetoShare(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<ParetoShare>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      mean_.add(d.pareto_efficient ? 1.0 : 0.0);
    }
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    figures.add(given[0].name, mean_.value());
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"pareto_share", "Decisions nobody could better at no one's cost", "share", Better::higher, Groups::all,
        "share of decisions that are Pareto-efficient among the people needed"}}};

  Mean mean_;
};

}  // namespace

void add_pareto_share(Catalogue<Metric>& c) {
  c.add<ParetoShare>("pareto_share", "Share of decisions that are Pareto-efficient among the people needed.",
                     "design_metrics");
}

}  // namespace colead
