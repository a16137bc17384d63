// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/table.hpp"

#include <algorithm>
#include <boost/container/static_vector.hpp>
#include <limits>
#include <numeric>

#include "colead/simulation/logistic.hpp"
#include "colead/simulation/searching.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"

namespace colead {
namespace {

/// No other option is at least as good for everybody needed and better for somebody.
bool pareto_efficient(const std::array<std::array<double, max_options>, max_participants>& score, std::size_t people,
                      std::size_t options, std::size_t chosen) {
  bool beaten = false;
  for (std::size_t o = 0; o < options; ++o) {
    unsigned no_worse = 1;  // numbers, so that nothing is decided before the end
    unsigned better = 0;
    for (std::size_t p = 0; p < people; ++p) {
      no_worse &= static_cast<unsigned>(score[p][o] >= score[p][chosen]);
      better |= static_cast<unsigned>(score[p][o] > score[p][chosen]);
    }
    beaten |= (no_worse & better) != 0;  // the choice is not better than itself
  }
  return !beaten;
}

}  // namespace

void judge_choice(Life life, Decision& d) {
  const World& world = life.world;
  DecisionRecord& record = d.record;
  std::array<std::array<double, max_options>, max_participants> score{};
  record.best_value = 0;
  for (std::size_t o = 0; o < record.options; ++o) {
    const auto value = static_cast<float>(dot(life.plan.societal(), d.attributes[o]));
    record.best_value = std::max(record.best_value, value);
    if (o == record.chosen) record.value = value;
    for (std::size_t p = 0; p < record.participants; ++p) {
      score[p][o] = dot(world.people[record.people[p]].effective, d.attributes[o]);
    }
  }
  for (std::size_t p = 0; p < record.participants; ++p) {
    const double best = *std::max_element(score[p].begin(), score[p].begin() + record.options);
    record.regret[p] = static_cast<float>(best - score[p][record.chosen]);
    record.own_score[p] = static_cast<float>(score[p][record.chosen]);  // the status quo scores 0
  }
  record.attainable_value = record.best_value;
  if (can_search(life, d)) {
    const auto found = static_cast<float>(dot(life.plan.societal(), find_of(life, d).known));
    record.attainable_value = std::max(record.attainable_value, found);
  }
  record.pareto_efficient = pareto_efficient(score, record.participants, record.options, record.chosen);
  record.realised_value = std::numeric_limits<float>::quiet_NaN();
}

void judge_from_outside(Life life, Decision& d, std::uint8_t option) {
  const World& world = life.world;
  const double spread = life.class_of(d).spread;
  for (std::size_t p = 0; p < d.record.participants; ++p) {
    if (d.record.present[p]) continue;
    const CriterionRow& own = world.people[d.record.people[p]].effective;
    double best = 0.0;
    for (std::size_t o = 1; o < d.record.options; ++o) best = std::max(best, dot(own, d.known[o]));
    d.perceived_regret[p] = static_cast<float>((best - dot(own, d.known[option])) / spread);
    d.heard[p] = 0;
  }
}

void judge_buy_in(Life life, Decision& d) {
  const World& world = life.world;
  const auto& implementation = world.behaviour().implementation;
  DecisionRecord& record = d.record;
  boost::container::static_vector<TrustPair, max_trust_pairs> pairs;
  std::array<float, max_trust_pairs> trusted;
  std::array<std::size_t, max_participants> end{};
  for (std::size_t p = 0; p < record.participants; ++p) {
    for (std::size_t s = 0; s < d.seat_count; ++s) {
      if (d.seats[s].person != record.people[p]) pairs.push_back({record.people[p], d.seats[s].person});
    }
    end[p] = pairs.size();
  }
  read_trust(world, {pairs.data(), pairs.size()}, {trusted.data(), pairs.size()});
  double total = 0.0;
  for (std::size_t p = 0; p < record.participants; ++p) {
    const std::size_t begin = p == 0 ? 0 : end[p - 1];
    const double sum = std::accumulate(trusted.begin() + begin, trusted.begin() + end[p], 0.0);
    const double confidence = begin == end[p] ? 0.0 : sum / static_cast<double>(end[p] - begin) - 0.5;
    total += logistic(implementation.intercept - implementation.regret * static_cast<double>(d.perceived_regret[p]) +
                      implementation.heard * static_cast<double>(d.heard[p]) + implementation.trust * confidence -
                      implementation.excluded * (record.present[p] ? 0.0 : 1.0));
  }
  record.buy_in = static_cast<float>(total / static_cast<double>(record.participants));
}

}  // namespace colead
