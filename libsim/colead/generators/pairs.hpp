// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>
#include <numeric>
#include <string>

#include "colead/generators/generator.hpp"
#include "colead/math/functions.hpp"
#include "colead/random/distributions.hpp"

// What several generators share: which pairs are tied, and how the ties are written down.
namespace colead::detail {

/// In a network of so many people, and in a pool of so many, every pair has a draw of its own.
inline constexpr std::size_t most_for_pairs = 4096;
inline constexpr std::size_t most_for_pool_pairs = 256;

inline std::string text(double value) {
  std::array<char, 32> buffer{};
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

inline bool same_unit(const NetworkNode& a, const NetworkNode& b) {
  return a.organisation == b.organisation && a.unit == b.unit;
}

/// Within a unit colleagues are peers; further away a tie is of the wider network.
inline TieKind kind_between(const NetworkNode& a, const NetworkNode& b) {
  return same_unit(a, b) ? TieKind::peer : TieKind::network;
}

/// Both directions of a tie.
inline void tie(std::vector<TieSpec>& ties, std::span<const NetworkNode> nodes, std::uint32_t a, std::uint32_t b) {
  const TieKind kind = kind_between(nodes[a], nodes[b]);
  ties.push_back({a, b, kind});
  ties.push_back({b, a, kind});
}

/// The pair's own draw, the same in both orders.
inline double pair_uniform(const Luck& luck, const NetworkNode& a, const NetworkNode& b) {
  const auto [low, high] = std::minmax(a.identity, b.identity);
  return luck.uniform(Purpose::network_tie, low, high);
}

/// People at places of a line, two to four places a person, each where the own identity puts them: whoever joins moves
/// at most the next few neighbours, until the line doubles.
class Line {
 public:
  static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

  Line(std::span<const NetworkNode> nodes, const std::vector<std::uint32_t>& members) {
    const int bits = std::max(1, static_cast<int>(std::bit_width(2 * members.size())));
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(members.size());
    for (const std::uint32_t i : members) order.emplace_back(identity(nodes[i].identity, 0), i);
    std::sort(order.begin(), order.end());
    people_.assign(std::size_t{1} << bits, nobody);
    std::size_t next = 0;
    for (const auto& [hash, person] : order) {
      next = std::max(next, static_cast<std::size_t>(hash >> (64 - bits)));
      if (next >= people_.size()) people_.push_back(nobody);
      people_[next++] = person;
    }
  }

  [[nodiscard]] std::size_t places() const { return people_.size(); }
  [[nodiscard]] std::uint32_t at(std::size_t place) const { return people_[place]; }
  /// A member, each as likely as another.
  [[nodiscard]] std::uint32_t pick(Draws& draws) const {
    while (true) {
      if (const std::uint32_t person = people_[choose(draws.next(), people_.size())]; person != nobody) return person;
    }
  }

 private:
  std::vector<std::uint32_t> people_;
};

/// People among whom ties are drawn; `level` tells the draws of pools with the same members apart.
struct Pool {
  std::span<const NetworkNode> nodes;
  std::vector<std::uint32_t> members;
  std::uint64_t level{0};
};

/// Visits pairs of the pool, each with probability `ceiling`: each member goes along the places after the own one as a
/// Poisson process (skipping as in Batagelj & Brandes 2005, doi 10.1103/PhysRevE.71.036113) that meets a place with it.
template <class Visit>
void visit_by_skipping(const Pool& pool, double ceiling, const Luck& luck, Visit visit) {
  const Line line(pool.nodes, pool.members);
  const double mean_gap = -1 / math::log1p(-ceiling);
  for (std::size_t own = 0; own < line.places(); ++own) {
    if (line.at(own) == Line::nobody) continue;
    Draws draws = luck.draws(Purpose::network_tie, pool.nodes[line.at(own)].identity, 0, 1 + pool.level);
    const auto room = static_cast<double>(line.places() - own - 1);
    std::size_t last = own;
    for (double x = -math::log(draws.next()) * mean_gap; x < room; x -= math::log(draws.next()) * mean_gap) {
      const std::size_t place = own + 1 + static_cast<std::size_t>(x);
      if (place != last && line.at(place) != Line::nobody) visit(line.at(own), line.at(place));
      last = place;
    }
  }
}

/// Ties each pair (a, b) of the pool independently with chance(a, b) <= ceiling <= 1, appending both directions.
/// In small networks and pools, or when chances are high, by a draw per pair: another member changes nobody else's
/// ties. In larger ones a pair that skipping has met is kept with chance / ceiling by the pair's draw: another member
/// changes only ties of who is moved on the line.
template <class Chance>
void draw_pairs(const Pool& pool, double ceiling, const Luck& luck, Chance chance, std::vector<TieSpec>& ties) {
  if (ceiling <= 0) return;
  const auto keep = [&](std::uint32_t a, std::uint32_t b, double scale) {
    const double p = chance(a, b) / scale;
    if (p > 0 && pair_uniform(luck, pool.nodes[a], pool.nodes[b]) < p) tie(ties, pool.nodes, a, b);
  };
  const bool small = pool.nodes.size() <= most_for_pairs || pool.members.size() <= most_for_pool_pairs;
  if (!small && ceiling <= 1.0 / 32) {
    visit_by_skipping(pool, ceiling, luck, [&](std::uint32_t a, std::uint32_t b) { keep(a, b, ceiling); });
    return;
  }
  for (std::size_t i = 0; i < pool.members.size(); ++i) {
    for (std::size_t j = i + 1; j < pool.members.size(); ++j) keep(pool.members[i], pool.members[j], 1);
  }
}

inline std::vector<std::uint32_t> everybody(std::size_t people) {
  std::vector<std::uint32_t> all(people);
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

}  // namespace colead::detail
