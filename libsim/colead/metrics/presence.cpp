// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// Who of the people needed sat at the table when it was decided, over decisions that people decided: resolution, and
/// escalated, where those needed were absent by definition. On paper everybody has a say and counts as present.
class Presence final : public Metric {
 public:
  using Params = NoParams;
  explicit Presence(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Presence>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    sides_.fit(world);
    for (const DecisionRecord& d : closed) {
      if (d.style != Style::resolution && d.style != Style::escalated) continue;
      for (std::size_t p = 0; p < d.participants; ++p) sides_[d.profession[p]].add(d.present[p] ? 1.0 : 0.0);
    }
  }
  void report(const World& world, Figures& figures) const override { sides_.report(world, given[0].name, figures); }

 private:
  static constexpr std::array<Output, 1> given{
      {{"presence_share", "Presence when it is decided", "share", Better::higher, Groups::profession,
        "share of the people needed who were present at the decision, by profession"}}};

  SideMeans sides_;
};

}  // namespace

void add_presence(Catalogue<Metric>& c) {
  c.add<Presence>("presence", "Share of the people needed who were present when it was decided, by profession.",
                  "design_metrics");
}

}  // namespace colead
