// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <filesystem>
#include <map>

#include "bind_scenario_parts.hpp"
#include "bindings.hpp"
#include "colead/core/year.hpp"
#include "colead/experiment/cost.hpp"
#include "colead/experiment/experiment.hpp"
#include "colead/fields/grades.hpp"
#include "colead/fields/name_table.hpp"
#include "colead/scenario/edit.hpp"
#include "colead/scenario/emit.hpp"
#include "colead/scenario/gate.hpp"
#include "colead/scenario/load.hpp"
#include "python_kinds/python_kinds.hpp"
#include "python_node.hpp"
#include "scenario_records.hpp"

namespace colead {
namespace {

/// Reads with the shipped kinds and those in `kinds`, which the scenario then keeps. Needs the interpreter's lock and
/// reads without it.
template <class Read>
Scenario read_with(const py::iterable& kinds, Read read) {
  const std::shared_ptr<const OwnCatalogues> own = own_catalogues(kinds);
  const py::gil_scoped_release released;
  Scenario scenario = read(own == nullptr ? catalogues() : *own);
  scenario.own_kinds = own;
  return scenario;
}

Scenario load(const std::filesystem::path& path, const py::iterable& kinds) {
  return read_with(kinds, [&](const Catalogues& known) { return load_scenario(path.string(), known); });
}

Scenario from_yaml(const std::string& yaml, const std::string& name, const py::iterable& kinds) {
  return read_with(kinds, [&](const Catalogues& known) { return parse_scenario(yaml, name, known); });
}

Scenario from_dict(const py::object& mapping, const std::string& name, const py::iterable& kinds) {
  Node root = node_from_python(mapping, name);
  if (root.kind != Node::Kind::mapping) throw py::type_error("from_dict needs a mapping of texts to values");
  return read_with(kinds, [&](const Catalogues& known) { return build_scenario(std::move(root), name, known); });
}

Scenario with(const Scenario& scenario, const py::object& changes) {
  const std::string name = scenario.document.files.empty() ? "" : scenario.document.files[0];
  if (!py::isinstance(changes, py::module_::import("collections.abc").attr("Mapping")))
    throw py::type_error("with_ needs a mapping of paths to values, such as {'seed': 3}");
  std::vector<Edit> edits;
  for (const py::handle pair : changes.attr("items")()) {
    const auto item = py::reinterpret_borrow<py::tuple>(pair);
    if (!py::isinstance<py::str>(item[0])) throw py::type_error("with_: every path must be a text");
    const auto path = item[0].cast<std::string>();
    edits.push_back({path, node_from_python(item[1], name, path)});
  }
  const py::gil_scoped_release released;
  Scenario out = edited(scenario, edits, catalogues_of(scenario));
  out.own_kinds = scenario.own_kinds;
  return out;
}

/// Pickled as text that goes through the same gate again, with its own kinds by reference.
py::tuple state_of(const Scenario& scenario) {
  const py::object check = py::module_::import("colead.python_kinds.declare").attr("require_importable");
  return py::make_tuple(text(emit_yaml(scenario.document.root)), text(scenario.document.files.at(0)),
                        check(kinds_of(scenario)));
}

Scenario from_state(const py::tuple& state) {
  return from_yaml(state[0].cast<std::string>(), state[1].cast<std::string>(), state[2].cast<py::iterable>());
}

template <class Declared>
Typed<Texts> ids_of(const std::vector<Declared>& declared) {
  return many(declared, &Declared::id);
}

Typed<Texts> criteria_of(const Scenario& scenario) { return many(scenario.setting.criteria, std::identity{}); }

std::int64_t people_of(const Scenario& scenario) {
  return static_cast<std::int64_t>(expected_people(scenario.setting));
}

double decisions_per_week(const Scenario& scenario) {
  return expected_decisions(scenario.setting) / (scenario.setting.warm_up_weeks + scenario.setting.horizon_weeks);
}

std::string baseline_of(const Scenario& scenario) {
  if (!scenario.compare.baseline.empty() || scenario.strategies.empty()) return scenario.compare.baseline;
  return scenario.strategies.front().id;
}

Typed<Many<Row<Assumption>>> assumptions_of(const Scenario& scenario) {
  return many(scenario.assumptions,
              [&](const Assumption& assumption) { return AssumptionRecord::of(assumption, scenario.document); });
}

/// Every grade has its number, "" stands for none.
std::map<std::string, std::size_t> grades_of(const Scenario& scenario) {
  std::map<std::string, std::size_t> counted;
  const std::map<Grade, std::size_t> found = numbers_by_grade(scenario.assumptions);
  for (const Grade grade : {Grade::none, Grade::A, Grade::B, Grade::C, Grade::R}) {
    const auto place = found.find(grade);
    counted.emplace(to_string(grade), place == found.end() ? 0 : place->second);
  }
  return counted;
}

Typed<Texts> notices_of(const Scenario& scenario) {
  return many(scenario.notices, [](const Diagnostic& notice) { return one_line(notice); });
}

Typed<Texts> old_names_of(const Scenario& scenario) {
  return many(scenario.old_names, [](const Diagnostic& notice) { return one_line(notice); });
}

Typed<Many<Row<Origin>>> origins_of(const Scenario& scenario) {
  return many(scenario.origins, [&](const Origin& origin) { return OriginRecord::of(origin, scenario.document); });
}

Typed<Maybe<Row<Until>>> until_of(const Scenario& scenario) {
  if (!scenario.compare.until.wanted()) return {};
  return py::cast(UntilRecord::of(scenario.compare.until));
}

py::object observed_from_of(const Scenario& scenario) {
  if (!scenario.setting.observed_from) return py::none();
  return py::module_::import("datetime").attr("date").attr("fromisoformat")(scenario.observed_from);
}

std::optional<double> budget_of(const Scenario& scenario) {
  const double hours = scenario.compare.budget_hours_a_year;
  return hours > 0.0 ? std::optional(hours) : std::nullopt;
}

Typed<Many<Row<Expectation>>> expectations_of(const Scenario& scenario) {
  return many(scenario.expectations, &ExpectationRecord::of);
}

Typed<Many<Row<WrittenEvidence>>> evidence_of(const Scenario& scenario) {
  return many(scenario.evidence, &EvidenceRecord::of);
}

Typed<Texts> compared_of(const Scenario& scenario) {
  const auto& chosen = scenario.compare.strategies;
  return chosen.empty() ? ids_of(scenario.strategies) : many(chosen, std::identity{});
}

py::str title_of(const Scenario& scenario, const std::string& strategy) {
  const StrategyText found = scenario.text_of(scenario.strategies[scenario.strategy(strategy)].id);
  return text(found.title.empty() ? found.id : found.title);
}

py::str description_of(const Scenario& scenario, const std::string& strategy) {
  return text(scenario.text_of(scenario.strategies[scenario.strategy(strategy)].id).description);
}

std::string described(const Scenario& scenario) {
  return "<colead.Scenario '" + scenario.name + "': " + std::to_string(people_of(scenario)) + " people, " +
         std::to_string(scenario.strategies.size()) + " strategies>";
}

py::tuple read_document(const std::filesystem::path& path) {
  const std::string file = path.string();
  return python_from_node(parse(read_file(file), file));
}

}  // namespace

void bind_scenario(py::module_& module) {
  bind_scenario_records(module);
  module.def("read_document", &read_document, py::arg("path"),
             "The tree of a YAML file that passes the same gate as a scenario: tuples (line, column, value), a value "
             "being None, a text, number or boolean, a list of tuples, or a dict from (key, line, column) to tuples.");
  py::class_<Scenario> scenario(module, "Scenario",
                                "A scenario as read: every value resolved, immutable from then on.");
  scenario
      .def_static(
          "load", &load, py::arg("path"), py::kw_only(), py::arg("kinds") = py::tuple(),
          "Reads a file, or the scenario that comes with colead by that name (`cl.scenarios()` lists them); raises "
          "ScenarioError with every mistake in it. `kinds`: classes of one's own.")
      .def_static("from_yaml", &from_yaml, py::arg("text"), py::arg("name") = "<text>", py::kw_only(),
                  py::arg("kinds") = py::tuple(),
                  "Reads YAML text, which may extend what comes with colead; `name` stands in messages.")
      .def_static("from_dict", &from_dict, py::arg("mapping"), py::arg("name") = "<dict>", py::kw_only(),
                  py::arg("kinds") = py::tuple(),
                  "Reads a tree of dicts, lists, texts, numbers and booleans, which may extend what comes with colead; "
                  "`name` stands in messages. True is no "
                  "number, 8.0 no whole number; raises ScenarioError with every mistake and its path.")
      .def(
          "with_", &with, py::arg("changes"),
          "A new scenario with values replaced: {path: value}, such as {'decisions.beds.per_week': 3.0}; paths as in "
          "`assumptions`. A value that states its range and grade keeps them. A path may end in a new name where names "
          "are the file's own ('strategies.mine'), and in [+] for one more item of a list. Raises ScenarioError with "
          "the path for "
          "a path that leads nowhere and for values that are wrong there.")
      .def_readonly("name", &Scenario::name, "Short name, as tables show it.")
      .def_readonly("title", &Scenario::title, "Title, as reports show it; the name where none is written.")
      .def_readonly("question", &Scenario::question, "The question it is to answer, a sentence; may be empty.")
      .def_readonly("description", &Scenario::description, "What is modelled and on what grounds; may be empty.")
      .def_readonly("seed", &Scenario::seed, "Key of all luck, 0 to 2^64 - 1.")
      .def_property_readonly(
          "horizon_weeks", [](const Scenario& s) { return s.setting.horizon_weeks; },
          "Observed time after the warm-up, in weeks; above 0.")
      .def_property_readonly(
          "warm_up_weeks", [](const Scenario& s) { return s.setting.warm_up_weeks; },
          "Time that runs before observation begins, in weeks; 0 or more.")
      .def_property_readonly("observed_from", &observed_from_of,
                             "The Monday on which observation begins; None where nothing is written.")
      .def_property_readonly(
          "observed_years", [](const Scenario& s) { return s.setting.horizon_weeks / weeks_per_year; },
          "horizon_weeks in years of 52.1775 weeks: what hours a year are reckoned with.")
      .def_property_readonly("criteria", &criteria_of, "What decisions are judged by, 2 to 8 names.")
      .def_property_readonly(
          "professions", [](const Scenario& s) { return ids_of(s.setting.professions); },
          "Ids of the professions, in the order of the file.")
      .def_property_readonly(
          "organisations", [](const Scenario& s) { return ids_of(s.setting.organisations); },
          "Ids of the employers, in the order of the file.")
      .def_property_readonly(
          "units", [](const Scenario& s) { return ids_of(s.setting.units); },
          "Ids of the units, in the order of the file.")
      .def_property_readonly(
          "decisions", [](const Scenario& s) { return ids_of(s.setting.decisions); },
          "Ids of the decision classes, in the order of the file.")
      .def_property_readonly(
          "strategies", [](const Scenario& s) { return ids_of(s.strategies); },
          "Names of the strategies, in the order of the file.")
      .def_property_readonly("compared", &compared_of, "compare.strategies; all where nothing is written.")
      .def("strategy_title", &title_of, py::arg("strategy"),
           "What a strategy is called; its id where nothing is written.")
      .def("strategy_description", &description_of, py::arg("strategy"),
           "What a strategy is, in a sentence; empty where nothing is written.")
      .def_property_readonly("baseline", &baseline_of,
                             "The strategy others are compared with: compare.baseline, else the first.")
      .def_property_readonly(
          "replications", [](const Scenario& s) { return s.compare.replications; },
          "Runs of each strategy in a comparison; 2 or more.")
      .def_property_readonly(
          "confidence", [](const Scenario& s) { return s.compare.confidence; },
          "Confidence of the intervals, 0.5 to 0.9999.")
      .def_property_readonly("until", &until_of, "compare.until; None where nothing is written.")
      .def_property_readonly("budget_hours_a_year", &budget_of,
                             "compare.budget_hours_a_year; None where there is no budget.")
      .def_property_readonly("expectations", &expectations_of,
                             "What is believed of strategies, checked in every comparison.")
      .def_property_readonly("evidence", &evidence_of, "What was measured of the organisation as it is.")
      .def_property_readonly("kinds", &kinds_of, "Classes of one's own that it was read with.")
      .def_property_readonly("people", &people_of, "Number of posts in all units.")
      .def_property_readonly("decisions_per_week", &decisions_per_week,
                             "Expected arrivals a week, all units and classes together.")
      .def_property_readonly(
          "run_seconds", [](const Scenario& s) { return expected_cost(s.setting).seconds; },
          "About how long a run takes on one core, in seconds of the machine where that was measured.")
      .def_property_readonly(
          "run_bytes", [](const Scenario& s) { return expected_cost(s.setting).bytes; },
          "About how much memory a run takes, in bytes.")
      .def(
          "require_feasible", [](const Scenario& s) { require_feasible(s, catalogues_of(s)); },
          "ScenarioError where the staff cannot fill what decisions need or be tied as the network asks.")
      .def_property_readonly("assumptions", &assumptions_of, "Every number it rests on, with grade and source.")
      .def_property_readonly(
          "numbers_by_grade", &grades_of,
          "How many of these numbers have each grade, A, B, C, R or '' for none. What one source says "
          "is one number; an assumption is one wherever it is made.")
      .def_property_readonly("notices", &notices_of, "What is no mistake and may still surprise, a line each.")
      .def_property_readonly("old_names", &old_names_of,
                             "Keys that its file writes under the name they had before, a line each.")
      .def_property_readonly("origins", &origins_of, "Where each value was written; no place for a default.")
      .def("resolved_yaml", [](const Scenario& s) { return text(emit_yaml(resolved(s))); })
      .def("resolved_json", [](const Scenario& s) { return text(emit_json(resolved(s))); })
      .def(
          "canonical", [](const Scenario& s) { return text(canonical(s)); },
          "One spelling per meaning: equal for scenarios that say the same.")
      .def("__repr__", [](const Scenario& s) { return text(described(s)); })
      .def(py::pickle(&state_of, &from_state));
  bind_scenario_parts(scenario);
}

}  // namespace colead
