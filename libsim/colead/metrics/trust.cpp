// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string_view>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/cross_ties.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/metrics/state_metric.hpp"

namespace colead {
namespace {

struct Scan {
  Directions<Moments> sides;
  Moments all;

  explicit Scan(const World& world) : sides(world) {
    for (const CrossTie& tie : cross_ties(world, Reading::trust)) {
      sides.at(tie.from, tie.to).add(tie.level);
      all.add(tie.level);
    }
  }
  void means(const World& world, std::string_view name, Figures& figures) const {
    figures.add(name, all.average());
    sides.report(world, name, figures, [](const Moments& m) { return m.average(); });
  }
};

/// T_ij over the present ties between professions, as the trust model reads them now. Strangers have no tie and are not
/// counted: see evidence_free_dyads. The standard deviation is that of the ties themselves.
class Trust final : public StateMetric<Trust> {
 public:
  using Params = NoParams;
  explicit Trust(const Params& params) { static_cast<void>(params); }

  void report(const World& world, Figures& figures) const override {
    const Scan scan(world);
    report_over_time(world, figures, given[0].name, given[1].name);
    figures.add(given[2].name, scan.all.deviation());
    scan.sides.report(world, given[2].name, figures, [](const Moments& m) { return m.deviation(); });
  }

 private:
  friend class StateMetric<Trust>;
  static constexpr std::array<Output, 3> given{
      {{"trust_mean", "Trust between professions", "trust", Better::higher, Groups::direction,
        "mean trust over ties between professions and over time, by direction"},
       {"trust_end", "Trust between professions at the end", "trust", Better::higher, Groups::direction,
        "mean trust over ties between professions at the end, by direction"},
       {"trust_sd", "Spread of trust", "trust", Better::neither, Groups::direction,
        "standard deviation of that trust at the end, by direction"}}};

  static void now(const World& world, Figures& figures) { Scan(world).means(world, given[0].name, figures); }
};

}  // namespace

void add_trust(Catalogue<Metric>& c) {
  c.add<Trust>("trust", "Mean and spread of trust between professions, by direction.", "design_metrics");
}

}  // namespace colead
