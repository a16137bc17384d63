// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <numeric>

#include "colead/core/error.hpp"
#include "colead/core/year.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/math/functions.hpp"
#include "colead/trust/trust_model.hpp"

namespace colead {
namespace {

enum class Combine : std::uint8_t { weighted_mean, product };
constexpr std::array<std::string_view, 2> combine_names{"weighted_mean", "product"};
constexpr std::array<std::string_view, facet_count> weight_names{"ability_weight", "benevolence_weight",
                                                                 "integrity_weight"};

/// Beta reputation (Josang & Ismail 2002). Per facet E = (r + a W) / (r + s + W). The three E make trust as a weighted
/// mean or as a product with weighted exponents (equal weights: the plain product), and u = W / (r + s + W) is averaged
/// with the same weights. That bad experience weighs more is after Slovic 1993 and disputed: equal weights are
/// symmetric. Evidence fades from Tie::updated_weeks on, when it is read and before more is added.
class BetaEvidence final : public TrustModel {
 public:
  struct Params {
    bool forgets{true};
    double evidence_half_life_months{12.0};
    double positive_weight{1.0};
    double negative_weight{1.0};
    double prior_strength{2.0};
    double base_rate{0.5};
    double prior_share{1.0};
    Combine combine{Combine::weighted_mean};
    std::array<double, facet_count> weights{1.0, 1.0, 1.0};

    void visit(FieldVisitor& v);
  };

  explicit BetaEvidence(const Params& params) : params_(params) {
    const double sum = std::accumulate(params.weights.begin(), params.weights.end(), 0.0);
    for (double& weight : params_.weights) weight /= sum;
  }

  void read(std::span<const Regard> regards, double now_weeks, std::span<float> trust) const override {
    if (trust.size() != regards.size()) throw ModelError("trust needs one entry per regard");
    for (std::size_t i = 0; i < regards.size(); ++i) trust[i] = static_cast<float>(level(regards[i], now_weeks));
  }

  void uncertainty(std::span<const Regard> regards, double now_weeks, std::span<float> unknown) const override {
    if (unknown.size() != regards.size()) throw ModelError("uncertainty needs one entry per regard");
    for (std::size_t i = 0; i < regards.size(); ++i) {
      const double left = retained(regards[i].tie, now_weeks);
      double sum = 0.0;
      for (std::size_t f = 0; f < facet_count; ++f) sum += params_.weights[f] / strength(regards[i], f, left);
      unknown[i] = static_cast<float>(params_.prior_strength * sum);
    }
  }

  void expect(std::span<const Regard> regards, double now_weeks, std::span<Expected> out) const override {
    if (out.size() != regards.size()) throw ModelError("expectations need one entry per regard");
    for (std::size_t i = 0; i < regards.size(); ++i) {
      const double left = retained(regards[i].tie, now_weeks);
      for (std::size_t f = 0; f < facet_count; ++f) out[i][f] = static_cast<float>(expected(regards[i], f, left));
    }
  }

  void record(std::span<const Evidence> evidence, double now_weeks) const override {
    for (const Evidence& piece : evidence) {
      if (piece.tie == nullptr) throw ModelError("evidence needs a tie to be written into");
      if (!(piece.positive >= 0.0F && piece.negative >= 0.0F)) throw ModelError("evidence must not be negative");
      Tie& tie = *piece.tie;
      const double left = retained(&tie, now_weeks);
      for (std::size_t f = 0; f < facet_count; ++f) {
        tie.positive[f] = static_cast<float>(left * tie.positive[f]);
        tie.negative[f] = static_cast<float>(left * tie.negative[f]);
      }
      const auto facet = static_cast<std::size_t>(piece.facet);
      tie.positive[facet] += static_cast<float>(params_.positive_weight * piece.positive);
      tie.negative[facet] += static_cast<float>(params_.negative_weight * piece.negative);
      tie.updated_weeks = static_cast<float>(now_weeks);
    }
  }

 private:
  /// Share of the evidence that is left; 0 when there is no tie. Both times are rounded as the tie rounds, so that
  /// pieces of one moment do not fade between them.
  [[nodiscard]] double retained(const Tie* tie, double now_weeks) const {
    if (tie == nullptr || tie->kind == TieKind::absent) return 0.0;
    const double elapsed = static_cast<double>(static_cast<float>(now_weeks)) - static_cast<double>(tie->updated_weeks);
    if (!(elapsed >= 0.0)) throw ModelError("a tie holds evidence from later than now");
    if (elapsed == 0.0 || !params_.forgets) return 1.0;  // as 2^0 is
    return math::exp2(-elapsed / (params_.evidence_half_life_months * weeks_per_month));
  }

  /// r + s + W.
  [[nodiscard]] double strength(const Regard& regard, std::size_t f, double left) const {
    if (left == 0.0) return params_.prior_strength;
    const double total = static_cast<double>(regard.tie->positive[f]) + static_cast<double>(regard.tie->negative[f]);
    return left * total + params_.prior_strength;
  }

  [[nodiscard]] double expected(const Regard& regard, std::size_t f, double left) const {
    const double prior = regard.prior[f];
    const double base = params_.prior_share * prior + (1.0 - params_.prior_share) * params_.base_rate;
    const double good = left == 0.0 ? 0.0 : left * regard.tie->positive[f];
    return (good + base * params_.prior_strength) / strength(regard, f, left);
  }

  [[nodiscard]] double level(const Regard& regard, double now_weeks) const {
    const double left = retained(regard.tie, now_weeks);
    double mean = 0.0;
    double product = 1.0;
    for (std::size_t f = 0; f < facet_count; ++f) {
      const double e = expected(regard, f, left);
      mean += params_.weights[f] * e;
      if (params_.combine == Combine::product) product *= math::pow(e, params_.weights[f] * facet_count);
    }
    return params_.combine == Combine::product ? product : mean;
  }

  Params params_;  ///< weights with sum 1
};

void BetaEvidence::Params::visit(FieldVisitor& v) {
  const auto number = [&v](Field field, double high, double& value) {
    field.low = 0, field.high = high;
    field.grade = Grade::C;
    field.source = "josang_2002, assumed_evidence";
    v.number(field, value);
  };
  v.boolean({.name = "forgets",
             .doc = "whether evidence fades",
             .grade = Grade::C,
             .source = "josang_2002, assumed_evidence"},
            forgets);
  number({.name = "evidence_half_life_months", .doc = "half-life of evidence", .unit = "months", .open_low = true},
         1200, evidence_half_life_months);
  number({.name = "positive_weight", .doc = "r that a good experience of amount 1 adds", .unit = "evidence"}, 10,
         positive_weight);
  number({.name = "negative_weight", .doc = "s that a bad experience of amount 1 adds", .unit = "evidence"}, 50,
         negative_weight);
  number({.name = "prior_strength", .doc = "W: evidence the prior is worth", .unit = "evidence", .open_low = true}, 100,
         prior_strength);
  number({.name = "base_rate", .doc = "trust expected of anybody, whatever the group", .unit = "share"}, 1, base_rate);
  number({.name = "prior_share", .doc = "share of the group's prior in a, beside base_rate", .unit = "share"}, 1,
         prior_share);
  v.choice({.name = "combine",
            .doc = "how three facets make one trust",
            .grade = Grade::C,
            .source = "mayer_1995, assumed_evidence"},
           combine, combine_names);
  for (std::size_t f = 0; f < facet_count; ++f) {
    number({.name = weight_names[f], .doc = "weight; only ratios count", .unit = "weight"}, 100, weights[f]);
  }
  v.require(weights[0] + weights[1] + weights[2] > 0, weight_names[0], "one facet must have a weight above 0");
}

}  // namespace

void add_beta_evidence(Catalogue<TrustModel>& catalogue) {
  catalogue.add<BetaEvidence>("beta_evidence",
                              "Good and bad experience per facet, fading with time, around a prior about the group.",
                              "josang_2002, mayer_1995");
}

}  // namespace colead
