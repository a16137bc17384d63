// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/route_terms.hpp"

#include <algorithm>
#include <boost/container/static_vector.hpp>

#include "colead/simulation/logistic.hpp"
#include "colead/world/desk.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"

namespace colead {

OtherSides other_sides(const World& world, const Decision& d, std::span<const std::size_t> seats) {
  boost::container::static_vector<TrustPair, max_trust_pairs> pairs;
  std::array<float, max_trust_pairs> trusted;
  std::array<std::size_t, max_participants> end{};
  for (std::size_t s = 0; s < seats.size(); ++s) {
    const PersonId person = d.seats[seats[s]].person;
    for (std::size_t p = 0; p < d.seat_count; ++p) {
      const PersonId other = d.seats[p].person;
      if (other != person && !world.same_side(person, other)) pairs.push_back({person, other});
    }
    end[s] = pairs.size();
  }
  read_trust(world, {pairs.data(), pairs.size()}, {trusted.data(), pairs.size()});
  OtherSides out;
  for (std::size_t s = 0, next = 0; s < seats.size(); ++s) {
    const auto count = static_cast<double>(end[s] - next);
    OtherSide sum{true, 0.0, 0.0};
    for (; next < end[s]; ++next) {
      sum.trust += static_cast<double>(trusted[next]);
      sum.understanding += understanding(world, pairs[next].holder, world.people[pairs[next].target].profession);
    }
    if (count > 0.0) out[seats[s]] = {true, sum.trust / count, sum.understanding / count};
  }
  return out;
}

double RouteTerms::logit() const { return tendency + policy + owner_policy + trust + understanding + habit + load; }

double RouteTerms::joint_probability() const { return logistic(logit()); }

RouteTerms route_terms(Life life, const Decision& d, const OtherSide& others) {
  const World& world = life.world;
  const auto& routing = world.behaviour().routing;
  const Policy& policy = life.policy_of(d);
  const PersonId owner = d.seats[0].person;
  const double formality = life.plan.setting().units[d.record.unit.value].formality;
  const double habit = std::clamp(static_cast<double>(world.people[owner].habit) + formality, 0.0, 1.0);
  // A formal channel is chosen out of habit, the more so the less people trust and the less safe they feel.
  const double unsafe = 2.0 - others.trust - world.units[d.record.unit.value].safety;
  RouteTerms terms;
  terms.tendency = life.class_of(d).joint_tendency;
  terms.policy = policy.joint_tendency;
  terms.owner_policy = policy.owner_tendency[world.people[owner].profession.value];
  terms.trust = routing.trust * (others.trust - 0.5);
  terms.understanding = routing.understanding * (others.understanding - 0.5);
  terms.habit = -routing.habit * habit;
  terms.load = -routing.load * load_weeks(world, owner);
  terms.formal = habit * unsafe;
  return terms;
}

}  // namespace colead
