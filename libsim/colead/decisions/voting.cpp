// SPDX-License-Identifier: Apache-2.0
#include "colead/decisions/voting.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "colead/core/error.hpp"

namespace colead {
namespace {

constexpr double rounding = 1e-12;

double weight_of(std::span<const double> weights, std::size_t voter) { return weights.empty() ? 1.0 : weights[voter]; }

}  // namespace

void require_valid(const Ballot& ballot) {
  const bool complete =
      !ballot.voters.empty() && ballot.options > 0 && ballot.scores.size() == ballot.voters.size() * ballot.options;
  if (!complete) throw ModelError("a ballot needs voters, options and a score for each pair of them");
  const bool finite =
      std::all_of(ballot.scores.begin(), ballot.scores.end(), [](double s) { return std::isfinite(s); });
  if (!finite || !(ballot.tolerance >= 0.0)) throw ModelError("scores must be finite and the tolerance not negative");
}

std::uint32_t best_option(const Ballot& ballot, std::size_t voter) {
  const auto row = ballot.scores.subspan(voter * ballot.options, ballot.options);
  return static_cast<std::uint32_t>(std::max_element(row.begin(), row.end()) - row.begin());
}

bool content(const Ballot& ballot, std::size_t voter, std::size_t option, double tolerance) {
  const double best = ballot.score(voter, best_option(ballot, voter));
  return ballot.score(voter, option) >= best - tolerance - rounding * std::max(1.0, std::abs(best));
}

std::vector<double> weighted_scores(const Ballot& ballot, std::span<const double> weights) {
  std::vector<double> totals(ballot.options, 0.0);
  for (std::size_t voter = 0; voter < ballot.voters.size(); ++voter) {
    for (std::size_t option = 0; option < ballot.options; ++option) {
      totals[option] += weight_of(weights, voter) * ballot.score(voter, option);
    }
  }
  return totals;
}

std::vector<double> first_votes(const Ballot& ballot, std::span<const double> weights) {
  std::vector<double> totals(ballot.options, 0.0);
  for (std::size_t voter = 0; voter < ballot.voters.size(); ++voter) {
    totals[best_option(ballot, voter)] += weight_of(weights, voter);
  }
  return totals;
}

Leader leader(std::span<const double> totals) {
  const double top = *std::max_element(totals.begin(), totals.end());
  const double width = rounding * std::max(1.0, std::abs(top));
  Leader out{.lead = std::numeric_limits<double>::infinity()};
  bool found = false;
  for (std::size_t option = 0; option < totals.size(); ++option) {
    const bool equal = totals[option] >= top - width;
    if (equal && !found) {
      out.option = static_cast<std::uint32_t>(option);
      found = true;
      continue;
    }
    out.tied = out.tied || equal;
    out.lead = std::min(out.lead, equal ? 0.0 : top - totals[option]);
  }
  return out;
}

Ruling majority_vote(const Ballot& ballot, double threshold, std::span<const double> weights) {
  const std::vector<double> votes = first_votes(ballot, weights);
  const double all = std::accumulate(votes.begin(), votes.end(), 0.0);
  const Leader first = leader(votes);
  if (first.tied) return {true, 0};
  const bool enough = votes[first.option] > threshold * all + rounding * all;
  return {enough, first.option};
}

}  // namespace colead
