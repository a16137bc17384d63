// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "colead/math/functions.hpp"
#include "colead/random/distributions.hpp"
#include "colead/simulation/discussion.hpp"
#include "colead/simulation/searching.hpp"
#include "colead/simulation/talk_recorder.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"

namespace colead {
namespace {

/// Row-stochastic weights of who listens to whom: T R exp(-g [other profession]) against a self-weight of 1
/// (friedkin_1999).
struct Listening {
  std::array<double, max_participants * max_participants> weight{};
  std::array<std::uint32_t, max_participants * max_participants> listened{};
  std::array<std::uint32_t, max_participants + 1> first{};
};

Listening listening(const World& world, const TableTalk& talk) {
  Listening out;
  const std::size_t n = talk.people;
  for (std::size_t a = 0; a < n; ++a) {
    double total = 0.0;
    const double across = math::exp(-static_cast<double>(world.people[talk.who[a]].identity_strength));
    for (std::size_t b = 0; b < n; ++b) {
      const std::size_t pair = talk.pair(a, b);
      double weight = a == b ? 1.0 : static_cast<double>(talk.trust[pair]) * static_cast<double>(talk.respect[pair]);
      if (!world.same_side(talk.who[a], talk.who[b])) weight *= across;
      out.weight[pair] = weight;
      out.listened[pair] = static_cast<std::uint32_t>(b);
      total += weight;
    }
    for (std::size_t b = 0; b < n; ++b) out.weight[talk.pair(a, b)] /= total;
    out.first[a + 1] = static_cast<std::uint32_t>((a + 1) * n);
  }
  return out;
}

/// What others at the table think somebody's judgement is worth, as a probability of being right.
double perceived_competence(const World& world, const TableTalk& talk, std::size_t a) {
  const auto& deliberation = world.behaviour().deliberation;
  if (talk.people == 1) return deliberation.judgement_alone;
  double regard = 0.0;
  for (std::size_t b = 0; b < talk.people; ++b) {
    if (b != a)
      regard += static_cast<double>(talk.trust[talk.pair(b, a)]) * static_cast<double>(talk.respect[talk.pair(b, a)]);
  }
  return std::clamp(0.5 + 0.5 * regard / static_cast<double>(talk.people - 1), deliberation.judgement_low,
                    deliberation.judgement_high);
}

/// R moves by `step`, a share of what is left to either side of the respect due to the target's profession: steps that
/// add up to nothing leave it where it was founded.
void move_respect(World& world, PersonId holder, PersonId target, double step) {
  Tie* tie = world.network.find(holder, target);
  if (tie == nullptr || step == 0.0) return;
  const double due = world.setting->professions[world.people[target].profession.value].respect;
  tie->respect = static_cast<float>(moved_about(tie->respect, due, step));
}

/// How one of those present leaves the room.
struct Leaving {
  PersonId person;
  bool held{false};     ///< knew something that nobody else had heard
  bool spoke{false};    ///< voiced something of their own
  bool won{false};      ///< their first choice was agreed on
  double heard{0};      ///< mean uptake, [0,1]
  double overruled{0};  ///< loss by the own estimate beyond what is acceptable, in spreads, at most 1
};

Leaving leaving(Life life, const Decision& d, const TableTalk& talk, std::size_t a) {
  const double spread = life.class_of(d).spread;
  Leaving out;
  out.person = talk.who[a];
  out.held = talk.held[a];
  out.spoke = talk.uptakes[a] > 0;
  out.heard = out.spoke ? talk.uptake[a] / talk.uptakes[a] : 0.0;
  if (!d.conclusion.agreed) return out;
  const std::size_t best = talk.best_of(a);
  out.won = best == d.conclusion.option;
  const double loss = talk.score_of(a, best) - talk.score_of(a, d.conclusion.option);
  out.overruled = loss > life.world.behaviour().deliberation.tolerance * spread ? std::min(1.0, loss / spread) : 0.0;
  return out;
}

/// Having been heard, overruled or played, by somebody else at the table, against what is usual.
void remember_treatment(Life life, const Decision& d, const Leaving& self, const Leaving& them, const Priors& prior,
                        bool forced) {
  World& world = life.world;
  const auto& feedback = world.behaviour().feedback;
  const PersonId other = them.person;
  const auto lived = [&](Experience kind, Facet facet, TrustCause cause, double amount, double quality) {
    live(world, {self.person, other, kind, facet, cause}, prior, amount, quality);
  };
  if (self.spoke) {
    const double above = self.heard - usually_heard(world, d.record.unit, self.heard);
    lived(Experience::hearing, Facet::benevolence, above >= 0.0 ? TrustCause::heard : TrustCause::ignored,
          feedback.benevolence, self.heard);
    move_respect(world, other, self.person, above * feedback.respect_step);
  }
  if (them.won) {
    lived(Experience::overruling, Facet::benevolence, forced ? TrustCause::steamrolled : TrustCause::overruled,
          feedback.overruled, 1.0 - self.overruled);
    move_respect(world, self.person, other, -self.overruled * feedback.respect_step);
  }
  if (them.held) {
    lived(Experience::voice, Facet::benevolence, them.spoke ? TrustCause::spoke : TrustCause::kept_back, feedback.voice,
          them.spoke ? 1.0 : 0.0);
  }
  lived(Experience::fair_play, Facet::integrity, TrustCause::politicked, feedback.integrity,
        d.conclusion.politicked ? 0.0 : 1.0);
}

/// Strangers who met may stay in touch.
void get_to_know(World& world, const Decision& d, PersonId self, PersonId other, double hours_together) {
  if (world.network.find(self, other) != nullptr) return;
  const double n = hours_together / world.behaviour().learning.reference_hours;
  const double chance = -math::expm1(n * math::log1p(-world.behaviour().acquaintance.tie_chance));
  const auto [low, high] = std::minmax(world.people[self].identity, world.people[other].identity);
  const double u = world.luck.uniform(Purpose::tie_meeting, d.record.identity, identity(low, high), d.record.attempts);
  if (u < chance) acquaint(world, self, other, TieKind::project);
}

/// Having sat together: everybody talks with everybody for a part of the time. Contact is good where both sides were
/// heard as usual, bad where somebody forced or played the others.
void remember_company(Life life, const Decision& d, const TableTalk& talk, const Leaving& self, const Leaving& other,
                      const Priors& prior, bool forced) {
  World& world = life.world;
  const auto& learning = world.behaviour().learning;
  const double length = in_hours(d.sat_together());
  const double together = length * learning.talk / static_cast<double>(talk.people - 1);
  get_to_know(world, d, self.person, other.person, length);
  live(world, {self.person, other.person, Experience::presence, Facet::integrity, TrustCause::attended}, prior,
       world.behaviour().feedback.integrity, 1.0);
  const bool bad = forced || d.conclusion.politicked;
  const auto heard = [&](const Leaving& who) {
    return !who.spoke || who.heard >= usually_heard(world, d.record.unit, who.heard);
  };
  contact(world, self.person, other.person, together, learning.conditions,
          bad                           ? -1.0
          : heard(self) && heard(other) ? 1.0
                                        : 0.0);
}

/// Whoever has a seat and did not come.
void remember_absence(World& world, const Decision& d, const Leaving& self) {
  for (std::size_t p = 0; p < d.seat_count && d.seat_count > 1; ++p) {
    if (d.seats[p].booked) continue;
    live(world, {self.person, d.seats[p].person, Experience::presence, Facet::integrity, TrustCause::absent},
         world.behaviour().feedback.integrity, 0.0);
  }
}

}  // namespace

void influence(Life life, const Decision& d, TableTalk& talk) {
  if (talk.people < 2) return;
  const World& world = life.world;
  const auto& deliberation = world.behaviour().deliberation;
  const Listening who = listening(world, talk);
  tell_listening(talk, who.weight.data());
  const std::size_t cells = talk.people * talk.options;
  const std::array<double, max_participants* max_options> anchor = talk.score;
  std::array<double, max_participants * max_options> scratch{};
  std::array<double, max_participants> susceptibility{};
  susceptibility.fill(deliberation.susceptibility);
  Discussion discussion{talk.people,
                        talk.options,
                        {talk.score.data(), cells},
                        {anchor.data(), cells},
                        {susceptibility.data(), talk.people},
                        {who.first.data(), talk.people + 1},
                        {who.listened.data(), talk.people * talk.people},
                        {who.weight.data(), talk.people * talk.people},
                        scratch};
  Draws draws = world.luck.draws(Purpose::contact, d.record.identity, 0, d.record.attempts);
  for (std::int64_t round = 0; round < deliberation.rounds; ++round) {
    life.plan.setting().influence->round(discussion, draws);
    tell_round(talk);
  }
}

void search_alternative(Life life, Decision& d, TableTalk& talk) {
  const World& world = life.world;
  const Find found = find_of(life, d);
  const std::size_t option = d.record.options++;
  d.searched = static_cast<std::uint8_t>(option);
  d.known[option] = d.attributes[option] = found.known;
  d.unforeseen = found.unforeseen;
  // The table grows by a column: scores are laid out by row, so every row moves.
  const TableTalk before = talk;
  talk.options = d.record.options;
  for (std::size_t a = 0; a < talk.people; ++a) {
    for (std::size_t o = 0; o < before.options; ++o) talk.score_of(a, o) = before.score_of(a, o);
    talk.score_of(a, option) = dot(world.people[talk.who[a]].effective, d.known[option]);
  }
}

std::size_t authority_at(const World& world, const TableTalk& talk) {
  std::size_t top = 0;
  for (std::size_t a = 1; a < talk.people; ++a) {
    if (world.people[talk.who[a]].tier > world.people[talk.who[top]].tier) top = a;
  }
  return top;
}

Ruling put_to_vote(Life life, const Decision& d, const TableTalk& talk) {
  const World& world = life.world;
  const DecisionClass& c = life.class_of(d);
  std::array<Voter, max_participants> voters{};
  for (std::size_t a = 0; a < talk.people; ++a) {
    const Seat& seat = d.seats[talk.seat[a]];
    const Person& person = world.people[talk.who[a]];
    const double share = seat.needed == shared_holder ? 1.0 / static_cast<double>(talk.people)
                                                      : static_cast<double>(d.record.accountability[seat.needed]);
    voters[a] = {person.profession.value,
                 person.tier,
                 seat.needed == 0,
                 seat.safety_owner,
                 perceived_competence(world, talk, a),
                 share};
  }
  const Ballot ballot{{voters.data(), talk.people},
                      talk.options,
                      {talk.score.data(), talk.people * talk.options},
                      world.behaviour().deliberation.tolerance * c.spread};
  return c.rule->decide(ballot);
}

Conclusion vote(Life life, const Decision& d, const TableTalk& talk) {
  const Ruling ruling = put_to_vote(life, d, talk);
  Conclusion out;
  out.agreed = ruling.agreed;
  out.option = static_cast<std::uint8_t>(ruling.option);
  if (!ruling.agreed && d.escalated) {
    out.agreed = true;
    out.option = static_cast<std::uint8_t>(talk.best_of(authority_at(life.world, talk)));
  }
  return out;
}

void part(Life life, Decision& d, const TableTalk& talk, bool on_paper, bool forced) {
  World& world = life.world;
  std::array<Leaving, max_participants> people;
  double heard = 0.0;
  std::size_t spoke = 0;
  for (std::size_t a = 0; a < talk.people; ++a) {
    people[a] = leaving(life, d, talk, a);
    if (forced) people[a].heard = 0.0;  // whatever was said, it did not count
    if (!people[a].spoke) continue;
    heard += people[a].heard;
    ++spoke;
  }
  for (std::size_t a = 0; a < talk.people; ++a) {
    for (std::size_t b = 0; b < talk.people; ++b) {
      if (a == b) continue;
      const Priors prior = prior_of(world, people[a].person, people[b].person);
      remember_treatment(life, d, people[a], people[b], prior, forced);
      if (!on_paper) remember_company(life, d, talk, people[a], people[b], prior, forced);
    }
    if (!on_paper) remember_absence(world, d, people[a]);
  }
  if (spoke == 0 || talk.people < 2) return;
  const double above = heard_above_usual(world, d.record.unit, heard / static_cast<double>(spoke));
  const auto& voice = world.behaviour().voice;
  move_safety(world, d.record.unit, above * (above > 0.0 ? voice.safety_up : voice.safety_down));
}

}  // namespace colead
