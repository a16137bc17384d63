// SPDX-License-Identifier: Apache-2.0
#include "world_tables.hpp"

#include <array>
#include <string>

#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"
#include "decision_columns.hpp"

namespace colead {
namespace {

constexpr std::array<std::string_view, 9> stage_names{
    "latent", "routed", "preparing", "waiting_for_slot", "meeting", "deferred", "reworking", "signing", "closed"};
constexpr std::array<std::string_view, 5> tie_kind_names{"absent", "line", "peer", "network", "project"};

/// A column of one number for each person.
template <class Value>
TableColumn of_people(const World& world, std::string name, Value value) {
  std::vector<double> out;
  out.reserve(world.people.size());
  for (std::uint32_t i = 0; i < world.people.size(); ++i)
    out.push_back(static_cast<double>(value(PersonId{i}, world.people[PersonId{i}])));
  return {std::move(name), std::move(out)};
}

template <class Text>
TableColumn texts_of_people(const World& world, std::string name, Text value) {
  TextValues out;
  for (std::uint32_t i = 0; i < world.people.size(); ++i) out.add(value(world.people[PersonId{i}]));
  return {std::move(name), std::move(out)};
}

void add_identity(std::vector<TableColumn>& out, const World& world, const Plan& plan) {
  const Setting& setting = *world.setting;
  TextValues names;
  std::vector<std::uint64_t> identities;
  std::vector<std::uint8_t> hybrid;
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    names.add(plan.positions()[i].name);
    identities.push_back(world.people[PersonId{i}].identity);
    hybrid.push_back(static_cast<std::uint8_t>(world.people[PersonId{i}].hybrid));
  }
  out.push_back({"person", std::move(names)});
  out.push_back({"identity", std::move(identities)});
  out.push_back(texts_of_people(world, "unit", [&](const Person& p) { return setting.units[p.unit.value].id; }));
  out.push_back(texts_of_people(world, "profession",
                                [&](const Person& p) { return setting.professions[p.profession.value].id; }));
  out.push_back(
      texts_of_people(world, "tier", [](const Person& p) { return tier_names[static_cast<std::size_t>(p.tier)]; }));
  out.push_back({"hybrid", BoolValues{std::move(hybrid)}});
}

void add_traits(std::vector<TableColumn>& out, const World& world) {
  const auto put = [&](const char* name, auto value) { out.push_back(of_people(world, name, value)); };
  put("joined_weeks", [&](PersonId, const Person& p) { return in_weeks(p.joined - world.observed_from); });
  put("competence", [](PersonId, const Person& p) { return p.competence; });
  put("pressure", [](PersonId, const Person& p) { return p.pressure; });
  put("identity_strength", [](PersonId, const Person& p) { return p.identity_strength; });
  put("propensity", [](PersonId, const Person& p) { return p.propensity; });
  put("habit", [](PersonId, const Person& p) { return p.habit; });
  put("tolerance", [](PersonId, const Person& p) { return p.tolerance; });
  put("background", [](PersonId, const Person& p) { return p.background; });
  put("cpd_hours", [&world](PersonId i, const Person&) { return cpd_hours(world, i); });
}

void add_weights(std::vector<TableColumn>& out, const World& world) {
  for (std::size_t k = 0; k < world.setting->criteria.size(); ++k) {
    const std::string& criterion = world.setting->criteria[k];
    out.push_back(of_people(world, "values_" + criterion, [k](PersonId, const Person& p) { return p.values[k]; }));
    out.push_back(of_people(world, "scorecard_" + criterion,
                            [&, k](PersonId i, const Person&) { return world.scorecard_of(i)[k]; }));
    out.push_back(of_people(world, "weights_" + criterion, [k](PersonId, const Person& p) { return p.effective[k]; }));
  }
}

void add_views(std::vector<TableColumn>& out, const World& world) {
  for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
    const std::string& profession = world.setting->professions[g].id;
    const ProfessionId id{g};
    out.push_back(of_people(world, "understanding_" + profession,
                            [&, id](PersonId i, const Person&) { return understanding(world, i, id); }));
    out.push_back(of_people(world, "self_assessed_" + profession,
                            [&, id](PersonId i, const Person&) { return self_assessed(world, i, id); }));
  }
}

/// Since observation began; 0 before.
void add_hours(std::vector<TableColumn>& out, const World& world) {
  const auto put = [&](const char* name, Duration Timesheet::*hours) {
    out.push_back(of_people(world, name, [&world, hours](PersonId i, const Person&) {
      return i.value < world.timesheets.size() ? in_hours(world.timesheets[i.value].*hours) : 0.0;
    }));
  };
  put("preparation_hours", &Timesheet::preparation);
  put("meeting_hours", &Timesheet::meetings);
  put("strategy_hours", &Timesheet::strategy);
  put("displaced_hours", &Timesheet::displaced);
}

/// Ties, row by row.
struct TieColumns {
  TextValues sources, targets, kinds;
  std::vector<double> trust, respect, updated;
  std::array<std::vector<double>, facet_count> positive, negative;

  void add(const World& world, const Plan& plan, PersonId source, const Tie& tie) {
    const PersonId target{tie.target};
    sources.add(plan.positions()[source.value].name);
    targets.add(plan.positions()[target.value].name);
    kinds.add(tie_kind_names[static_cast<std::size_t>(tie.kind)]);
    trust.push_back(colead::trust(world, source, target));
    respect.push_back(tie.respect);
    updated.push_back(static_cast<double>(tie.updated_weeks) - in_weeks(world.observed_from));
    for (std::size_t f = 0; f < facet_count; ++f) {
      positive[f].push_back(tie.positive[f]);
      negative[f].push_back(tie.negative[f]);
    }
  }
};

template <class Value>
TableColumn of_units(const World& world, std::string name, Value value) {
  std::vector<std::int64_t> out;
  for (const UnitState& unit : world.units) out.push_back(static_cast<std::int64_t>(value(unit)));
  return {std::move(name), std::move(out)};
}

}  // namespace

std::vector<TableColumn> people_columns(const World& world, const Plan& plan) {
  std::vector<TableColumn> out;
  add_identity(out, world, plan);
  add_traits(out, world);
  add_weights(out, world);
  add_views(out, world);
  add_hours(out, world);
  return out;
}

std::vector<TableColumn> ties_columns(const World& world, const Plan& plan) {
  TieColumns ties;
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    const PersonId source{i};
    for (const auto row : {world.network.base_ties(source), world.network.added_ties(source)}) {
      for (const Tie& tie : row) {
        if (tie.kind != TieKind::absent) ties.add(world, plan, source, tie);
      }
    }
  }
  std::vector<TableColumn> out;
  out.push_back({"source", std::move(ties.sources)});
  out.push_back({"target", std::move(ties.targets)});
  out.push_back({"kind", std::move(ties.kinds)});
  out.push_back({"trust", std::move(ties.trust)});
  out.push_back({"respect", std::move(ties.respect)});
  out.push_back({"updated_weeks", std::move(ties.updated)});
  for (std::size_t f = 0; f < facet_count; ++f) {
    out.push_back({std::string{facet_names[f]} + "_positive", std::move(ties.positive[f])});
    out.push_back({std::string{facet_names[f]} + "_negative", std::move(ties.negative[f])});
  }
  return out;
}

std::vector<TableColumn> units_columns(const World& world) {
  TextValues names;
  TextValues organisations;
  std::vector<double> safety;
  for (std::size_t u = 0; u < world.units.size(); ++u) {
    names.add(world.setting->units[u].id);
    organisations.add(world.setting->units[u].organisation.text);
    safety.push_back(world.units[u].safety);
  }
  std::vector<TableColumn> out;
  out.push_back({"unit", std::move(names)});
  out.push_back({"organisation", std::move(organisations)});
  out.push_back({"safety", std::move(safety)});
  out.push_back(of_units(world, "open_decisions", [](const UnitState& u) { return u.open_decisions; }));
  out.push_back(of_units(world, "overdue_recent", [](const UnitState& u) { return u.overdue_recent; }));
  out.push_back(of_units(world, "closed_recent", [](const UnitState& u) { return u.closed_recent; }));
  out.push_back(of_units(world, "failures_recent", [](const UnitState& u) { return u.failures_recent; }));
  return out;
}

TableObject people_table(const World& world, const Plan& plan) { return table_object(people_columns(world, plan)); }

TableObject ties_table(const World& world, const Plan& plan) { return table_object(ties_columns(world, plan)); }

TableObject units_table(const World& world) { return table_object(units_columns(world)); }

TableObject open_decisions_table(const World& world) {
  DecisionColumns columns(*world.setting, world.now());
  TextValues stages;
  for (const Decision& decision : world.decisions) {
    if (decision.stage == Stage::closed) continue;
    columns.add(decision.record);
    stages.add(stage_names[static_cast<std::size_t>(decision.stage)]);
  }
  std::vector<TableColumn> out = columns.take();
  out.insert(out.begin() + 3, TableColumn{"stage", std::move(stages)});
  return table_object(std::move(out));
}

}  // namespace colead
