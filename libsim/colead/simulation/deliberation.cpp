// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "colead/random/distributions.hpp"
#include "colead/simulation/discussion.hpp"
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
    for (std::size_t b = 0; b < n; ++b) {
      const std::size_t pair = talk.pair(a, b);
      double weight = a == b ? 1.0 : static_cast<double>(talk.trust[pair]) * static_cast<double>(talk.respect[pair]);
      if (!world.same_side(talk.who[a], talk.who[b])) {
        weight *= std::exp(-static_cast<double>(world.people[talk.who[a]].identity_strength));
      }
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

void move_respect(World& world, PersonId holder, PersonId target, double step) {
  Tie* tie = world.network.find(holder, target);
  if (tie == nullptr) return;
  const double goal = step > 0.0 ? 1.0 : 0.0;
  tie->respect = static_cast<float>(tie->respect + std::abs(step) * (goal - static_cast<double>(tie->respect)));
}

/// How one of those present leaves the room.
struct Leaving {
  PersonId person;
  bool spoke{false};    ///< voiced something of their own
  bool welcome{false};  ///< and was heard
  double heard{0};      ///< mean uptake, [0,1]
  double overruled{0};  ///< loss by the own estimate beyond what is acceptable, in spreads, at most 1
};

Leaving leaving(Life life, const Decision& d, const TableTalk& talk, std::size_t a) {
  const double spread = life.class_of(d).spread;
  Leaving out;
  out.person = talk.who[a];
  out.spoke = talk.uptakes[a] > 0;
  out.heard = out.spoke ? talk.uptake[a] / talk.uptakes[a] : 0.0;
  out.welcome = out.heard >= life.world.behaviour().voice.welcome;
  if (!d.conclusion.agreed) return out;
  const double loss = talk.score_of(a, talk.best_of(a)) - talk.score_of(a, d.conclusion.option);
  out.overruled = loss > life.world.behaviour().deliberation.tolerance * spread ? std::min(1.0, loss / spread) : 0.0;
  return out;
}

/// Having been heard, overruled or played, by somebody else at the table.
void remember_treatment(Life life, const Decision& d, const TableTalk& talk, const Leaving& self, std::size_t b,
                        bool forced) {
  World& world = life.world;
  const auto& feedback = world.behaviour().feedback;
  const PersonId other = talk.who[b];
  if (self.spoke) {
    note(world, self.person, other, Facet::benevolence, self.welcome ? TrustCause::heard : TrustCause::ignored,
         feedback.benevolence * self.heard, feedback.benevolence * (1.0 - self.heard));
    move_respect(world, other, self.person, (self.welcome ? 1.0 : -1.0) * feedback.respect_step);
  }
  if (self.overruled > 0.0 && talk.best_of(b) == d.conclusion.option) {
    note(world, self.person, other, Facet::benevolence, forced ? TrustCause::steamrolled : TrustCause::overruled, 0.0,
         feedback.overruled * self.overruled);
    move_respect(world, self.person, other, -feedback.respect_step);
  }
  if (d.conclusion.politicked) {
    note(world, self.person, other, Facet::integrity, TrustCause::politicked, 0.0, feedback.integrity);
  }
}

/// Having sat together: people who did not know each other now do, and contact was good or bad.
void remember_company(Life life, const Decision& d, const TableTalk& talk, const Leaving& self, std::size_t b,
                      bool forced) {
  World& world = life.world;
  const PersonId other = talk.who[b];
  acquaint(world, self.person, other, TieKind::project);
  note(world, self.person, other, Facet::integrity, TrustCause::attended, world.behaviour().feedback.integrity, 0.0);
  const double valence = forced || d.conclusion.politicked ? -1.0 : 1.0;
  contact(world, self.person, other, in_hours(d.sat_together()), world.behaviour().learning.conditions, valence);
}

/// Whoever has a seat and did not come.
void remember_absence(World& world, const Decision& d, const Leaving& self) {
  for (std::size_t p = 0; p < d.seat_count && d.seat_count > 1; ++p) {
    if (d.seats[p].booked) continue;
    note(world, self.person, d.seats[p].person, Facet::integrity, TrustCause::absent, 0.0,
         world.behaviour().feedback.integrity);
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
  const DecisionClass& c = life.class_of(d);
  const std::size_t measures = life.plan.setting().measures.size();
  const std::size_t option = d.record.options++;
  Draws draws = world.luck.draws(Purpose::search, d.record.identity);
  for (std::size_t k = 0; k < measures; ++k) {
    const double share = c.criteria.empty() ? 1.0 / static_cast<double>(measures) : c.criteria[k];
    if (share <= 0.0) continue;
    const double mean = (c.promise + world.behaviour().deliberation.search_gain) * c.spread;
    const double known = normal_quantile(draws.next(), mean,
                                         c.spread * std::sqrt(share * static_cast<double>(measures) * c.known_share));
    const double hidden = normal_quantile(
        draws.next(), 0.0, c.spread * std::sqrt(share * static_cast<double>(measures) * (1.0 - c.known_share)));
    d.known[option][k] = static_cast<float>(known);
    d.attributes[option][k] = static_cast<float>(known + hidden);
  }
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

Verdict put_to_vote(Life life, const Decision& d, const TableTalk& talk) {
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
  const Verdict verdict = put_to_vote(life, d, talk);
  Conclusion out;
  out.agreed = verdict.agreed;
  out.option = static_cast<std::uint8_t>(verdict.option);
  if (!verdict.agreed && d.escalated) {
    out.agreed = true;
    out.option = static_cast<std::uint8_t>(talk.best_of(authority_at(life.world, talk)));
  }
  return out;
}

void part(Life life, Decision& d, const TableTalk& talk, bool on_paper, bool forced) {
  World& world = life.world;
  const auto& voice = world.behaviour().voice;
  bool welcomed = false;
  bool ignored = forced;
  for (std::size_t a = 0; a < talk.people; ++a) {
    const Leaving self = leaving(life, d, talk, a);
    if (self.spoke) (self.welcome ? welcomed : ignored) = true;
    for (std::size_t b = 0; b < talk.people; ++b) {
      if (a == b) continue;
      remember_treatment(life, d, talk, self, b, forced);
      if (!on_paper) remember_company(life, d, talk, self, b, forced);
    }
    if (!on_paper) remember_absence(world, d, self);
  }
  if (welcomed) raise_safety(world, d.record.unit, voice.safety_up);
  if (ignored) lower_safety(world, d.record.unit, voice.safety_down);
}

}  // namespace colead
