// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/network/network.hpp"

namespace colead {
namespace {

/// Ends of ties of one group: of ties within it, and all.
struct Ends {
  std::uint64_t within{0};
  std::uint64_t all{0};
};

/// Groups numbered from 0 in their order: whatever names they carry.
std::vector<std::uint32_t> numbered(std::span<const std::uint32_t> group, std::size_t& count) {
  std::vector<std::uint32_t> names(group.begin(), group.end());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  count = names.size();
  std::vector<std::uint32_t> numbers;
  numbers.reserve(group.size());
  for (const std::uint32_t name : group) {
    numbers.push_back(static_cast<std::uint32_t>(std::lower_bound(names.begin(), names.end(), name) - names.begin()));
  }
  return numbers;
}

std::vector<Ends> count_ends(const Network& network, std::span<const std::uint32_t> group) {
  std::size_t count = 0;
  const std::vector<std::uint32_t> number = numbered(group, count);
  std::vector<Ends> ends(count);
  for (std::uint32_t i = 0; i < network.people(); ++i) {
    for (const auto row : {network.base_ties(PersonId{i}), network.added_ties(PersonId{i})}) {
      for (const Tie& tie : row) {
        if (tie.kind == TieKind::absent) continue;
        if (tie.target < i && network.find(PersonId{tie.target}, PersonId{i}) != nullptr) continue;  // counted there
        Ends& own = ends[number[i]];
        Ends& other = ends[number[tie.target]];
        own.all += 1;
        other.all += 1;
        if (&own == &other) own.within += 2;
      }
    }
  }
  return ends;
}

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0.0; }

}  // namespace

GroupTies group_ties(const Network& network, std::span<const std::uint32_t> group) {
  if (group.size() != network.people()) {
    throw ModelError("statistics need a group for each of " + std::to_string(network.people()) + " people, not " +
                     std::to_string(group.size()));
  }
  const std::vector<Ends> ends = count_ends(network, group);
  double total = 0;
  for (const Ends& own : ends) total += static_cast<double>(own.all);
  GroupTies figures;
  if (total == 0) return figures;
  for (const Ends& own : ends) {
    if (own.all == 0) continue;
    const auto within = static_cast<double>(own.within), all = static_cast<double>(own.all);
    figures.ties_within += within / 2;
    figures.modularity += within / total - (all / total) * (all / total);
  }
  figures.ties_across = total / 2 - figures.ties_within;
  figures.ei_index = ratio(figures.ties_across - figures.ties_within, total / 2);
  return figures;
}

}  // namespace colead
