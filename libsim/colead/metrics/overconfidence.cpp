// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/metrics/time_mean.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

/// Self-assessed less true understanding of other professions' roles (row 9).
class Overconfidence final : public Metric {
 public:
  using Params = NoParams;
  explicit Overconfidence(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Overconfidence>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void sample(const World& world, Figures& series) override {
    over_time_.sample(world, series, [&](Figures& out) { now(world, out); });
  }
  void report(const World& world, Figures& figures) const override {
    over_time_.report(world, figures, [&](Figures& out) { now(world, out); });
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"overconfidence", "Overestimate of own understanding", "k", Better::neither, Groups::direction,
        "mean self-assessed less true understanding over time, by direction; above 0: gaps not recognised"}}};

  static void now(const World& world, Figures& figures) {
    DirectedMeans means(world);
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      const PersonId id{i};
      const std::uint32_t own = world.people[id].profession.value;
      for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
        const ProfessionId other{g};
        if (g != own) means.add(own, g, self_assessed(world, id, other) - understanding(world, id, other));
      }
    }
    means.report(world, given[0].name, figures);
  }

  StateOverTime over_time_;
};

}  // namespace

void add_overconfidence(Catalogue<Metric>& c) {
  c.add<Overconfidence>("overconfidence", "Mean self-assessed less true understanding, by direction.",
                        "design_metrics");
}

}  // namespace colead
