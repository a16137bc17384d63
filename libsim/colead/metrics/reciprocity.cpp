// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/cross_ties.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

double correlation(const std::vector<MutualTie>& mutual) {
  Moments there;
  Moments back;
  for (const MutualTie& tie : mutual) there.add(tie.there), back.add(tie.back);
  double products = 0.0;
  for (const MutualTie& tie : mutual) products += (tie.there - there.mean) * (tie.back - back.mean);
  return ratio(products, std::sqrt(there.squares * back.squares));
}

/// Whether trust is returned: Pearson's correlation of T_ij and T_ji over people of different professions who know each
/// other, i being the one whose profession stands first in the scenario. NaN with fewer than two pairs or without
/// variance.
class Reciprocity final : public Metric {
 public:
  using Params = NoParams;
  explicit Reciprocity(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Reciprocity>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void report(const World& world, Figures& figures) const override {
    const std::vector<CrossTie> ties = cross_ties(world, Reading::trust);
    const std::vector<MutualTie> mutual = mutual_ties(ties);
    figures.add(given[0].name, correlation(mutual));
    figures.add(given[1].name, ratio(2.0 * static_cast<double>(mutual.size()), static_cast<double>(ties.size())));
  }

 private:
  static constexpr std::array<Output, 2> given{
      {{"trust_reciprocity", "How far trust is returned", "correlation", Better::higher, Groups::all,
        "correlation of the two directions of trust over mutual ties between professions"},
       {"ties_returned_share", "Ties that are returned", "share", Better::higher, Groups::all,
        "share of ties between professions that are returned"}}};
};

}  // namespace

void add_reciprocity(Catalogue<Metric>& c) {
  c.add<Reciprocity>("reciprocity", "How far trust and ties between professions are returned.", "design_metrics");
}

}  // namespace colead
