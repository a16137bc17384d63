// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/core/error.hpp"
#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

/// A binomial opinion of subjective logic (Josang & Ismail 2002; Josang 2016): belief, disbelief and uncertainty are
/// none of them negative and sum to 1; the base rate is what is expected where nothing is known.
struct Opinion {
  double belief{0.0};
  double disbelief{0.0};
  double uncertainty{1.0};
  double base_rate{0.5};
};

/// The opinion that evidence r (positive) and s (negative), both >= 0, gives to somebody whose prior counts as much as
/// prior_strength (W > 0) pieces of evidence.
[[nodiscard]] constexpr Opinion from_evidence(double r, double s, double prior_strength = 2.0, double base_rate = 0.5) {
  if (!(r >= 0.0 && s >= 0.0 && prior_strength > 0.0)) throw ModelError("evidence needs r >= 0, s >= 0 and W > 0");
  const double total = r + s + prior_strength;
  return {r / total, s / total, prior_strength / total, base_rate};
}

/// Evidence that stands behind an opinion: the inverse of from_evidence.
struct EvidenceAmounts {
  double positive{0.0};
  double negative{0.0};
};

/// An opinion without uncertainty stands for endless evidence and is refused.
[[nodiscard]] constexpr EvidenceAmounts evidence_of(const Opinion& opinion, double prior_strength = 2.0) {
  if (!(opinion.uncertainty > 0.0)) throw ModelError("an opinion without uncertainty stands for no finite evidence");
  return {prior_strength * opinion.belief / opinion.uncertainty,
          prior_strength * opinion.disbelief / opinion.uncertainty};
}

/// Probability that the opinion amounts to: (r + a W) / (r + s + W).
[[nodiscard]] constexpr double expectation(const Opinion& opinion) {
  return opinion.belief + opinion.base_rate * opinion.uncertainty;
}

/// Cumulative fusion: what two people know who saw different events. Adds up the evidence behind the two; base rates
/// are weighed by what each knows. Of two opinions without uncertainty, the mean (the limit of equally fast growing
/// evidence).
[[nodiscard]] constexpr Opinion fuse(const Opinion& one, const Opinion& other) {
  const double both = one.uncertainty * other.uncertainty;
  const double known = one.uncertainty + other.uncertainty - both;
  if (known == 0.0) {
    return {(one.belief + other.belief) / 2, (one.disbelief + other.disbelief) / 2, 0.0,
            (one.base_rate + other.base_rate) / 2};
  }
  const double weight_one = other.uncertainty - both;  // (1 - u_one) u_other: grows with what the first knows
  const double weight_other = one.uncertainty - both;
  const double weights = weight_one + weight_other;
  const double base = weights > 0.0 ? (one.base_rate * weight_one + other.base_rate * weight_other) / weights
                                    : (one.base_rate + other.base_rate) / 2;
  return {(one.belief * other.uncertainty + other.belief * one.uncertainty) / known,
          (one.disbelief * other.uncertainty + other.disbelief * one.uncertainty) / known, both / known, base};
}

/// Uncertainty-favouring discounting: an opinion as heard from somebody in whom the hearer has `trust`. Distrust of the
/// speaker makes the hearer unsure; it does not turn praise into blame.
[[nodiscard]] constexpr Opinion discount(const Opinion& trust, const Opinion& heard) {
  return {trust.belief * heard.belief, trust.belief * heard.disbelief,
          trust.disbelief + trust.uncertainty + trust.belief * heard.uncertainty, heard.base_rate};
}

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
