// SPDX-License-Identifier: Apache-2.0
#include "colead/world/usual.hpp"

#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"

namespace colead {
namespace {

/// The founding state is learnt in the warm-up; without one, in the first experiences.
bool learning(const World& world, const UsualLevel& level) {
  return !world.observing || level.amount < world.behaviour().feedback.usual_evidence;
}

/// What people of the unit's employer are used to.
Usual& usual_at(World& world, UnitId unit) { return world.usual[world.organisation_of(unit).value]; }

/// Evidence of an experience held against a level, which learns of it where the founding state is still being learnt.
void live_against(World& world, UsualLevel& level, const Lived& lived, double prior, double amount, double quality) {
  const auto& feedback = world.behaviour().feedback;
  if (learning(world, level)) {
    level.good += amount * quality;
    level.amount += amount;
  }
  const double usual = level.mean(prior, feedback.usual_evidence);
  const double face = feedback.face_value;
  const double known = (1.0 - face) * level.amount / (level.amount + feedback.usual_evidence);
  const double good = face + known * 4.0 * prior * (1.0 - usual);
  const double bad = face + known * 4.0 * (1.0 - prior) * usual;
  note(world, lived.holder, lived.target, lived.facet, lived.cause, amount * quality * good,
       amount * (1.0 - quality) * bad);
}

}  // namespace

double UsualLevel::mean(double prior, double strength) const { return (good + prior * strength) / (amount + strength); }

UsualLevel& Usual::of(Experience kind, ProfessionId judge, ProfessionId judged) {
  return levels[(static_cast<std::size_t>(kind) * 8 + judge.value) * 8 + judged.value];
}

void live(World& world, const Lived& lived, double amount, double quality) {
  if (amount <= 0.0 || lived.holder == lived.target) return;
  live(world, lived, prior_of(world, lived.holder, lived.target), amount, quality);
}

void live(World& world, const Lived& lived, const Priors& prior, double amount, double quality) {
  if (amount <= 0.0 || lived.holder == lived.target) return;
  const Person& judge = world.people[lived.holder];
  UsualLevel& level =
      usual_at(world, judge.unit).of(lived.kind, judge.profession, world.people[lived.target].profession);
  live_against(world, level, lived, static_cast<double>(prior[static_cast<std::size_t>(lived.facet)]), amount, quality);
}

void live_date(World& world, const Lived& lived, UsualDates& usual, double amount, bool kept) {
  if (amount <= 0.0 || lived.holder == lived.target) return;
  const Priors prior = prior_of(world, lived.holder, lived.target);
  live_against(world, usual.lived, lived, static_cast<double>(prior[static_cast<std::size_t>(lived.facet)]), amount,
               kept ? 1.0 : 0.0);
}

double usually_heard(const World& world, UnitId unit, double if_unknown) {
  const UsualLevel& level = world.usual[world.organisation_of(unit).value].heard;
  return level.amount > 0.0 ? level.good / level.amount : if_unknown;
}

double heard_above_usual(World& world, UnitId unit, double heard) {
  UsualLevel& level = usual_at(world, unit).heard;
  level.good += heard;
  level.amount += 1.0;
  return heard - usually_heard(world, unit, heard);
}

double punctual_above_usual(UsualDates& usual, bool kept) {
  const double quality = kept ? 1.0 : 0.0;
  usual.kept.good += quality;
  usual.kept.amount += 1.0;
  return quality - usual.kept.good / usual.kept.amount;
}

UsualDates& usual_dates(World& world, UnitId unit, ClassId decision_class) {
  return world.dates[unit.value * world.setting->decisions.size() + decision_class.value];
}

}  // namespace colead
