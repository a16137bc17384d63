// SPDX-License-Identifier: Apache-2.0
#include "colead/random/distributions.hpp"
#include "colead/simulation/discussion.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

/// Mean share of definitions that conflict with those of people of other professions at the table.
double mean_mismatch(const World& world, const TableTalk& talk, std::size_t a) {
  double total = 0.0;
  std::size_t others = 0;
  for (std::size_t b = 0; b < talk.people; ++b) {
    if (world.same_side(talk.who[a], talk.who[b])) continue;
    total += definition_mismatch(world, talk.who[a], talk.who[b]);
    ++others;
  }
  return others == 0 ? 0.0 : total / static_cast<double>(others);
}

}  // namespace

void blur(Life life, const Decision& d, TableTalk& talk) {
  const World& world = life.world;
  const double scale = world.behaviour().uptake.definition_noise * life.class_of(d).spread;
  for (std::size_t a = 0; scale > 0.0 && a < talk.people; ++a) {
    const double sd = scale * mean_mismatch(world, talk, a);
    if (sd <= 0.0) continue;
    Draws errors =
        world.luck.draws(Purpose::mismatch, d.record.identity, world.people[talk.who[a]].identity, d.record.attempts);
    for (std::size_t o = 1; o < talk.options; ++o) talk.score_of(a, o) += normal_quantile(errors.next(), 0.0, sd);
  }
}

}  // namespace colead
