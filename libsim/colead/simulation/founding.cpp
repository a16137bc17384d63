// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/founding.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "colead/core/large_pages.hpp"
#include "colead/math/functions.hpp"
#include "colead/random/distributions.hpp"
#include "colead/simulation/tie_turnover.hpp"
#include "colead/world/by_unit.hpp"
#include "colead/world/code.hpp"
#include "colead/world/desk.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"

namespace colead {
namespace {

/// What is believed of one colleague, around what is expected of the profession: logit-normal, with the variance that a
/// Beta of this mean and concentration has on the logit scale to first order. Its centre lies as far beyond the logit
/// of the mean as makes the mean what it should be (to 0.004 for means of 0.1 to 0.9: the logistic is nearly a normal
/// distribution function of variance 8 / pi, MacKay 1992). There are many ties, and a Beta quantile costs thirty times
/// this.
float believed_of(double u, double mean, double concentration) {
  if (mean <= 0.0 || mean >= 1.0) return static_cast<float>(mean);
  const double sd = 1.0 / std::sqrt(concentration * mean * (1.0 - mean));
  const double centre = math::log(mean / (1.0 - mean)) * std::sqrt(1.0 + std::numbers::pi * sd * sd / 8.0);
  return static_cast<float>(1.0 / (1.0 + math::exp(-centre - normal_quantile(u, 0.0, sd))));
}

/// z of a unit's climate: what its people have in common.
double climate_of(const World& world, UnitId unit) {
  const std::uint64_t key = identity(world.setting->units[unit.value].id);
  return normal_quantile(world.luck.uniform(Purpose::climate, key));
}

/// The draw of somebody of a unit whose people share the part spread.units of their variance: as uniform as u, so that
/// means and spreads over everybody stay what they are.
double in_climate(const World& world, double u, double z) {
  const double shared = world.behaviour().spread.units;
  if (shared <= 0.0) return u;
  const double own = std::sqrt(1.0 - shared) * normal_quantile(u);
  const double within = 0.5 * math::erfc(-(std::sqrt(shared) * z + own) / std::numbers::sqrt2);
  return std::clamp(within, 0x1p-53, 1.0 - 0x1p-53);
}

/// psi of a unit: around what the scenario states, with the variance between units of a trait of this mean.
double founding_safety(const World& world, UnitId unit) {
  const double stated = world.setting->units[unit.value].safety;
  const auto& spread = world.behaviour().spread;
  if (spread.units <= 0.0) return stated;
  const double u = 0.5 * math::erfc(-climate_of(world, unit) / std::numbers::sqrt2);
  return static_cast<double>(believed_of(u, stated, spread.traits / spread.units));
}

CriterionRow dirichlet_row(Draws draws, const CriterionRow& mean, std::size_t criteria, double concentration) {
  std::array<double, max_criteria> uniforms{};
  std::array<double, max_criteria> alphas{};
  std::array<std::size_t, max_criteria> index{};
  std::size_t count = 0;
  for (std::size_t k = 0; k < criteria; ++k) {
    const double u = draws.next();
    if (mean[k] <= 0.0F) continue;  // nobody values what the mean leaves out
    uniforms[count] = u;
    alphas[count] = static_cast<double>(mean[k]) * concentration;
    index[count++] = k;
  }
  const std::vector<double> point = dirichlet_quantile({uniforms.data(), count}, {alphas.data(), count});
  CriterionRow out;
  for (std::size_t c = 0; c < count; ++c) out[index[c]] = static_cast<float>(point[c]);
  return out;
}

/// Beliefs of an entrant: those of the own profession's training on some dimensions, own ones on others, open on the
/// rest.
void draw_beliefs(World& world, PersonId id) {
  Person& person = world.people[id];
  const auto& codes = world.behaviour().codes;
  const std::size_t code =
      world.organisation_of(person.unit).value * (world.profession_count() + 1) + person.profession.value;
  Draws draws = world.luck.draws(Purpose::definition, person.identity);
  person.code_yes = person.code_no = 0;
  for (std::uint32_t d = 0; d < code_dimensions; ++d) {
    const std::uint32_t bit = 1U << d;
    const double u = draws.next();
    if (u < codes.entrant_taught) {
      person.code_yes |= world.profession_code_yes[code] & bit;
      person.code_no |= world.profession_code_no[code] & bit;
    } else if (u < codes.entrant_taught + codes.entrant_own / 2.0) {
      person.code_yes |= bit;
    } else if (u < codes.entrant_taught + codes.entrant_own) {
      person.code_no |= bit;
    }
  }
}

void draw_views(const Plan& plan, World& world, PersonId id) {
  const Setting& setting = plan.setting();
  Person& person = world.people[id];
  const double z = climate_of(world, person.unit);
  for (std::uint32_t g = 0; g < setting.professions.size(); ++g) {
    const Profession& other = setting.professions[g];
    View& view = world.people.view(id, ProfessionId{g});
    const bool own = g == person.profession.value;
    auto u = world.luck.uniforms4(Purpose::understanding, person.identity, identity(other.id));
    for (std::size_t n = 0; n < 3; ++n) u[n] = in_climate(world, u[n], z);  // the last is about oneself
    view.since = world.now();
    view.understanding =
        own || person.hybrid ? 1.0F : static_cast<float>(plan.traits(person.profession).understanding(u[0]));
    view.base = static_cast<float>(setting.behaviour.learning.lasting * static_cast<double>(view.understanding));
    view.contact_hours = view.seen = 0.0F;
    const double noise = normal_quantile(u[3], 0.0, setting.behaviour.learning.self_assessment_noise);
    view.self_assessed =
        own ? 0.0F : static_cast<float>(setting.professions[person.profession.value].self_assessment_bias + noise);
    view.prior_ability = static_cast<float>(plan.traits(ProfessionId{g}).prior_ability(u[1]));
    view.prior_benevolence = static_cast<float>(plan.traits(ProfessionId{g}).prior_benevolence(u[2]));
    const CriterionRow mean = setting.row(other.values);
    const double stereotype = own ? 0.0 : other.stereotype_weight;
    view.perceived = other.stereotype.empty() ? mean : blend(mean, setting.row(other.stereotype), stereotype);
  }
}

void found_codes(const Plan& plan, World& world) {
  const Setting& setting = plan.setting();
  const auto& codes = setting.behaviour.codes;
  const std::size_t professions = setting.professions.size();
  world.profession_code_yes.assign(setting.organisations.size() * (professions + 1), 0);
  world.profession_code_no = world.profession_code_yes;
  for (const Organisation& organisation : setting.organisations) {
    const std::uint64_t key = identity(organisation.id);
    const std::size_t o = world.reality.size();
    world.reality.push_back(static_cast<std::uint32_t>(world.luck.bits(Purpose::definition, key)));
    for (std::size_t g = 0; g < professions; ++g) {
      // The same shares for every profession: neither is favoured.
      Draws draws = world.luck.draws(Purpose::definition, key, identity(setting.professions[g].id), 1);
      for (std::uint32_t d = 0; d < code_dimensions; ++d) {
        const std::uint32_t bit = 1U << d;
        const double u = draws.next();
        if (u >= codes.taught) continue;
        const bool truth = (world.reality[o] & bit) != 0;
        const bool taught = u < codes.taught * codes.taught_right ? truth : !truth;
        (taught ? world.profession_code_yes : world.profession_code_no)[o * (professions + 1) + g] |= bit;
      }
    }
  }
}

void found_people(const Plan& plan, World& world) {
  const Setting& setting = plan.setting();
  std::vector<Rota> rotas;
  rotas.reserve(plan.positions().size());
  world.people.reserve(plan.positions().size());
  for (const Position& position : plan.positions()) {
    Person person;
    person.position = position.identity;
    person.unit = position.unit;
    person.profession = position.profession;
    person.tier = position.tier;
    person.staff_group = position.staff_group;
    person.background = static_cast<float>(
        setting.unit_types[setting.units[position.unit.value].type_index].staff[position.staff_group].background);
    world.people.add(person);
    rotas.push_back(position.rota);
  }
  world.staff = staff_by_unit(world.people, setting.units.size());
  world.diaries = Diaries(plan.calendars(), rotas);
  world.queues = AttentionQueues(world.people.size());
  resize_in_large_pages(world.desks, world.people.size());
  resize_in_large_pages(world.timesheets, world.people.size());
  world.membership.assign(world.people.size(), 0);
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    const PersonId id{i};
    draw_holder(plan, world, id);
    const Position& position = plan.positions()[i];
    world.desks[i].open_week = hours(position.open_hours);
    const auto& staff = setting.unit_types[setting.units[position.unit.value].type_index].staff;
    protect(world, id, hours(staff[position.staff_group].protected_hours));
  }
}

void found_network(const Plan& plan, World& world) {
  std::vector<TieSpec> ties;  // line ties stand first: a generated tie between the same two is the same tie
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    const PersonId superior = plan.superior(PersonId{i});
    if (!superior.valid()) continue;
    ties.push_back({i, superior.value, TieKind::line});
    ties.push_back({superior.value, i, TieKind::line});
  }
  const std::vector<TieSpec> generated = plan.setting().network->generate(plan.nodes(), world.luck);
  ties.insert(ties.end(), generated.begin(), generated.end());
  world.network = Network(world.people.size(), std::move(ties));
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    for (Tie& tie : world.network.base_ties(PersonId{i})) draw_first_evidence(world, PersonId{i}, tie);
  }
}

}  // namespace

void draw_first_evidence(World& world, PersonId holder, Tie& tie) {
  const Person& target = world.people[PersonId{tie.target}];
  const auto prior = prior_of(world, holder, PersonId{tie.target});
  const auto& spread = world.behaviour().spread;
  const auto u = world.luck.uniforms4(Purpose::initial_trust, world.people[holder].identity, target.identity);
  double level = 0.0;
  for (std::size_t f = 0; f < facet_count; ++f) {
    const float believed = believed_of(u[f], prior[f], spread.traits);
    tie.positive[f] = static_cast<float>(spread.evidence * believed);
    tie.negative[f] = static_cast<float>(spread.evidence * (1.0 - static_cast<double>(believed)));
    level += believed / static_cast<double>(facet_count);
  }
  tie.linear = static_cast<float>(level);
  const double regard = in_climate(world, u[3], climate_of(world, world.people[holder].unit));
  tie.respect = believed_of(regard, world.setting->professions[target.profession.value].respect, spread.traits);
  tie.updated_weeks = static_cast<float>(world.now_weeks());
}

void draw_holder(const Plan& plan, World& world, PersonId id) {
  const Setting& setting = plan.setting();
  Person& person = world.people[id];
  person.identity = identity(person.position, person.generation);
  person.joined = world.now();
  person.cpd_hours = person.cpd_weeks = 0;
  const Profession& profession = setting.professions[person.profession.value];
  const StaffGroup& group = setting.unit_types[setting.units[person.unit.value].type_index].staff[person.staff_group];
  const TraitTables& traits = plan.traits(person.profession);
  const auto u = world.luck.uniforms4(Purpose::competence, person.identity);
  const auto w = world.luck.uniforms4(Purpose::propensity, person.identity);
  person.competence = static_cast<float>(traits.competence(u[0]));
  person.pressure = static_cast<float>(traits.pressure(u[1]));
  person.habit = static_cast<float>(traits.habit(u[2]));
  person.tolerance = static_cast<float>(traits.tolerance(u[3]));
  person.propensity = static_cast<float>(traits.propensity(w[0]));
  person.hybrid = bernoulli(w[1], group.hybrid);
  person.identity_strength = static_cast<float>(profession.identity_strength);
  person.values = dirichlet_row(world.luck.draws(Purpose::values, person.identity), setting.row(profession.values),
                                setting.criteria.size(), setting.behaviour.spread.values);
  draw_views(plan, world, id);
  draw_beliefs(world, id);
  refresh_effective_weights(world, id);
}

World found_world(const Plan& plan, const Luck& luck) {
  const Setting& setting = plan.setting();
  World world;
  world.setting = &setting;
  world.luck = luck;
  world.people = People(setting.professions.size());
  world.policies.resize(setting.units.size());
  world.usual.resize(setting.organisations.size());
  world.dates.resize(setting.units.size() * setting.decisions.size());
  world.units.resize(setting.units.size());
  world.undecided.resize(setting.units.size());
  world.units_of = units_by_organisation(setting);
  for (std::uint32_t u = 0; u < setting.units.size(); ++u) {
    world.units[u].safety = world.units[u].home = founding_safety(world, UnitId{u});
  }
  for (std::size_t o = 0; o < setting.organisations.size(); ++o) {
    for (const Profession& profession : setting.professions)
      world.scorecards.push_back(setting.row(profession.scorecard));
  }
  world.horizon = Time::start() + weeks(setting.warm_up_weeks + setting.horizon_weeks);
  world.observed_from = Time::start() + weeks(setting.warm_up_weeks);
  found_codes(plan, world);
  found_people(plan, world);
  found_network(plan, world);
  count_founding_ties(plan, world);
  return world;
}

}  // namespace colead
