// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "colead/decisions/decision_rule.hpp"
#include "validation/make_kind.hpp"

namespace colead {

void add_authority(Catalogue<DecisionRule>& catalogue);
void add_competence_weighted(Catalogue<DecisionRule>& catalogue);
void add_majority(Catalogue<DecisionRule>& catalogue);
void add_single_owner(Catalogue<DecisionRule>& catalogue);
void add_two_key(Catalogue<DecisionRule>& catalogue);
void add_unanimity(Catalogue<DecisionRule>& catalogue);
void add_veto(Catalogue<DecisionRule>& catalogue);

namespace test {

/// A ballot with its storage.
struct Table {
  std::vector<Voter> voters;
  std::vector<double> scores;
  double tolerance{0.1};

  /// Adds a voter; every row needs as many scores.
  Table& seat(const Voter& voter, const std::vector<double>& row) {
    voters.push_back(voter);
    scores.insert(scores.end(), row.begin(), row.end());
    return *this;
  }
  [[nodiscard]] Ballot ballot() const { return {voters, scores.size() / voters.size(), scores, tolerance}; }
};

/// Voters with nothing to tell them apart.
inline Table equals(const std::vector<std::vector<double>>& rows) {
  Table table;
  for (const auto& row : rows) table.seat({}, row);
  return table;
}

/// "none", or the option agreed on.
inline std::string outcome(const DecisionRule& rule, const Table& table) {
  const Ruling ruling = rule.decide(table.ballot());
  return ruling.agreed ? std::to_string(ruling.option) : "none";
}

/// n voters with two options, the first `reform` of whom prefer option 1.
inline Table camps(int n, int reform) {
  Table table;
  for (int i = 0; i < n; ++i) table.seat({}, i < reform ? std::vector{0.0, 1.0} : std::vector{1.0, 0.0});
  return table;
}

/// P(option 1 is agreed on) when each of n equal voters prefers it with probability p.
inline double reform_probability(const DecisionRule& rule, int n, double p) {
  double total = 0.0;
  double binomial = std::pow(1.0 - p, n);
  for (int k = 0; k <= n; ++k) {
    if (outcome(rule, camps(n, k)) == "1") total += binomial;
    binomial *= static_cast<double>(n - k) / (k + 1) * p / (1.0 - p);
  }
  return total;
}

}  // namespace test
}  // namespace colead
