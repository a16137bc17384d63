// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/load.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "colead/fields/field_reader.hpp"
#include "colead/fields/field_writer.hpp"
#include "colead/fields/scalar.hpp"
#include "colead/scenario/check_dates.hpp"
#include "colead/scenario/check_ids.hpp"
#include "colead/scenario/check_meetings.hpp"
#include "colead/scenario/check_plan.hpp"
#include "colead/scenario/check_rules.hpp"
#include "colead/scenario/copies.hpp"
#include "colead/scenario/emit.hpp"
#include "colead/scenario/old_names.hpp"
#include "colead/scenario/plain_words.hpp"
#include "colead/scenario/preset.hpp"
#include "colead/scenario/strategy_texts.hpp"

namespace colead {
namespace {

void declare_criteria(const Node& root, ReadContext& context) {
  std::vector<std::string> criteria;
  const Node* written = root.find("criteria");
  if (written != nullptr && written->kind == Node::Kind::sequence) {
    for (const Node& item : written->items) criteria.push_back(item.text);
  }
  context.names.declare(Domain::criterion, criteria.empty() ? default_criteria() : criteria);
}

void check_criteria(FieldReader& reader, const std::vector<std::string>& criteria) {
  const std::size_t few = std::min(criteria.size(), 2 * max_criteria);  // more are refused as too many
  for (std::size_t k = 0; k < few; ++k) {
    const auto first = std::find(criteria.begin(), criteria.end(), criteria[k]);
    if (first == criteria.begin() + static_cast<std::ptrdiff_t>(k)) continue;
    reader.fail(ErrorCode::ref, "criteria[" + std::to_string(k) + "]",
                "criterion " + shown(criteria[k]) + " is named twice", "every criterion once");
  }
}

/// Names with a quick way to ask for one.
struct KnownNames {
  explicit KnownNames(std::vector<std::string> all) : list(std::move(all)), set(list.begin(), list.end()) {}

  std::vector<std::string> list;
  std::set<std::string> set;
};

template <class Declared>
std::vector<std::string> ids_of(const std::vector<Declared>& declared) {
  std::vector<std::string> ids;
  ids.reserve(declared.size());
  for (const Declared& one : declared) ids.push_back(one.id);
  return ids;
}

/// A reference between sections.
struct Reference {
  std::string path;
  std::string_view what;
  const std::string& id;
  std::string expected;
};

void require_known(FieldReader& reader, const KnownNames& known, const Reference& reference) {
  if (reference.id.empty() || known.set.contains(reference.id)) return;
  reader.fail(ErrorCode::ref, reference.path, "unknown " + std::string{reference.what} + " " + shown(reference.id),
              known.list.empty() ? reference.expected : FieldReader::one_of(known.list),
              nearest(reference.id, known.list));
}

/// What a field's own reader cannot know; also looked at where it has found mistakes, so that all are reported in one
/// pass. `damaged`: there are some, so a list without entries may be their doing and says nothing.
void check_references(FieldReader& reader, const Scenario& scenario, bool damaged) {
  const Setting& setting = scenario.setting;
  const auto telling = [damaged](const KnownNames& ids) { return !damaged || !ids.list.empty(); };
  const KnownNames types(ids_of(setting.unit_types));
  for (const Unit& unit : setting.written_units) {
    if (!telling(types)) break;
    require_known(reader, types, {"units." + unit.id + ".type", "unit type", unit.type, "one of the unit_types"});
  }
  const KnownNames classes(ids_of(setting.decisions));
  for (const UnitType& type : setting.unit_types) {
    for (const UnitLoad& arises : type.decisions) {
      if (!telling(classes)) break;
      const std::string path = "unit_types." + type.id + ".decisions." + arises.id;
      require_known(reader, classes, {path, "decision class", arises.id, "one of the decisions"});
    }
  }
  const KnownNames strategies(ids_of(scenario.strategies));
  if (!telling(strategies)) return;
  require_known(reader, strategies,
                {"compare.baseline", "strategy", scenario.compare.baseline, "one of the strategies"});
  for (std::size_t n = 0; n < scenario.compare.strategies.size(); ++n) {
    require_known(reader, strategies,
                  {"compare.strategies[" + std::to_string(n) + "]", "strategy", scenario.compare.strategies[n],
                   "one of the strategies"});
  }
  for (const StrategyText& text : scenario.strategy_texts) {
    if (strategies.set.contains(text.id)) continue;
    reader.fail(ErrorCode::ref, "strategy_texts." + text.id, "strategy " + shown(text.id) + " has no interventions",
                "interventions: [{kind: ...}] beside its title, or [] for none", nearest(text.id, strategies.list));
  }
}

/// Defaults that depend on other sections, and indices of what is named in them.
void settle(Scenario& scenario) {
  Setting& setting = scenario.setting;
  const double equal = 1.0 / static_cast<double>(setting.criteria.size());
  if (setting.societal_weights.empty()) setting.societal_weights.assign(setting.criteria.size(), equal);
  if (scenario.title.empty()) scenario.title = scenario.name;
  std::map<std::string_view, std::uint32_t> types;
  for (std::uint32_t t = 0; t < setting.unit_types.size(); ++t) types.emplace(setting.unit_types[t].id, t);
  for (Unit& unit : setting.written_units) {
    if (!unit.organisation.given() && !setting.written_organisations.empty())
      unit.organisation = {setting.written_organisations[0].id, 0};
    const auto type = types.find(unit.type);
    unit.type_index = type == types.end() ? static_cast<std::uint32_t>(types.size()) : type->second;
  }
}

/// Ties, and places where decisions arise, are paid for as people are: a budget of more people is one of more of them.
constexpr double ties_a_person = 20.0;
constexpr double people_a_place = 4.0;

void check_size(FieldReader& reader, const Setting& setting, const Budget& budget) {
  const double ties = setting.network.given() ? setting.network->expected_ties(expected_people(setting)) : 0.0;
  const double most_ties = budget.people * ties_a_person;
  if (ties > most_ties) {
    reader.fail(ErrorCode::budget, "network", "the network comes to about " + format_double(std::round(ties)) + " ties",
                "at most " + format_double(most_ties));
  }
  double units = 0.0;
  for (const Unit& unit : setting.written_units) units += copies_of(setting, unit);
  const double places = units * static_cast<double>(setting.decisions.size());
  const double most_places = budget.people / people_a_place;
  if (places > most_places) {
    reader.fail(ErrorCode::budget, "units",
                "units times decision classes come to " + format_double(places) + " places where decisions may arise",
                "at most " + format_double(most_places));
  }
}

void check_budget(FieldReader& reader, const Scenario& scenario, const Budget& budget) {
  const double people = expected_people(scenario.setting);
  if (people > budget.people) {
    reader.fail(ErrorCode::budget, "units", "the units come to " + format_double(people) + " people",
                "at most " + format_double(budget.people) + ", or COLEAD_BUDGET='people=...' in the environment");
  }
  const double runs = static_cast<double>(scenario.compare.replications) *
                      static_cast<double>(std::max<std::size_t>(1, scenario.strategies.size()));
  const double decisions = expected_decisions(scenario.setting) * runs;
  if (decisions > budget.decisions || runs > budget.runs) {
    reader.fail(ErrorCode::budget, "compare.replications",
                "a comparison comes to " + format_double(runs) + " runs and about " +
                    format_double(std::round(decisions)) + " decisions",
                "at most " + format_double(budget.runs) + " runs and " + format_double(budget.decisions) +
                    " decisions, or COLEAD_BUDGET='decisions=...' in the environment");
  }
}

void sort_by_place(std::vector<Diagnostic>& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
}

/// Whether a list that others name is not written at all; that is told when all has been read.
bool lacks_a_section(const Node& root) {
  constexpr std::array<std::string_view, 3> named{"unit_types", "decisions", "strategies"};
  return std::ranges::any_of(named, [&](std::string_view key) { return root.find(key) == nullptr; });
}

/// More are no comparison. Told before any is made: each takes a hundred times the memory of its line.
constexpr std::size_t max_interventions = 10000;

std::size_t interventions_in(const Node& root) {
  std::size_t sum = 0;
  if (const Node* strategies = root.find("strategies"); strategies != nullptr) {
    for (const Node::Entry& strategy : strategies->entries) sum += strategy.value.items.size();
  }
  return sum;
}

/// Mistakes go into the context.
void read_and_check(Scenario& scenario, ReadContext& context, const Catalogues& catalogues, const Budget& budget) {
  const Node& root = context.document->root;
  declare_criteria(root, context);
  FieldReader reader(context, root);
  if (interventions_in(root) > max_interventions) {
    reader.fail(ErrorCode::range, "strategies", "the strategies come to more than 10000 interventions",
                "at most 64 in a strategy, 10000 in all");
    return;
  }
  scenario.visit(reader);
  check_criteria(reader, scenario.setting.criteria);
  check_ids(reader, scenario);
  check_references(reader, scenario, !context.problems.empty() || lacks_a_section(root));
  settle(scenario);
  check_dates(reader, scenario);
  if (context.problems.empty()) check_plan(reader, scenario, context.names, catalogues);
  if (context.problems.empty()) check_size(reader, scenario.setting, budget);
  if (context.problems.empty()) check_budget(reader, scenario, budget);
  if (context.problems.empty()) make_copies(reader, scenario.setting);
  if (context.problems.empty()) scenario.notices = report_meetings(reader, context.problems, scenario.setting);
  if (context.problems.empty()) {
    for (Diagnostic& notice : report_idle_fields(reader, context.problems, scenario, root)) {
      scenario.notices.push_back(std::move(notice));
    }
    for (Diagnostic& notice : report_dates(reader, context.problems, scenario)) {
      scenario.notices.push_back(std::move(notice));
    }
    for (Diagnostic& notice : report_late_evidence(reader, context.problems, scenario)) {
      scenario.notices.push_back(std::move(notice));
    }
  }
  reader.finish();
}

}  // namespace

Scenario read_scenario(Document document, const Catalogues& catalogues, const Budget& budget) {
  rename_old_keys(document);
  gather_strategy_texts(document, document.root);
  apply_preset(document);
  Scenario scenario;
  scenario.setting.criteria = default_criteria();
  scenario.setting.trust.instance.kind = "beta_evidence";
  scenario.setting.influence.instance.kind = "friedkin_johnsen";
  ReadContext context;
  context.document = &document;
  context.catalogues = catalogues.all();
  try {
    read_and_check(scenario, context, catalogues, budget);
  } catch (const ScenarioError& enough) {  // so many mistakes that reading ended with them
    context.problems = enough.diagnostics();
  }
  if (!context.problems.empty()) {
    put_plainly(context.problems, document);
    sort_by_place(context.problems);
    throw ScenarioError(std::move(context.problems));
  }
  scenario.names = std::move(context.names);
  scenario.assumptions = std::move(context.assumptions);
  scenario.origins = std::move(context.origins);
  scenario.old_names = std::move(document.old_names);
  scenario.document = std::move(document);
  return scenario;
}

double expected_people(const Setting& setting) {
  double people = 0.0;
  for (const Unit& unit : setting.written_units) {
    if (unit.type_index >= setting.unit_types.size()) continue;
    const double copies = copies_of(setting, unit);
    for (const StaffGroup& group : setting.unit_types[unit.type_index].staff)
      people += copies * static_cast<double>(group.count);
  }
  return people;
}

double expected_decisions(const Setting& setting) {
  std::map<std::string_view, double> rates;
  for (const DecisionClass& c : setting.decisions) rates.emplace(c.id, c.per_week);
  double per_week = 0.0;
  for (const Unit& unit : setting.written_units) {
    if (unit.type_index >= setting.unit_types.size()) continue;
    const double copies = copies_of(setting, unit);
    for (const UnitLoad& arises : setting.unit_types[unit.type_index].decisions) {
      const auto rate = rates.find(arises.id);
      if (rate != rates.end()) per_week += rate->second * arises.load * unit.load * copies;
    }
  }
  return setting.load * per_week * (setting.warm_up_weeks + setting.horizon_weeks);
}

Node resolved(const Scenario& scenario) { return write_fields(scenario, scenario.names); }

// How runs are judged, which strategies are compared and what they are called, when one has seen enough of them, and on
// which day observation begins, is no part of a run: stored ones stay good.
std::string canonical(const Scenario& scenario) {
  Node root = resolved(scenario);
  for (const char* section : {"organisations", "units"}) leave_out_single_counts(*root.find(section));
  std::erase_if(root.entries, [](const Node::Entry& e) {
    return e.key == "expectations" || e.key == "evidence" || e.key == "strategy_texts" || e.key == "observed_from";
  });
  std::erase_if(root.find("compare")->entries, [](const Node::Entry& e) {
    return e.key == "until" || e.key == "matters" || e.key == "strategies" || e.key == "budget_hours_a_year";
  });
  return emit_canonical(root);
}

}  // namespace colead
