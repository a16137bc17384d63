// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// How far collaboration felt like a compromise: the sum of the losses against one's own best option, relative
/// to the sum of what the own best options promised over the status quo. 0: everybody got what suited them best; 1: as
/// if nothing had been done; above 1: worse than that. A ratio of sums, because single ratios grow without limit where
/// little was at stake.
class Compromise final : public Metric {
 public:
  using Params = NoParams;
  explicit Compromise(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Compromise>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    sides_.fit(world);
    for (const DecisionRecord& d : closed) {
      for (std::size_t p = 0; p < d.participants; ++p) {
        const double loss = d.regret[p];
        sides_[d.profession[p]].gather(loss, loss + static_cast<double>(d.own_score[p]));
      }
    }
  }
  void report(const World& world, Figures& figures) const override { sides_.report(world, given[0].name, figures); }

 private:
  static constexpr std::array<Output, 1> given{
      {{"felt_compromise", "Felt compromise", "ratio", Better::lower, Groups::profession,
        "own losses against own best, relative to own best gain over the status quo, by profession"}}};

  SideMeans sides_;
};

}  // namespace

void add_compromise(Catalogue<Metric>& c) {
  c.add<Compromise>("compromise",
                    "Own losses against the own best option relative to what that promised, by profession.",
                    "design_metrics");
}

}  // namespace colead
