// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// How often decisions came back to their owner, and why.
class Rework final : public Metric {
 public:
  using Params = NoParams;
  explicit Rework(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Rework>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      per_decision_.add(d.reworks);
      misread_.gather(d.misread_reworks, d.reworks);
    }
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    figures.add(given[0].name, per_decision_.value());
    figures.add(given[1].name, misread_.value());
  }

 private:
  static constexpr std::array<Output, 2> given{
      {{"rework_per_decision", "Reworks in each decision", "reworks per decision", Better::lower, Groups::all,
        "mean number of times a decision came back"},
       {"misread_rework_share", "Reworks caused by misreading another role", "share", Better::lower, Groups::all,
        "share of reworks that a misreading of another role caused"}}};

  Mean per_decision_;
  Mean misread_;
};

}  // namespace

void add_rework(Catalogue<Metric>& c) {
  c.add<Rework>("rework", "Reworks per decision and the share of them that misreading caused.", "design_metrics");
}

}  // namespace colead
