// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// What the choice cost people against the option that suited them best, on their own effective weights; over people
/// needed in decisions.
class Regret final : public Metric {
 public:
  using Params = NoParams;
  explicit Regret(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Regret>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    sides_.fit(world);
    for (const DecisionRecord& d : closed) {
      for (std::size_t p = 0; p < d.participants; ++p) sides_[d.profession[p]].add(d.regret[p]);
    }
  }
  void report(const World& world, Figures& figures) const override { sides_.report(world, given[0].name, figures); }

 private:
  static constexpr std::array<Output, 1> given{
      {{"regret", "Loss against one's own best option", "value", Better::lower, Groups::profession,
        "mean own best score less own score of the choice, by profession"}}};

  SideMeans sides_;
};

}  // namespace

void add_regret(Catalogue<Metric>& c) {
  c.add<Regret>("regret", "Mean loss of the people needed against their own best option, by profession.",
                "design_metrics");
}

}  // namespace colead
