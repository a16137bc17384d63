// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "colead/math/functions.hpp"
#include "colead/random/distributions.hpp"
#include "colead/simulation/discussion.hpp"
#include "colead/simulation/effort.hpp"
#include "colead/simulation/logistic.hpp"
#include "colead/simulation/talk_recorder.hpp"
#include "colead/simulation/voice.hpp"
#include "colead/world/code.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"

namespace colead {
namespace {

/// Share of a cue on a criterion that somebody grasps: all of it with a wholly right definition of the criterion, 1 -
/// loss with a wholly wrong one.
CriterionRow grasp_of(const World& world, PersonId person) {
  const Person& p = world.people[person];
  const std::uint32_t reality = world.reality[world.organisation_of(p.unit).value];
  const double loss = world.behaviour().uptake.definition_loss;
  const std::uint32_t right = (p.code_yes & reality) | (p.code_no & ~reality);
  const std::uint32_t wrong = (p.code_yes & ~reality) | (p.code_no & reality);
  CriterionRow row;
  for (std::size_t k = 0; k < max_criteria; ++k) {
    const double quality = criterion_knowledge(right, wrong, k);
    row[k] = static_cast<float>(1.0 - loss * (1.0 - quality) / 2.0);
  }
  return row;
}

double worth(const World& world, const TableTalk& talk, std::size_t a, const Cue& cue) {
  const double weight = world.people[talk.who[a]].effective[cue.criterion];
  return weight * static_cast<double>(cue.value) * static_cast<double>(talk.grasp[a][cue.criterion]);
}

/// How far those of other professions at the table know the speaker's role, and so whom to ask for what (Stasser,
/// Stewart & Wittenbaum 1995): mean understanding, 0 where there are none.
double known_for(const World& world, const TableTalk& talk, std::size_t speaker) {
  double known = 0.0;
  std::size_t others = 0;
  for (std::size_t b = 0; b < talk.people; ++b) {
    if (world.same_side(talk.who[speaker], talk.who[b])) continue;
    known += static_cast<double>(talk.understanding[talk.pair(b, speaker)]);
    ++others;
  }
  return others == 0 ? 0.0 : known / static_cast<double>(others);
}

double voice_probability(const World& world, const Decision& d, const TableTalk& talk, std::size_t speaker,
                         double disclosure) {
  Tier top = Tier::early;
  double known = 0.0;
  for (std::size_t b = 0; b < talk.people; ++b) {
    top = std::max(top, world.people[talk.who[b]].tier);
    known += static_cast<double>(talk.understanding[talk.pair(speaker, b)]);
  }
  const double gap = static_cast<double>(top) - static_cast<double>(world.people[talk.who[speaker]].tier);
  // The owner chairs; whoever chairs is not afraid of themselves (trust 1 on the diagonal).
  return voice_chance(
      world, d.record.unit,
      {static_cast<double>(talk.trust[talk.pair(speaker, 0)]), known, static_cast<double>(talk.people), gap},
      disclosure);
}

/// How much of a voiced cue a hearer takes up, in [0,1].
double uptake_of(const World& world, const TableTalk& talk, std::size_t hearer, std::size_t speaker, const Cue& cue) {
  const auto& uptake = world.behaviour().uptake;
  const std::size_t pair = talk.pair(hearer, speaker);
  const double regard = static_cast<double>(talk.trust[pair]) * static_cast<double>(talk.respect[pair]);
  double share = uptake.floor + (1.0 - uptake.floor) * regard;
  const double value = worth(world, talk, hearer, cue);
  const bool favourite = talk.best_of(hearer) == cue.option;
  if ((favourite && value < 0.0) || (!favourite && value > 0.0)) share *= 1.0 - uptake.confirmation_bias;
  const Person& other = world.people[talk.who[speaker]];
  const Person& self = world.people[talk.who[hearer]];
  if (other.profession != self.profession && self.effective[cue.criterion] > 0.0F) {
    // Row 10: a claim on a criterion counts for less from a profession believed not to care about it.
    const double believed = world.people.view(talk.who[hearer], other.profession).perceived[cue.criterion];
    const double credit = std::min(1.0, believed / static_cast<double>(self.effective[cue.criterion]));
    share *= 1.0 - uptake.credit * (1.0 - credit);
  }
  return share;
}

std::uint8_t place(std::size_t index) { return static_cast<std::uint8_t>(index); }

/// In a replay some holders speak, or do not, whatever the model says.
bool scripted(const TableTalk& talk, std::size_t cue, bool speaks) {
  if (talk.script == nullptr || (*talk.script)[cue] == 0) return speaks;
  return (*talk.script)[cue] > 0;
}

CueFate fate_of(bool is_shared, bool mentioned) {
  if (is_shared) return mentioned ? CueFate::mentioned : CueFate::unmentioned;
  return mentioned ? CueFate::known_already : CueFate::holder_missing;
}

CueFate fate_of_held(bool recalled, bool speaks) {
  return speaks ? CueFate::voiced : recalled ? CueFate::held_back : CueFate::forgotten;
}

/// Whether somebody asks who sees a gap of their own that they do not put up with.
bool asks(const World& world, const Decision& d, const TableTalk& talk, std::size_t hearer, std::size_t speaker) {
  const PersonId self = talk.who[hearer];
  const double gap = 1.0 - self_assessed(world, self, world.people[talk.who[speaker]].profession);
  if (gap < static_cast<double>(world.people[self].tolerance)) return false;
  const auto& asking = world.behaviour().asking;
  const double psi = world.units[d.record.unit.value].safety;
  const std::uint64_t pair = identity(world.people[self].identity, world.people[talk.who[speaker]].identity);
  return world.luck.uniform(Purpose::ask, d.record.identity, pair, d.record.attempts) <
         logistic(asking.intercept + asking.gap * gap + asking.safety * psi);
}

/// Whether a hearer understands a speaker today: settled when the speaker first says something.
Comprehension read_speaker(const World& world, const Decision& d, TableTalk& talk, std::size_t hearer,
                           std::size_t speaker, bool on_paper) {
  Comprehension& reading = talk.reading[talk.pair(hearer, speaker)];
  if (reading != Comprehension::open) return reading;
  reading = Comprehension::understood;
  double miss = world.behaviour().uptake.misread *
                (1.0 - static_cast<double>(talk.understanding[talk.pair(hearer, speaker)])) *
                (1.0 - static_cast<double>(talk.understanding[talk.pair(speaker, hearer)]));
  if (miss <= 0.0) return reading;
  if (!on_paper && asks(world, d, talk, hearer, speaker)) {
    ++talk.questions;
    miss *= 1.0 - world.behaviour().asking.clears;
  }
  const std::uint64_t pair =
      identity(world.people[talk.who[hearer]].identity, world.people[talk.who[speaker]].identity);
  const double u = world.luck.uniform(Purpose::misread, d.record.identity, pair, d.record.attempts);
  if (u < miss) {
    reading = Comprehension::misread;
    talk.misread = true;
  }
  return reading;
}

/// One unique cue is voiced to everybody else.
void hear(Life life, const Decision& d, TableTalk& talk, std::size_t speaker, std::size_t cue_index, bool on_paper) {
  const World& world = life.world;
  const Cue& cue = d.cues[cue_index];
  for (std::size_t hearer = 0; hearer < talk.people; ++hearer) {
    if (hearer == speaker) continue;
    ++talk.uptakes[speaker];
    if (read_speaker(world, d, talk, hearer, speaker, on_paper) == Comprehension::misread) {
      tell_heard(talk, {place(hearer), place(speaker), place(cue_index), Source::heard, true, 0, 0});
      continue;
    }
    const double share = uptake_of(world, talk, hearer, speaker, cue);
    talk.uptake[speaker] += share;
    const double effect = share * worth(world, talk, hearer, cue);
    talk.score_of(hearer, cue.option) += effect;
    tell_heard(talk, {place(hearer), place(speaker), place(cue_index), Source::heard, false, static_cast<float>(share),
                      effect});
  }
}

std::size_t holder_at_table(const Decision& d, const TableTalk& talk, const Cue& cue) {
  for (std::size_t a = 0; a < talk.people; ++a) {
    if (d.seats[talk.seat[a]].needed == cue.holder) return a;
  }
  return talk.people;
}

void fill_relations(const World& world, TableTalk& talk) {
  const std::size_t n = talk.people;
  read_table(world, {talk.who.data(), n}, {talk.trust.data(), n * n}, {talk.respect.data(), n * n});
  for (std::size_t a = 0; a < n; ++a) {
    talk.grasp[a] = grasp_of(world, talk.who[a]);
    ProfessionId other;
    float known = 0;
    for (std::size_t b = 0; b < n; ++b) {
      if (const ProfessionId g = world.people[talk.who[b]].profession; g != other) {
        other = g;
        known = static_cast<float>(understanding(world, talk.who[a], g));
      }
      talk.understanding[talk.pair(a, b)] = known;
    }
  }
}

/// What each at the table has in mind, and how likely they say what they alone know.
struct Minds {
  std::array<double, max_participants> says{};
  std::array<std::array<bool, max_cues>, max_participants> recalls{};
};

Minds recall_cues(Life life, const Decision& d, const TableTalk& talk, bool on_paper) {
  const World& world = life.world;
  const auto& voice = world.behaviour().voice;
  const double disclosure = life.policy_of(d).disclosure;
  const double paper = on_paper ? world.behaviour().routing.formal_disclosure : 1.0;
  Minds minds;
  for (std::size_t a = 0; a < talk.people; ++a) {
    minds.says[a] = voice_probability(world, d, talk, a, disclosure) * paper;
    Draws memory =
        world.luck.draws(Purpose::recall, d.record.identity, world.people[talk.who[a]].identity, d.record.attempts);
    const double effort = relative_effort(world, d, d.seats[talk.seat[a]]);
    const double tries = on_paper ? 1.0 : 1.0 + voice.asked * known_for(world, talk, a);
    const double unasked = 1.0 - math::pow(1.0 - voice.recall, effort);
    const double asked = 1.0 - math::pow(1.0 - voice.recall, effort * tries);
    for (std::size_t n = 0; n < d.cue_count; ++n) {
      minds.recalls[a][n] = memory.next() < (d.cues[n].holder == shared_holder ? unasked : asked);
    }
  }
  return minds;
}

/// What all know, and to each what they know themselves.
void weigh_known(const World& world, Decision& d, TableTalk& talk, const Minds& minds) {
  for (std::size_t n = 0; n < d.cue_count; ++n) {
    Cue& cue = d.cues[n];
    const bool is_shared = cue.holder == shared_holder;
    bool mentioned = cue.heard;
    for (std::size_t a = 0; is_shared && a < talk.people; ++a) mentioned = mentioned || minds.recalls[a][n];
    if (is_shared && mentioned && !cue.heard) ++d.record.shared_voiced;
    if (is_shared) cue.heard = mentioned;
    const std::size_t holder = is_shared ? talk.people : holder_at_table(d, talk, cue);
    for (std::size_t a = 0; a < talk.people; ++a) {
      if (!mentioned && a != holder) continue;
      const double effect = worth(world, talk, a, cue);
      talk.score_of(a, cue.option) += effect;
      tell_in_mind(talk, a, n, a == holder ? Source::own : Source::common, effect);
    }
    tell_fate(talk, n, {fate_of(is_shared, mentioned), nobody_there, 0});
  }
}

void voice_unique(Life life, Decision& d, TableTalk& talk, const Minds& minds, bool on_paper) {
  for (std::size_t n = 0; n < d.cue_count; ++n) {
    Cue& cue = d.cues[n];
    if (cue.holder == shared_holder || cue.heard) continue;
    const std::size_t holder = holder_at_table(d, talk, cue);
    if (holder == talk.people) continue;
    ++d.record.unique_held;
    talk.held[holder] = true;
    const double says = minds.says[holder];
    const bool recalls = minds.recalls[holder][n];
    const double u = life.world.luck.uniform(Purpose::voice, d.record.identity, n, d.record.attempts);
    const bool speaks = scripted(talk, n, recalls && u < says);
    tell_fate(talk, n, {fate_of_held(recalls, speaks), place(holder), static_cast<float>(says)});
    if (!speaks) continue;
    ++d.record.unique_voiced;
    hear(life, d, talk, holder, n, on_paper);
    cue.heard = true;
  }
}

}  // namespace

TableTalk take_seats(Life life, const Decision& d) {
  const World& world = life.world;
  TableTalk talk;
  talk.options = d.record.options;
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    if (!d.seats[p].booked && d.seat_count > 1) continue;
    talk.seat[talk.people] = p;
    talk.who[talk.people++] = d.seats[p].person;
  }
  fill_relations(world, talk);
  const DecisionClass& c = life.class_of(d);
  for (std::size_t a = 0; a < talk.people; ++a) {
    const Person& person = world.people[talk.who[a]];
    const double sd = world.behaviour().uptake.noise * c.spread * (1.0 - static_cast<double>(person.competence));
    Draws errors = world.luck.draws(Purpose::estimation, d.record.identity, person.identity);
    for (std::size_t o = 1; o < talk.options; ++o) {
      talk.score_of(a, o) = dot(person.effective, d.known[o]) + normal_quantile(errors.next(), 0.0, sd);
    }
  }
  return talk;
}

void voice_cues(Life life, Decision& d, TableTalk& talk, bool on_paper) {
  // First what each has in mind, then what is said: whoever speaks early does not change what others recall.
  const Minds minds = recall_cues(life, d, talk, on_paper);
  weigh_known(life.world, d, talk, minds);
  voice_unique(life, d, talk, minds, on_paper);
}

}  // namespace colead
