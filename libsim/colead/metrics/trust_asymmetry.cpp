// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/cross_ties.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// Mean trust of one profession in another less mean trust the other way round, over the people who know each other
/// (ties in both directions).
class TrustAsymmetry final : public Metric {
 public:
  using Params = NoParams;
  explicit TrustAsymmetry(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<TrustAsymmetry>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void report(const World& world, Figures& figures) const override {
    Directions<Mean> differences(world);
    const std::vector<CrossTie> ties = cross_ties(world, Reading::trust);
    for (const MutualTie& tie : mutual_ties(ties)) {
      differences.at(tie.from, tie.to).add(tie.there - tie.back);
      differences.at(tie.to, tie.from).add(tie.back - tie.there);
    }
    Mean all;
    for (std::size_t a = 0; a < world.profession_count(); ++a) {
      for (std::size_t b = a + 1; b < world.profession_count(); ++b) {
        if (differences.at(a, b).whole > 0.0) all.add(std::abs(differences.at(a, b).value()));
      }
    }
    figures.add(given[0].name, all.value());
    differences.report(world, given[1].name, figures, [](const Mean& mean) { return mean.value(); });
  }

 private:
  static constexpr std::array<Output, 2> given{
      {{"trust_asymmetry", "Imbalance of trust between professions", "trust", Better::lower, Groups::all,
        "absolute difference of the two directions' mean trust, mean over pairs of professions"},
       {"trust_difference", "Trust given beyond trust received", "trust", Better::neither, Groups::direction,
        "mean trust in this direction less that in the other, by direction", false}}};
};

}  // namespace

void add_trust_asymmetry(Catalogue<Metric>& c) {
  c.add<TrustAsymmetry>("trust_asymmetry", "Difference between the two directions of trust between professions.",
                        "design_metrics");
}

}  // namespace colead
