// SPDX-License-Identifier: Apache-2.0
#include "colead/decisions/voting.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "colead/core/error.hpp"
#include "colead/decisions/totals.hpp"

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

void weighted_scores(const Ballot& ballot, std::span<double> totals, std::span<const double> weights) {
  std::fill(totals.begin(), totals.end(), 0.0);
  for (std::size_t voter = 0; voter < ballot.voters.size(); ++voter) {
    for (std::size_t option = 0; option < ballot.options; ++option) {
      totals[option] += weight_of(weights, voter) * ballot.score(voter, option);
    }
  }
}

void first_votes(const Ballot& ballot, std::span<double> totals, std::span<const double> weights) {
  std::fill(totals.begin(), totals.end(), 0.0);
  for (std::size_t voter = 0; voter < ballot.voters.size(); ++voter) {
    totals[best_option(ballot, voter)] += weight_of(weights, voter);
  }
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
  Totals votes(ballot.options);
  first_votes(ballot, votes.all(), weights);
  const double all = std::accumulate(votes.all().begin(), votes.all().end(), 0.0);
  const Leader first = leader(votes.all());
  if (first.tied) return {true, 0};
  const bool enough = votes[first.option] > threshold * all + rounding * all;
  return {enough, first.option};
}

}  // namespace colead
