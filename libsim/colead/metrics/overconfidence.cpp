// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/metrics/state_metric.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

/// Self-assessed less true understanding of other professions' roles.
class Overconfidence final : public StateMetric<Overconfidence> {
 public:
  using Params = NoParams;
  explicit Overconfidence(const Params& params) { static_cast<void>(params); }

 private:
  friend class StateMetric<Overconfidence>;
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
};

}  // namespace

void add_overconfidence(Catalogue<Metric>& c) {
  c.add<Overconfidence>("overconfidence", "Mean self-assessed less true understanding, by direction.",
                        "design_metrics");
}

}  // namespace colead
