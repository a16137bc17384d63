// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/reputation.hpp"

#include "colead/theory/range.hpp"

namespace colead::theory {
namespace {

struct Shape {
  double good;
  double bad;
};

Shape shape(const Reputation& reputation, const ReputationPrior& prior) {
  need(rate(reputation.positive) && rate(reputation.negative), "evidence must be finite and >= 0");
  need(positive(prior.strength) && share(prior.base_rate), "a prior needs a strength > 0 and a base rate in [0, 1]");
  return {reputation.positive + prior.base_rate * prior.strength,
          reputation.negative + (1.0 - prior.base_rate) * prior.strength};
}

}  // namespace

double reputation_mean(const Reputation& reputation, const ReputationPrior& prior) {
  const Shape beta = shape(reputation, prior);
  return beta.good / (beta.good + beta.bad);
}

double reputation_variance(const Reputation& reputation, const ReputationPrior& prior) {
  const Shape beta = shape(reputation, prior);
  const double all = beta.good + beta.bad;
  return beta.good * beta.bad / (all * all * (all + 1.0));
}

Reputation faded_reputation(std::span<const double> history, double kept) {
  need(share(kept), "evidence keeps a factor in [0, 1]");
  Reputation out;
  for (const double good : history) {
    need(share(good), "an experience is a share of good in [0, 1]");
    out.positive = kept * out.positive + good;
    out.negative = kept * out.negative + 1.0 - good;
  }
  return out;
}

Reputation settled_reputation(double good, double kept) {
  need(share(good) && share(kept) && kept < 1.0, "reputation settles where good in [0, 1] and kept in [0, 1)");
  return {good / (1.0 - kept), (1.0 - good) / (1.0 - kept)};
}

EvidenceBalance settled_balance(double good, double kept) {
  need(share(good) && share(kept) && kept < 1.0, "reputation settles where good in [0, 1] and kept in [0, 1)");
  const double mean = 2.0 * good - 1.0;
  return {mean / (1.0 - kept), (1.0 - mean * mean) / (1.0 - kept * kept)};
}

}  // namespace colead::theory
