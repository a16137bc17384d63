// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/discussion.hpp"

#include <algorithm>

#include "colead/math/functions.hpp"
#include "colead/random/distributions.hpp"
#include "colead/simulation/talk_recorder.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

void count(Decision& d, PeerBehaviour behaviour) { ++d.record.behaviours[static_cast<std::size_t>(behaviour)]; }

/// Perceived incongruency G_ij = 1 - cos(w_i, weights j is believed to act on) and the true one, means over pairs of
/// different professions (thomsen_2005).
struct Incongruency {
  bool present{false};  ///< such a pair was at the table
  double perceived{0};
  double real{0};
};

/// What i believes the weights are that j acts on: what j's profession is thought to value, moved by the scorecard that
/// everybody knows it answers to, as far as its pressure is seen.
CriterionRow acted_on(const World& world, PersonId i, PersonId j) {
  const Person& other = world.people[j];
  const std::size_t g = other.profession.value;
  const double pressure = world.setting->professions[g].pressure * world.behaviour().deliberation.pressure_seen;
  const CriterionRow& scorecard =
      world.scorecards[world.organisation_of(other.unit).value * world.profession_count() + g];
  return blend(world.people.view(i, other.profession).perceived, scorecard, pressure);
}

Incongruency incongruency(const World& world, const TableTalk& talk) {
  Incongruency out;
  std::size_t pairs = 0;
  for (std::size_t a = 0; a < talk.people; ++a) {
    const CriterionRow& own = world.people[talk.who[a]].effective;
    for (std::size_t b = 0; b < talk.people; ++b) {
      if (world.same_side(talk.who[a], talk.who[b])) continue;
      const Person& other = world.people[talk.who[b]];
      out.perceived += 1.0 - cosine(own, acted_on(world, talk.who[a], talk.who[b]));
      out.real += 1.0 - cosine(own, other.effective);
      ++pairs;
    }
  }
  if (pairs == 0) return {};
  return {true, out.perceived / static_cast<double>(pairs), out.real / static_cast<double>(pairs)};
}

/// Goals and the meaning of criteria are talked through: definitions and perceptions move together.
void clarify(Life life, Decision& d, const TableTalk& talk) {
  World& world = life.world;
  const double gain = world.behaviour().deliberation.clarify_gain;
  // Definitions at hand can be settled; what a profession values shows only as far as the time goes.
  const double each = world.behaviour().deliberation.clarify_minutes / 60.0 / static_cast<double>(talk.people - 1);
  const double seen = 1.0 - math::pow(1.0 - gain, each / world.behaviour().learning.reference_hours);
  for (std::size_t a = 0; a < talk.people; ++a) {
    for (std::size_t b = 0; b < talk.people; ++b) {
      if (world.same_side(talk.who[a], talk.who[b])) continue;
      Draws draws = world.luck.draws(Purpose::contact, d.record.identity, world.people[talk.who[a]].identity,
                                     d.record.attempts * max_participants + b);
      align_definitions(world, talk.who[a], talk.who[b], gain, draws);
      see_values(world, talk.who[a], talk.who[b], seen);
    }
  }
  if (world.observing) ++world.counts.clarifications;
  count(d, PeerBehaviour::clarification);
}

/// Position at the table of the one person of highest tier, or people when several share it.
std::size_t sole_authority(const World& world, const TableTalk& talk) {
  std::size_t top = 0;
  bool alone = true;
  for (std::size_t a = 1; a < talk.people; ++a) {
    const Tier tier = world.people[talk.who[a]].tier;
    const Tier best = world.people[talk.who[top]].tier;
    if (tier == best) alone = false;
    if (tier > best) top = a, alone = true;
  }
  return alone ? top : talk.people;
}

void observe_first(Decision& d, const TableTalk& talk, const Incongruency& gap) {
  if (d.record.attempts > 0) return;
  d.record.conflict = talk.conflict();
  if (!gap.present) return;
  d.record.incongruency = static_cast<float>(gap.perceived);
  d.record.true_incongruency = static_cast<float>(gap.real);
}

/// Moderate incongruency: goals are clarified and, once a decision, an alternative is searched for.
void look_for_common_ground(Life life, Decision& d, TableTalk& talk, Conclusion& out) {
  const auto& deliberation = life.world.behaviour().deliberation;
  clarify(life, d, talk);
  out.extra += minutes(deliberation.clarify_minutes);
  const bool searched = d.record.behaviours[static_cast<std::size_t>(PeerBehaviour::search)] > 0;
  if (searched || d.record.options >= max_options) return;
  search_alternative(life, d, talk);
  count(d, PeerBehaviour::search);
  out.extra += minutes(deliberation.search_minutes);
}

/// What people at odds do, by how far apart they believe their aims to be (thomsen_2005). Returns who forces the own
/// choice; talk.people: nobody.
std::size_t deal_with_conflict(Life life, Decision& d, TableTalk& talk, const Incongruency& gap, Conclusion& out) {
  const World& world = life.world;
  const auto& deliberation = world.behaviour().deliberation;
  const std::size_t nobody = talk.people;
  if (gap.perceived < deliberation.clarify_above) return nobody;
  if (gap.perceived < deliberation.conflict_above) {
    look_for_common_ground(life, d, talk, out);
    return nobody;
  }
  const auto u = world.luck.uniforms4(Purpose::behaviour, d.record.identity, 0, d.record.attempts);
  // Shared accountability leaves nobody entitled to force or play the others.
  if (u[0] < life.policy_of(d).joint_accountability) return nobody;
  if (const std::size_t authority = sole_authority(world, talk); authority < nobody) {
    count(d, PeerBehaviour::steamrolling);
    return authority;
  }
  count(d, PeerBehaviour::politicking);
  out.politicked = u[1] < deliberation.politick_success;
  out.extra += minutes(deliberation.politick_minutes);
  return nobody;
}

/// What each needed person present would lose by the choice, in spreads, by the own estimate; and how far each was
/// heard.
void remember(const Life& life, Decision& d, const TableTalk& talk, std::uint8_t option) {
  d.heard = {};
  d.record.present = {};
  const double spread = life.class_of(d).spread;
  for (std::size_t a = 0; a < talk.people; ++a) {
    const std::uint8_t needed = d.seats[talk.seat[a]].needed;
    if (needed == shared_holder) continue;
    d.record.present[needed] = true;
    const double loss = talk.score_of(a, talk.best_of(a)) - talk.score_of(a, option);
    d.perceived_regret[needed] = static_cast<float>(loss / spread);
    // Somebody with nothing of their own to say was heard by being there.
    d.heard[needed] = talk.uptakes[a] == 0 ? 1.0F : static_cast<float>(talk.uptake[a] / talk.uptakes[a]);
  }
}

}  // namespace

Conclusion discuss(Life life, DecisionId id, bool on_paper) {
  World& world = life.world;
  Decision& d = life.decision(id);
  Conclusion out;
  out.ignorance = d.conclusion.ignorance;
  TalkRecorder recorder(life, d, on_paper);
  TableTalk talk = take_seats(life, d);
  recorder.seated(talk);
  voice_cues(life, d, talk, on_paper);
  out.extra += minutes(world.behaviour().asking.minutes * talk.questions);
  const Incongruency gap = incongruency(world, talk);
  observe_first(d, talk, gap);
  const bool at_odds = talk.conflict() && !on_paper && !d.escalated;
  const std::size_t forced_by = at_odds ? deal_with_conflict(life, d, talk, gap, out) : talk.people;
  const TableTalk own = talk;  // scores before others' weight is felt: what regret is measured against
  if (!on_paper) influence(life, d, talk);
  blur(life, d, talk);
  const Conclusion voted = vote(life, d, talk);
  out.agreed = voted.agreed && !out.politicked;
  out.option = voted.option;
  if (forced_by < talk.people) {
    out.agreed = true;
    out.option = static_cast<std::uint8_t>(own.best_of(forced_by));
  }
  d.misread = talk.misread;
  remember(life, d, own, out.option);
  d.conclusion = out;
  recorder.concluded({own, talk, out, forced_by, gap.perceived});
  part(life, d, own, on_paper, forced_by < talk.people);
  return out;
}

std::size_t TableTalk::best_of(std::size_t a) const {
  std::size_t best = 0;
  for (std::size_t o = 1; o < options; ++o) {
    if (score_of(a, o) > score_of(a, best)) best = o;
  }
  return best;
}

bool TableTalk::conflict() const {
  for (std::size_t a = 1; a < people; ++a) {
    if (best_of(a) != best_of(0)) return true;
  }
  return false;
}

}  // namespace colead
