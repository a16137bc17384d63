// SPDX-License-Identifier: Apache-2.0
#include "colead/world/learning.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "colead/core/year.hpp"
#include "colead/math/functions.hpp"
#include "colead/random/distributions.hpp"
#include "colead/world/code.hpp"

namespace colead {
namespace {

double forgetting(const World& world, double elapsed_weeks) {
  const double half_life = world.behaviour().learning.half_life_months * weeks_per_month;
  return math::exp2(-elapsed_weeks / half_life);
}

/// What has been taught of k and is left: it fades to what working life keeps up.
double taught(const View& view, double left) {
  const auto base = static_cast<double>(view.base);
  return base + (static_cast<double>(view.understanding) - base) * left;
}

/// Brings the view up to now so that a gain can be added to it.
View& current_view(World& world, PersonId i, ProfessionId g) {
  View& view = world.people.view(i, g);
  const double left = forgetting(world, in_weeks(world.now() - view.since));
  if (!world.people[i].hybrid) view.understanding = static_cast<float>(taught(view, left));
  view.contact_hours = static_cast<float>(left * static_cast<double>(view.contact_hours));
  view.since = world.now();
  return view;
}

float towards(float value, double goal, double share) {
  return static_cast<float>(value + share * (goal - static_cast<double>(value)));
}

template <class Need>
double mean_over_others(const World& world, PersonId i, Need need) {
  const ProfessionId own = world.people[i].profession;
  double total = 0.0;
  std::size_t others = 0;
  for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
    if (g == own.value) continue;
    total += need(ProfessionId{g});
    ++others;
  }
  return others == 0 ? 0.0 : total / static_cast<double>(others);
}

}  // namespace

double understanding(const World& world, PersonId i, ProfessionId g) {
  if (g == world.people[i].profession) return 1.0;
  const View& view = world.people.view(i, g);
  const double left = forgetting(world, in_weeks(world.now() - view.since));
  // Hybrids practise daily: nothing is forgotten.
  const double known = world.people[i].hybrid ? static_cast<double>(view.understanding) : taught(view, left);
  if (view.contact_hours <= 0.0F) return known;
  const auto& learning = world.behaviour().learning;
  const double z = -math::expm1(-left * static_cast<double>(view.contact_hours) / learning.reference_hours);
  return 1.0 - (1.0 - known) * math::pow(1.0 - learning.contact_understanding, z);
}

double self_assessed(const World& world, PersonId i, ProfessionId g) {
  const double k = understanding(world, i, g);
  if (g == world.people[i].profession) return k;
  const double mean = world.setting->professions[world.people[i].profession.value].understanding;
  const double pulled = world.behaviour().learning.self_assessment_slope * (mean - k);
  return std::clamp(k + pulled + static_cast<double>(world.people.view(i, g).self_assessed), 0.0, 1.0);
}

double recognised_need(const World& world, PersonId i) {
  const double gap = mean_over_others(world, i, [&](ProfessionId g) { return 1.0 - self_assessed(world, i, g); });
  return gap < static_cast<double>(world.people[i].tolerance) ? 0.0 : gap;
}

double true_need(const World& world, PersonId i) {
  return mean_over_others(world, i, [&](ProfessionId g) { return 1.0 - understanding(world, i, g); });
}

double cpd_hours(const World& world, PersonId i) {
  const Person& person = world.people[i];
  const double years = (world.now_weeks() - static_cast<double>(person.cpd_weeks)) / weeks_per_year;
  return static_cast<double>(person.cpd_hours) * math::exp(-std::max(0.0, years));
}

void credit_cpd(World& world, PersonId i, double accredited_hours) {
  Person& person = world.people[i];
  person.cpd_hours = static_cast<float>(cpd_hours(world, i) + accredited_hours);
  person.cpd_weeks = static_cast<float>(world.now_weeks());
}

double cpd_need(const World& world, PersonId i) {
  return std::clamp(1.0 - cpd_hours(world, i) / world.behaviour().attendance.cpd_hours, 0.0, 1.0);
}

void learn_role(World& world, PersonId i, ProfessionId g, double gain) {
  if (gain <= 0.0 || g == world.people[i].profession) return;
  View& view = current_view(world, i, g);
  view.understanding = towards(view.understanding, 1.0, std::min(gain, 1.0));
  view.self_assessed = towards(view.self_assessed, 0.0, std::min(1.0, gain * world.behaviour().learning.calibration));
}

void see_values(World& world, PersonId i, PersonId j, double amount) {
  if (amount <= 0.0) return;
  View& view = world.people.view(i, world.people[j].profession);
  if (amount >= 1.0) {
    view.perceived = world.people[j].values;
    view.seen = 0.0F;
    return;
  }
  const double weight = amount / (1.0 - amount);
  view.seen += static_cast<float>(weight);
  view.perceived = blend(view.perceived, world.people[j].values, weight / (1.0 + static_cast<double>(view.seen)));
}

void contact(World& world, PersonId i, PersonId j, double contact_hours, double conditions, double valence) {
  const ProfessionId group = world.people[j].profession;
  if (contact_hours <= 0.0 || group == world.people[i].profession) return;
  const auto& learning = world.behaviour().learning;
  const double spent = contact_hours * std::clamp(conditions, 0.25, 1.0);
  const double programmes = spent / learning.reference_hours;
  View& view = current_view(world, i, group);
  // What is new in these hours after those that are left of before: the parts of a day add up to the day.
  const double news =
      math::exp(-static_cast<double>(view.contact_hours) / learning.reference_hours) * -math::expm1(-programmes);
  view.contact_hours += static_cast<float>(spent);
  view.self_assessed =
      towards(view.self_assessed, 0.0, std::min(1.0, news * learning.contact_understanding * learning.calibration));
  const double weight = learning.contact_perception * news;
  see_values(world, i, j, weight / (1.0 + weight));
  const double step = -math::expm1(programmes * math::log1p(-std::min(learning.contact_prior, 1.0)));
  if (valence == 0.0 || step <= 0.0) return;
  world.contacts.push_back(
      {i, j, std::min(1.0, valence > 0.0 ? step : -valence * learning.negative_contact * step), valence < 0.0});
}

void align_definitions(World& world, PersonId i, PersonId j, double amount, Draws& draws) {
  if (amount <= 0.0) return;
  Person& learner = world.people[i];
  const Person& model = world.people[j];
  const std::uint32_t differing = code_conflicts(learner, model);
  for (std::uint32_t d = 0; d < code_dimensions; ++d) {
    const std::uint32_t bit = 1U << d;
    if ((differing & bit) == 0 || draws.next() >= amount) continue;
    learner.code_yes = (learner.code_yes & ~bit) | (model.code_yes & bit);
    learner.code_no = (learner.code_no & ~bit) | (model.code_no & bit);
  }
}

double definition_mismatch(const World& world, PersonId i, PersonId j) {
  return std::popcount(code_conflicts(world.people[i], world.people[j])) / static_cast<double>(code_dimensions);
}

double code_knowledge(const World& world, PersonId i) {
  const Person& person = world.people[i];
  return knowledge(person.code_yes, person.code_no, world.reality[world.organisation_of(person.unit).value], ~0U);
}

double definition_quality(const World& world, PersonId i, std::size_t criterion) {
  const Person& person = world.people[i];
  return knowledge(person.code_yes, person.code_no, world.reality[world.organisation_of(person.unit).value],
                   criterion_dimensions(criterion));
}

double moved_about(double value, double home, double step) {
  const double room = step > 0.0 ? 1.0 - home : home;
  const double share = room > 0.0 ? std::min(1.0, std::abs(step) / room) : std::min(1.0, std::abs(step));
  return step > 0.0 ? value + share * (1.0 - value) : value - share * value;
}

void move_safety(World& world, UnitId unit, double step) {
  double& psi = world.units[unit.value].safety;
  psi = moved_about(psi, world.units[unit.value].home, step);
}

void raise_safety(World& world, UnitId unit, double amount) {
  double& psi = world.units[unit.value].safety;
  psi += std::clamp(amount, 0.0, 1.0) * (1.0 - psi);
}

void lower_safety(World& world, UnitId unit, double amount) {
  double& psi = world.units[unit.value].safety;
  psi -= std::clamp(amount, 0.0, 1.0) * psi;
}

void note(World& world, PersonId holder, PersonId target, Facet facet, TrustCause cause, double positive,
          double negative) {
  if (holder == target || (positive <= 0.0 && negative <= 0.0)) return;
  world.evidence.push_back({holder, target, facet, cause, static_cast<float>(positive), static_cast<float>(negative)});
}

void acquaint(World& world, PersonId i, PersonId j, TieKind kind) {
  if (i == j) return;
  for (const auto& [from, to] : {std::pair{i, j}, std::pair{j, i}}) {
    if (world.network.find(from, to) != nullptr) continue;
    Tie& tie = world.network.add(from, to, kind);
    tie.respect = static_cast<float>(world.setting->professions[world.people[to].profession.value].respect);
    tie.updated_weeks = static_cast<float>(world.now_weeks());
  }
}

void refresh_effective_weights(World& world, PersonId i) {
  Person& person = world.people[i];
  const std::size_t organisation = world.organisation_of(person.unit).value;
  CriterionRow q = world.scorecards[organisation * world.profession_count() + person.profession.value];
  const double standards = world.policies[person.unit.value].standards;
  if (standards > 0.0) {
    // The common scorecard is the mean of the professions' own: co-designed, not one side's.
    CriterionRow common;
    for (std::size_t g = 0; g < world.profession_count(); ++g) {
      const CriterionRow& other = world.scorecards[organisation * world.profession_count() + g];
      for (std::size_t k = 0; k < max_criteria; ++k)
        common[k] += other[k] / static_cast<float>(world.profession_count());
    }
    q = blend(q, common, std::min(standards, 1.0));
  }
  person.effective = blend(person.values, q, person.pressure);
}

Duration observed(const World& world, Time start, Duration length) {
  if (!world.observing) return {};
  const Time from = std::max(start, world.observed_from);
  const Time until = std::min(start + length, world.horizon);
  return std::max(until - from, Duration{});
}

Duration charge_strategy(World& world, PersonId i, Time start, Duration length, bool out_of_duty) {
  const Duration spent = observed(world, start, length);
  Timesheet& sheet = world.timesheets[i.value];
  sheet.strategy += spent;
  if (out_of_duty) sheet.displaced += spent;
  return spent;
}

}  // namespace colead
