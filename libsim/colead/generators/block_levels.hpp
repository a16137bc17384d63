// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <tuple>

#include "colead/core/error.hpp"
#include "colead/generators/pairs.hpp"

// The arithmetic of the two-level block model: from expected numbers of ties to the probabilities of pairs.
namespace colead::detail {

/// Pairs of one level, of one profession and of two; the ties expected among them; a pair's probability.
struct Level {
  std::string_view name;
  double ties{0}, same{0}, other{0}, p_same{0}, p_other{0};
};
using Levels = std::array<Level, 3>;
inline Levels named_levels() { return {{{"inside units"}, {"between units"}, {"between organisations"}}}; }

using Block = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

/// The block of a node at level 0 (unit), 1 (organisation) or 2 (everybody). Levels nest: a unit is of one
/// organisation.
inline Block block_of(const NetworkNode& node, std::size_t level, std::uint32_t profession) {
  return {level < 2 ? node.organisation : 0, level < 1 ? node.unit : 0, profession};
}

/// Pairs of a level are those inside its blocks without those of the level before.
inline void count_pairs(std::span<const NetworkNode> nodes, Levels& levels) {
  double before_same = 0, before_all = 0;
  for (std::size_t level = 0; level < 3; ++level) {
    std::map<Block, double> of_one, of_all;
    for (const NetworkNode& node : nodes) {
      of_one[block_of(node, level, node.profession)] += 1;
      of_all[block_of(node, level, 0)] += 1;
    }
    double same = 0, all = 0;
    for (const auto& [block, people] : of_one) same += people * (people - 1) / 2;
    for (const auto& [block, people] : of_all) all += people * (people - 1) / 2;
    levels[level].same = same - before_same;
    levels[level].other = all - before_all - levels[level].same;
    before_same = same;
    before_all = all;
  }
}

/// Pairs of one profession that belong to a level.
inline double pairs_within(std::span<const NetworkNode> nodes, std::size_t level, std::uint32_t profession) {
  const auto inside = [&](std::size_t at) {
    std::map<Block, double> blocks;
    for (const NetworkNode& node : nodes) {
      if (node.profession == profession) blocks[block_of(node, at, profession)] += 1;
    }
    double pairs = 0;
    for (const auto& [block, people] : blocks) pairs += people * (people - 1) / 2;
    return pairs;
  };
  return inside(level) - (level == 0 ? 0.0 : inside(level - 1));
}

/// Spreads a level's ties over its pairs so that two pairs, of one profession and of two, stand as 1 - q to q.
inline void spread(Level& level, double q) {
  if (level.ties == 0) return;
  if (level.same == 0 || level.other == 0) q = level.same == 0 ? 1 : 0;
  const double weight = (1 - q) * level.same + q * level.other;
  const double p = weight > 0 ? level.ties / weight : std::numeric_limits<double>::infinity();
  level.p_same = (1 - q) * p;
  level.p_other = q * p;
}

inline double expected_ei(Levels levels, double q) {
  double sum = 0, all = 0;
  for (Level& level : levels) {
    spread(level, q);
    sum += level.ties == 0 ? 0 : level.other * level.p_other - level.same * level.p_same;
    all += level.ties;
  }
  return sum / all;
}

/// The q at which the expected E-I index, which rises with it, is the target.
inline double solve(const Levels& levels, double target) {
  const double least = expected_ei(levels, 0), most = expected_ei(levels, 1);
  if (target < least - 1e-9 || target > most + 1e-9) {
    throw ModelError("stochastic_block: ei_index " + detail::text(target) + " cannot be had: who is where allows " +
                     detail::text(least) + " to " + detail::text(most));
  }
  double low = 0, high = 1;
  for (int i = 0; i < 60; ++i) (expected_ei(levels, (low + high) / 2) < target ? low : high) = (low + high) / 2;
  return target <= least ? 0 : target >= most ? 1 : high;
}

/// Throws ModelError when a level has fewer pairs than ties.
inline void check(const Level& level) {
  if (std::max(level.p_same, level.p_other) <= 1 + 1e-9) return;
  throw ModelError("stochastic_block: " + detail::text(level.ties) + " ties are wanted " + std::string(level.name) +
                   ", but there are only " + detail::text(level.same) + " pairs of one profession and " +
                   detail::text(level.other) + " of two; change mean_degree, within_unit, across_organisations or " +
                   "ei_index");
}

}  // namespace colead::detail
