// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "colead/core/error.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/math/functions.hpp"
#include "colead/trust/trust_model.hpp"

namespace colead {
namespace {

/// One level T per tie, Tie::linear, whatever the facet. A good experience closes the share alpha_plus of the gap to 1,
/// a bad one takes the share alpha_minus of T. Amount x counts as x experiences: the share is 1 - (1 - alpha)^x, which
/// is alpha at x = 1, near alpha x below it, and never more than 1; so two halves are one whole.
///
/// A facet of which more is expected than of the others is held against that expectation: a step is taken from the
/// level plus what the facet's prior lies above the mean of the three.
///
/// Tie::positive and Tie::negative count the amounts per facet, without fading. A tie whose counters are all 0 has no
/// record: it reads as the mean over the facets of its prior, and its first evidence moves away from there. Uncertainty
/// is the share of that first level left in T, (1 - alpha_plus)^(good amounts) (1 - alpha_minus)^(bad amounts).
class LinearAsymmetric final : public TrustModel {
 public:
  struct Params {
    double alpha_plus{0.05};
    double asymmetry{1.0};

    void visit(FieldVisitor& v) {
      v.number({.name = "alpha_plus",
                .doc = "share of the gap to full trust that a good experience closes",
                .unit = "per event",
                .low = 0,
                .high = 1,
                .grade = Grade::C,
                .source = "assumed_evidence"},
               alpha_plus);
      v.number({.name = "asymmetry",
                .doc = "alpha_minus / alpha_plus: how much heavier a bad experience weighs beyond what its rarity "
                       "brings about; above 1, what is usual wears trust away",
                .unit = "1",
                .low = 0,
                .high = 100,
                .grade = Grade::C,
                .source = "slovic_1993, assumed_evidence"},
               asymmetry);
      v.require(alpha_plus * asymmetry <= 1.0, "asymmetry", "alpha_plus times asymmetry must not be above 1");
    }
  };

  explicit LinearAsymmetric(const Params& params)
      : log_keep_good_(math::log1p(-params.alpha_plus)),
        log_keep_bad_(math::log1p(-params.alpha_plus * params.asymmetry)) {}

  void read(std::span<const Regard> regards, double /*now_weeks*/, std::span<float> trust) const override {
    if (trust.size() != regards.size()) throw ModelError("trust needs one entry per regard");
    for (std::size_t i = 0; i < regards.size(); ++i) {
      trust[i] = has_record(regards[i].tie) ? regards[i].tie->linear : expected(regards[i].prior);
    }
  }

  void uncertainty(std::span<const Regard> regards, double /*now_weeks*/, std::span<float> unknown) const override {
    if (unknown.size() != regards.size()) throw ModelError("uncertainty needs one entry per regard");
    for (std::size_t i = 0; i < regards.size(); ++i) {
      const Tie* tie = regards[i].tie;
      const double left =
          has_record(tie) ? kept(log_keep_good_, sum(tie->positive)) * kept(log_keep_bad_, sum(tie->negative)) : 1.0;
      unknown[i] = static_cast<float>(left);
    }
  }

  /// Where one piece is good and bad at once, the good comes first.
  void record(std::span<const Evidence> evidence, double now_weeks) const override {
    for (const Evidence& piece : evidence) {
      if (piece.tie == nullptr) throw ModelError("evidence needs a tie to be written into");
      if (!(piece.positive >= 0.0F && piece.negative >= 0.0F)) throw ModelError("evidence must not be negative");
      Tie& tie = *piece.tie;
      const double mean = expected(piece.prior);
      const double ahead = static_cast<double>(piece.prior[static_cast<std::size_t>(piece.facet)]) - mean;
      const double before = has_record(&tie) ? static_cast<double>(tie.linear) : mean;
      const double of_facet = std::clamp(before + ahead, 0.0, 1.0);
      double level = 1.0 - (1.0 - of_facet) * kept(log_keep_good_, piece.positive);
      level *= kept(log_keep_bad_, piece.negative);
      tie.linear = static_cast<float>(std::clamp(before + (level - of_facet), 0.0, 1.0));
      tie.positive[static_cast<std::size_t>(piece.facet)] += piece.positive;
      tie.negative[static_cast<std::size_t>(piece.facet)] += piece.negative;
      tie.updated_weeks = static_cast<float>(now_weeks);
    }
  }

 private:
  using Facets = std::array<float, facet_count>;

  static double sum(const Facets& facets) { return std::accumulate(facets.begin(), facets.end(), 0.0); }
  static float expected(const Facets& prior) { return static_cast<float>(sum(prior) / facet_count); }
  static bool has_record(const Tie* tie) {
    return tie != nullptr && tie->kind != TieKind::absent && sum(tie->positive) + sum(tie->negative) > 0.0;
  }
  /// (1 - alpha)^amount, also for alpha = 1, where 0 times minus infinity would be no number.
  static double kept(double log_keep, double amount) { return amount == 0.0 ? 1.0 : math::exp(log_keep * amount); }

  double log_keep_good_;
  double log_keep_bad_;
};

}  // namespace

void add_linear_asymmetric(Catalogue<TrustModel>& catalogue) {
  catalogue.add<LinearAsymmetric>(
      "linear_asymmetric", "One level that good experience raises and bad experience lowers, by different shares.",
      "slovic_1993");
}

}  // namespace colead
