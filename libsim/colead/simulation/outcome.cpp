// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "colead/interventions/sessions.hpp"
#include "colead/random/distributions.hpp"
#include "colead/simulation/account.hpp"
#include "colead/simulation/decision_life.hpp"
#include "colead/world/events.hpp"
#include "colead/world/lateness.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"

namespace colead {
namespace {

/// True attributes, less what is lost without buy-in, plus noise that is the same in every strategy.
CriterionRow realised(Life life, const InForce& d) {
  const World& world = life.world;
  const double kept = 1.0 - world.behaviour().implementation.value_loss * (1.0 - static_cast<double>(d.record.buy_in));
  const double sd = world.behaviour().feedback.outcome_noise * life.class_of(d.record).spread;
  Draws noise = world.luck.draws(Purpose::outcome, d.record.identity);
  CriterionRow out;
  if (d.record.chosen == 0) return out;  // the status quo stays what it was
  for (std::size_t k = 0; k < life.plan.setting().criteria.size(); ++k) {
    const double value = static_cast<double>(d.attributes[k]) + static_cast<double>(d.unforeseen[k]);
    // A benefit is only delivered in part; a harm comes in full.
    out[k] = static_cast<float>((value > 0.0 ? kept * value : value) + normal_quantile(noise.next(), 0.0, sd));
  }
  return out;
}

/// Credit and blame for a decision that did something (assumed_attribution): by accountability, biased towards the own
/// side.
void attribute(Life life, const DecisionRecord& record, std::size_t observer, double own_view) {
  World& world = life.world;
  const auto& feedback = world.behaviour().feedback;
  const double joint = std::clamp(life.policy_of(record).joint_accountability, 0.0, 1.0);
  const double bias = feedback.attribution_bias * (1.0 - joint);
  const bool success = own_view > 0.0;
  // What is decided without one is by one's own view worse: it is held against what is usual of that (kelley_1967).
  const Experience kind = record.present[observer] ? Experience::outcome : Experience::news;
  Draws draws = world.luck.draws(Purpose::attribution, record.identity, world.people[record.people[observer]].identity);
  for (std::size_t p = 0; p < record.participants; ++p) {
    const double u = draws.next();
    if (p == observer) continue;
    const bool own_side = record.profession[p] == record.profession[observer];
    const double chance = success == own_side ? 0.5 + bias : 0.5 - bias;
    if (u >= chance) continue;
    const double amount = feedback.ability * static_cast<double>(record.accountability[p]) * record.participants;
    live(world, {record.people[observer], record.people[p], kind, Facet::ability, TrustCause::outcome}, amount,
         success ? 1.0 : 0.0);
  }
}

/// Whoever was needed holds it against the owner to have been left out, and is pleased not to have been: that shows
/// whether or not the outcome does.
void remember_inclusion(World& world, const DecisionRecord& record, std::size_t p) {
  if (record.profession[p] == record.profession[0]) return;
  const bool with_them = record.route != Route::one_sided;
  live(world,
       {record.people[p], record.people[0], Experience::inclusion, Facet::benevolence,
        with_them ? TrustCause::included : TrustCause::excluded},
       world.behaviour().feedback.overruled, with_them ? 1.0 : 0.0);
}

/// What publishing takes of the owner, who writes an outcome up, and of those who see it only because of that.
void spend_publishing(World& world, const DecisionRecord& record, const Policy& policy, double open_anyway) {
  if (policy.publishing_minutes <= 0.0) return;
  const double spent = policy.publishing_minutes / 60.0;
  world.diaries.roll(world.now());
  give_hours(world, record.people[0], spent);
  for (std::size_t p = 1; p < record.participants; ++p) {
    const PersonId self = record.people[p];
    const double u = world.luck.uniform(Purpose::observe, record.identity, world.people[self].identity);
    if (!record.present[p] && u >= open_anyway && u < open_anyway + policy.visibility) give_hours(world, self, spent);
  }
}

/// One of the people somebody has a tie to, drawn by who they are and not by their place in a list.
PersonId acquaintance(const World& world, PersonId self, std::uint64_t occasion) {
  const std::uint64_t salt = world.luck.bits(Purpose::gossip_target, occasion, world.people[self].identity);
  PersonId drawn;
  std::uint64_t lowest = ~std::uint64_t{0};
  for (const auto& ties : {world.network.base_ties(self), world.network.added_ties(self)}) {
    for (const Tie& tie : ties) {
      const std::uint64_t rank = identity(salt, world.people[PersonId{tie.target}].identity);
      if (tie.kind == TieKind::absent || rank >= lowest) continue;
      lowest = rank;
      drawn = PersonId{tie.target};
    }
  }
  return drawn;
}

/// Somebody present passes an opinion on one of the others to an acquaintance, who takes it for evidence as far as the
/// teller is trusted: the expectation of discounting in subjective logic (josang_2001).
void gossip(Life life, const DecisionRecord& record, std::size_t teller, bool success) {
  World& world = life.world;
  const PersonId self = record.people[teller];
  const auto u = world.luck.uniforms4(Purpose::gossip, record.identity, world.people[self].identity);
  if (u[0] >= world.behaviour().feedback.gossip || record.participants < 2) return;
  const PersonId listener = acquaintance(world, self, record.identity);
  const std::size_t other =
      (teller + 1 + choose(u[2], static_cast<std::size_t>(record.participants) - 1)) % record.participants;
  if (!listener.valid() || listener == record.people[other]) return;
  const double weight = world.behaviour().feedback.ability * trust(world, listener, self);
  live(world, {listener, record.people[other], Experience::gossip, Facet::ability, TrustCause::gossip}, weight,
       success ? 1.0 : 0.0);
}

void hand_on(World& world, InForce& d) {
  world.finished.push_back(d.record);
  hand_on_account(world, d);
}

}  // namespace

void wait_for_outcome(Life life, DecisionId id) {
  World& world = life.world;
  const InForceId place{world.in_force.take()};
  Decision& decided = life.decision(id);
  tell_options(life, decided);
  InForce& d = world.in_force[place.value];
  d.record = decided.record;
  d.attributes = decided.attributes[d.record.chosen];
  d.unforeseen = d.record.chosen == decided.searched ? decided.unforeseen : CriterionRow{};
  d.account = std::move(decided.account);
  d.waiting = true;
  if (const Time shows = world.now() + days(life.class_of(d.record).outcome_lag_days); shows < world.horizon)
    world.engine.schedule({shows, static_cast<std::uint8_t>(Priority::update),
                           static_cast<std::uint16_t>(EventKind::outcome), place.value, d.record.identity,
                           decided.steps, 0});
  decided.stage = Stage::closed;
  ++decided.generation;
  world.decisions.give_back(id.value);
}

void outcome(Life life, InForceId id) {
  World& world = life.world;
  InForce& d = world.in_force[id.value];
  DecisionRecord& record = d.record;
  const Policy& policy = life.policy_of(record);
  const CriterionRow result = realised(life, d);
  const double value = dot(life.plan.societal(), result);
  record.kept = static_cast<float>(share_kept(record.due, record.decided, life.class_of(record).half_life_days));
  record.realised_value = static_cast<float>(value * static_cast<double>(record.kept));
  const UnitId unit = record.unit;
  if (value < 0.0) ++world.units[unit.value].failures_recent;
  const double open_anyway = life.plan.setting().organisations[world.organisation_of(unit).value].visibility;
  const double visibility = std::clamp(open_anyway + policy.visibility, 0.0, 1.0);
  spend_publishing(world, record, policy, open_anyway);
  for (std::size_t p = 0; p < record.participants; ++p) {
    const PersonId self = record.people[p];
    const double u = world.luck.uniform(Purpose::observe, record.identity, world.people[self].identity);
    remember_inclusion(world, record, p);
    if (!record.present[p] && u >= visibility) continue;
    if (record.chosen == 0) continue;  // nothing happened that anybody could be praised or blamed for
    const double own_view = dot(world.people[self].effective, result);
    attribute(life, record, p, own_view);
    if (record.present[p]) gossip(life, record, p, own_view > 0.0);
  }
  if (d.account) d.account->tell(StepKind::outcome, world.now());
  if (world.observing && record.arrived >= world.observed_from) hand_on(world, d);
  d.account.reset();
  d.waiting = false;
  world.in_force.give_back(id.value);
}

void record_pending(Life life) {
  World& world = life.world;
  std::vector<InForce*> pending;
  for (InForce& d : world.in_force) {
    if (d.waiting && d.record.arrived >= world.observed_from) pending.push_back(&d);
  }
  std::ranges::sort(pending, {}, [](const InForce* d) { return std::pair{d->record.decided, d->record.identity}; });
  for (InForce* d : pending) hand_on(world, *d);
}

}  // namespace colead
