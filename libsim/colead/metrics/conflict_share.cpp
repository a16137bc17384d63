// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// Whether the best options of those at the table differed at the first discussion; decisions never discussed are left
/// out.
class ConflictShare final : public Metric {
 public:
  using Params = NoParams;
  explicit ConflictShare(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<ConflictShare>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      if (d.attempts > 0) mean_.add(d.conflict ? 1.0 : 0.0);
    }
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    figures.add(given[0].name, mean_.value());
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"conflict_share", "Decisions that began in conflict", "share", Better::neither, Groups::all,
        "share of discussed decisions in which own best options differed at first"}}};

  Mean mean_;
};

}  // namespace

void add_conflict_share(Catalogue<Metric>& c) {
  c.add<ConflictShare>("conflict_share",
                       "Share of discussed decisions in which the participants' own best options differed at first.",
                       "design_metrics");
}

}  // namespace colead
