// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "colead/world/relations.hpp"
#include "colead/world/world.hpp"

namespace colead {

/// A present tie between two professions and what the trust model reads from it.
struct CrossTie {
  PersonId holder;
  PersonId target;
  std::uint32_t from{0};  ///< profession of the holder
  std::uint32_t to{0};
  const Tie* tie{nullptr};
  float level{0};
};

namespace detail {

[[nodiscard]] inline bool in_order(const CrossTie& a, const CrossTie& b) {
  return a.holder != b.holder ? a.holder < b.holder : a.target < b.target;
}

[[nodiscard]] inline std::vector<CrossTie> find_cross_ties(const World& world) {
  std::vector<CrossTie> ties;
  for (std::uint32_t i = 0; i < world.network.people(); ++i) {
    const PersonId holder{i};
    const std::uint32_t from = world.people[holder].profession.value;
    const auto first = static_cast<std::ptrdiff_t>(ties.size());
    for (const auto row : {world.network.base_ties(holder), world.network.added_ties(holder)}) {
      for (const Tie& tie : row) {
        const PersonId target{tie.target};
        const std::uint32_t to = world.people[target].profession.value;
        if (from != to && tie.kind != TieKind::absent) ties.push_back({holder, target, from, to, &tie, 0.0F});
      }
    }
    // Rows of the base stand in order; only ties added since the last merge have to find their places.
    if (!world.network.added_ties(holder).empty()) std::sort(ties.begin() + first, ties.end(), in_order);
  }
  return ties;
}

}  // namespace detail

/// What a trust model can be asked for.
enum class Reading : std::uint8_t { trust, uncertainty };

/// Every present tie between two professions, by holder and target, read in large batches.
[[nodiscard]] inline std::vector<CrossTie> cross_ties(const World& world, Reading reading) {
  constexpr std::size_t batch = 256;
  std::vector<CrossTie> ties = detail::find_cross_ties(world);
  std::array<Regard, batch> regards;
  std::array<float, batch> levels{};
  for (std::size_t first = 0; first < ties.size(); first += batch) {
    const std::size_t count = std::min(batch, ties.size() - first);
    for (std::size_t n = 0; n < count; ++n) {
      const CrossTie& tie = ties[first + n];
      regards[n] = {tie.tie, prior_of(world, tie.holder, tie.target)};
    }
    const std::span<const Regard> asked{regards.data(), count};
    const std::span<float> answers{levels.data(), count};
    if (reading == Reading::trust) {
      world.setting->trust->read(asked, world.now_weeks(), answers);
    } else {
      world.setting->trust->uncertainty(asked, world.now_weeks(), answers);
    }
    for (std::size_t n = 0; n < count; ++n) ties[first + n].level = levels[n];
  }
  return ties;
}

/// Two people of different professions who know each other; `from` is the profession that stands first in the scenario.
struct MutualTie {
  std::uint32_t from{0};
  std::uint32_t to{0};
  double there{0};  ///< trust of the one of profession `from` in the other
  double back{0};
};
[[nodiscard]] inline std::vector<MutualTie> mutual_ties(std::span<const CrossTie> ties) {
  std::vector<MutualTie> mutual;
  for (const CrossTie& there : ties) {
    if (there.from > there.to) continue;
    CrossTie wanted;
    wanted.holder = there.target;
    wanted.target = there.holder;
    const auto back = std::lower_bound(ties.begin(), ties.end(), wanted, detail::in_order);
    if (back == ties.end() || back->holder != wanted.holder || back->target != wanted.target) continue;
    mutual.push_back({there.from, there.to, there.level, back->level});
  }
  return mutual;
}

}  // namespace colead
