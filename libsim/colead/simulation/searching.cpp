// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/searching.hpp"

#include <algorithm>
#include <cmath>

#include "colead/random/distributions.hpp"

namespace colead {

Find find_of(Life life, const Decision& d) {
  const World& world = life.world;
  const DecisionClass& c = life.class_of(d);
  const std::size_t count = life.plan.setting().criteria.size();
  const double mean = (c.promise + world.behaviour().deliberation.search_gain) * c.spread;
  Draws draws = world.luck.draws(Purpose::search, d.record.identity);
  Find out;
  for (std::size_t k = 0; k < count; ++k) {
    const double share = c.criteria.empty() ? 1.0 / static_cast<double>(count) : c.criteria[k];
    if (share <= 0.0) continue;
    const double pieces = share * static_cast<double>(count);
    out.known[k] =
        static_cast<float>(normal_quantile(draws.next(), mean, c.spread * std::sqrt(pieces * c.known_share)));
    out.unforeseen[k] =
        static_cast<float>(normal_quantile(draws.next(), 0.0, c.spread * std::sqrt(pieces * (1.0 - c.known_share))));
  }
  return out;
}

bool can_search(Life life, const Decision& d) {
  const auto& deliberation = life.world.behaviour().deliberation;
  const auto* const end = d.record.profession.begin() + d.record.participants;
  const bool several =
      std::any_of(d.record.profession.begin(), end, [&](std::uint8_t p) { return p != d.record.profession[0]; });
  return several && deliberation.clarify_above < deliberation.conflict_above &&
         static_cast<std::size_t>(life.class_of(d).options) + 1 < max_options;
}

}  // namespace colead
