// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/cross_ties.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/metrics/state_metric.hpp"

namespace colead {
namespace {

/// Ordered pairs of people of different professions in one unit in which the first knows next to nothing of the second:
/// no tie, or an uncertainty u (josang_2002) at or above the threshold.
class EvidenceFreeDyads final : public StateMetric<EvidenceFreeDyads> {
 public:
  struct Params {
    double uncertain_from{0.95};

    void visit(FieldVisitor& v) {
      v.number(assumption("uncertain_from", "uncertainty from which a pair counts as without evidence", "share",
                          {0.0, 1.0}, "josang_2002, design_metrics"),
               uncertain_from);
    }
  };

  explicit EvidenceFreeDyads(const Params& params) : params_(params) {}

  void report(const World& world, Figures& figures) const override {
    report_over_time(world, figures, given[0].name, given[1].name);
  }

 private:
  friend class StateMetric<EvidenceFreeDyads>;
  void now(const World& world, Figures& figures) const {
    const std::size_t professions = world.profession_count();
    std::vector<double> staff(world.units.size() * professions);
    for (const Person& person : world.people.all())
      staff[person.unit.value * professions + person.profession.value] += 1.0;
    Directions<double> known(world);
    for (const CrossTie& tie : cross_ties(world, Reading::uncertainty)) {
      const bool one_unit = world.people[tie.holder].unit == world.people[tie.target].unit;
      if (one_unit && static_cast<double>(tie.level) < params_.uncertain_from) known.at(tie.from, tie.to) += 1.0;
    }
    DirectedMeans shares(world);
    for (std::size_t a = 0; a < professions; ++a) {
      for (std::size_t b = 0; b < professions; ++b) {
        double pairs = 0.0;
        for (std::size_t u = 0; u < world.units.size(); ++u)
          pairs += staff[u * professions + a] * staff[u * professions + b];
        if (a != b && pairs > 0.0) shares.add(a, b, (pairs - known.at(a, b)) / pairs, pairs);
      }
    }
    shares.report(world, given[0].name, figures);
  }

  static constexpr std::array<Output, 2> given{
      {{"evidence_free_share", "Colleagues who hardly know each other", "share", Better::lower, Groups::direction,
        "share of cross-profession pairs within a unit without a tie or evidence, over time, by direction"},
       {"evidence_free_end", "Colleagues who hardly know each other at the end", "share", Better::lower,
        Groups::direction,
        "share of cross-profession pairs within a unit without a tie or evidence at the end, by direction"}}};

  Params params_;
};

}  // namespace

void add_evidence_free_dyads(Catalogue<Metric>& c) {
  c.add<EvidenceFreeDyads>("evidence_free_dyads",
                           "Share of cross-profession pairs within a unit who know next to nothing of each other.",
                           "josang_2002");
}

}  // namespace colead
