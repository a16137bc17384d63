// SPDX-License-Identifier: Apache-2.0
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "bindings.hpp"
#include "colead/core/error.hpp"
#include "colead/experiment/coupling.hpp"
#include "colead/experiment/figures.hpp"
#include "colead/people/profession.hpp"
#include "given_results.hpp"

namespace colead {
namespace {

py::list matched(const RunResult& a, const RunResult& b) {
  py::list out;
  for (const MatchedDraws& draws : matched_draws(a, b))
    out.append(py::make_tuple(text(draws.name), draws.both, draws.either));
  return out;
}

py::object divergence(const Experiment& experiment, std::size_t a, std::size_t b, std::uint64_t seed,
                      std::uint64_t replication) {
  if (a >= experiment.arms().size() || b >= experiment.arms().size()) throw py::index_error("there is no such arm");
  Divergence found;
  {
    const py::gil_scoped_release released;
    found = first_divergence(experiment, a, b, {seed, replication, {}});
  }
  if (!found.found) return py::none();
  return py::make_tuple(found.week, text(event_names[static_cast<std::size_t>(found.first)]),
                        text(event_names[static_cast<std::size_t>(found.second)]));
}

py::list posts(const Experiment& experiment) {
  const Setting& setting = experiment.scenario().setting;
  py::list out;
  for (const Position& position : experiment.plan().positions()) {
    const Unit& unit = setting.units[position.unit.value];
    py::dict record;
    record["post"] = text(position.name);
    record["profession"] = text(setting.professions[position.profession.value].id);
    record["tier"] = text(tier_names[static_cast<std::size_t>(position.tier)]);
    record["unit"] = text(unit.id);
    record["organisation"] = text(setting.organisations[unit.organisation.index].id);
    out.append(record);
  }
  return out;
}

double field_of(const PersonRow& row, std::size_t field) {
  const std::array<double, 8> fields{static_cast<double>(row.decisions),
                                     row.regret,
                                     row.own_score,
                                     row.joint_hours,
                                     row.programme_hours,
                                     row.displaced_hours,
                                     row.trust_received,
                                     row.understanding};
  return fields[field];
}

constexpr std::array<std::string_view, 8> person_fields{"decisions",      "regret",          "own_score",
                                                        "joint_hours",    "programme_hours", "displaced_hours",
                                                        "trust_received", "understanding"};

py::array_t<double> people_values(const ResultsArgument& given, const std::string& field) {
  const GivenResults held(given);
  const Results results = held.all();
  const auto* const found = std::find(person_fields.begin(), person_fields.end(), field);
  if (found == person_fields.end()) throw py::value_error("there is no figure of people '" + field + "'");
  const auto at = static_cast<std::size_t>(found - person_fields.begin());
  const std::size_t people = results.empty() ? 0 : results[0]->people.size();
  py::array_t<double> out({static_cast<py::ssize_t>(results.size()), static_cast<py::ssize_t>(people)});
  auto cells = out.mutable_unchecked<2>();
  for (std::size_t r = 0; r < results.size(); ++r) {
    if (results[r]->people.size() != people || people == 0)
      throw py::value_error("every result must have been kept with people=True, in one experiment");
    for (std::size_t p = 0; p < people; ++p)
      cells(static_cast<py::ssize_t>(r), static_cast<py::ssize_t>(p)) = field_of(results[r]->people[p], at);
  }
  return out;
}

}  // namespace

void bind_coupling(py::module_& module) {
  module.def("matched_draws", &matched, py::arg("a"), py::arg("b"),
             "[(purpose, both, either)]: how many draws of either run both asked for. Results kept with draws=True.");
  module.def(
      "first_divergence", &divergence, py::arg("experiment"), py::arg("a"), py::arg("b"), py::arg("seed"),
      py::arg("replication"),
      "(week since observation began, event, the other run's event) where two arms first differ; None: nowhere.");
  module.def("posts", &posts, py::arg("experiment"), "{post, profession, tier, unit, organisation} of every post.");
  module.def("people_values", &people_values, py::arg("results"), py::arg("field"),
             "One figure of every post, float64 [results, posts]; NaN where there is none. Kept with people=True.");
  py::tuple fields(person_fields.size());
  for (std::size_t n = 0; n < person_fields.size(); ++n) fields[n] = text(person_fields[n]);
  module.attr("person_fields") = fields;
}

}  // namespace colead
