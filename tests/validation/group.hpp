// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "colead/influence/influence_rule.hpp"

namespace colead::test {

/// A discussion with its storage. Weights are n x n row by row; entries of 0 are left out of the sparse rows.
struct Group {
  std::vector<double> opinion;
  std::vector<double> anchor;
  std::vector<double> susceptibility;
  std::vector<double> scratch;
  std::vector<std::uint32_t> first{0};
  std::vector<std::uint32_t> listened;
  std::vector<double> weight;

  Group(std::vector<double> opinions, const std::vector<double>& weights, double susceptible = 1.0)
      : Group(std::move(opinions), side(weights.size()), susceptible) {
    const std::size_t n = people();
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (weights[i * n + j] != 0.0) add(static_cast<std::uint32_t>(j), weights[i * n + j]);
      }
      end_row();
    }
  }

  /// Everybody listens to everybody alike, themselves among them.
  static Group complete(std::vector<double> opinions, std::size_t people) {
    Group group(std::move(opinions), people, 1.0);
    for (std::size_t i = 0; i < people; ++i) {
      for (std::uint32_t j = 0; j < people; ++j) group.add(j, 1.0 / static_cast<double>(people));
      group.end_row();
    }
    return group;
  }

  /// Rows to be filled with add() and end_row().
  Group(std::vector<double> opinions, std::size_t people, double susceptible)
      : opinion(std::move(opinions)), anchor(opinion), susceptibility(people, susceptible), scratch(opinion.size()) {}

  void add(std::uint32_t j, double w) {
    listened.push_back(j);
    weight.push_back(w);
  }
  void end_row() { first.push_back(static_cast<std::uint32_t>(listened.size())); }

  [[nodiscard]] std::size_t people() const { return susceptibility.size(); }
  [[nodiscard]] Discussion discussion() {
    return {people(), opinion.size() / people(), opinion, anchor, susceptibility, first, listened, weight, scratch};
  }

 private:
  static std::size_t side(std::size_t square) {
    std::size_t n = 1;
    while (n * n < square) ++n;
    return n;
  }
};

/// So many rounds; the draws of each come from one identity.
inline void rounds(const InfluenceRule& rule, Group& group, int count, std::uint64_t key = 1) {
  Draws draws = Luck{20260101}.draws(Purpose::example, key);
  Discussion discussion = group.discussion();
  for (int r = 0; r < count; ++r) rule.round(discussion, draws);
}

}  // namespace colead::test
