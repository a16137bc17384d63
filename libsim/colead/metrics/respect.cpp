// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/metrics/state_metric.hpp"

namespace colead {
namespace {

/// Respect R_ij over the present ties between professions, and what holders expect of an unknown member of the
/// other profession: the mean of the priors of ability and benevolence.
class Respect final : public StateMetric<Respect> {
 public:
  using Params = NoParams;
  explicit Respect(const Params& params) { static_cast<void>(params); }

 private:
  friend class StateMetric<Respect>;
  static constexpr std::array<Output, 2> given{
      {{"respect_mean", "Respect between professions", "respect", Better::higher, Groups::direction,
        "mean respect over ties between professions and over time, by direction"},
       {"prior_mean", "Trust expected of strangers", "trust", Better::higher, Groups::direction,
        "mean prior of ability and benevolence about the other profession over time, by direction"}}};

  static void now(const World& world, Figures& figures) {
    DirectedMeans respect(world);
    DirectedMeans prior(world);
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      const PersonId id{i};
      const std::uint32_t own = world.people[id].profession.value;
      for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
        const View& view = world.people.view(id, ProfessionId{g});
        if (g != own)
          prior.add(own, g,
                    (static_cast<double>(view.prior_ability) + static_cast<double>(view.prior_benevolence)) / 2.0);
      }
      for (const auto row : {world.network.base_ties(id), world.network.added_ties(id)}) {
        for (const Tie& tie : row) {
          const std::uint32_t to = world.people[PersonId{tie.target}].profession.value;
          if (to != own && tie.kind != TieKind::absent) respect.add(own, to, tie.respect);
        }
      }
    }
    respect.report(world, given[0].name, figures);
    prior.report(world, given[1].name, figures);
  }
};

}  // namespace

void add_respect(Catalogue<Metric>& c) {
  c.add<Respect>("respect", "Respect for known members of other professions and expectations of unknown ones.",
                 "design_metrics");
}

}  // namespace colead
