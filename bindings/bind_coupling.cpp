// SPDX-License-Identifier: Apache-2.0
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>

#include "colead/core/error.hpp"
#include "colead/experiment/comparison_plan.hpp"
#include "colead/experiment/coupling.hpp"
#include "colead/experiment/figures.hpp"
#include "colead/people/profession.hpp"
#include "given_results.hpp"
#include "record.hpp"

namespace colead {
namespace {

using MatchedRecord = Record<MatchedDraws, std::string>;   // strategy
using DivergenceRecord = Record<Divergence, std::string>;  // strategy
using PostRecord = Record<Position, Setting>;

void bind_matched(py::module_& module) {
  MatchedRecord(module, "MatchedDraws",
                "Draws of one purpose: how many that either the baseline's run or the strategy's asked for, both did.")
      .field(
          "strategy", [](const MatchedDraws&, const std::string& strategy) -> const std::string& { return strategy; },
          "Whose.")
      .field("purpose", &MatchedDraws::name, "What they are for.")
      .field("both", &MatchedDraws::both, "Asked for by both runs; estimated where there are many.")
      .field("either", &MatchedDraws::either, "Asked for by one of them at least.")
      .field(
          "share",
          [](const MatchedDraws& draws) {
            return draws.either > 0.0 ? draws.share() : std::numeric_limits<double>::quiet_NaN();
          },
          "both / either; NaN where neither asked for any.")
      .done();
}

Typed<Many<Row<MatchedDraws>>> matched(const ComparisonPlan& plan, const ResultsArgument& noted) {
  const GivenResults held(noted);
  const Results results = held.all();
  if (results.size() != plan.sides.size()) throw py::value_error("there must be one result for each side of the plan");
  py::list out;
  for (std::size_t s = 1; s < results.size(); ++s) {
    for (const MatchedDraws& draws : matched_draws(*results[0], *results[s]))
      out.append(py::cast(MatchedRecord::of(draws, plan.sides[s].strategy)));
  }
  return py::object(py::tuple(out));
}

Typed<Maybe<py::str>> event_of(const Divergence& divergence, EventKind kind) {
  if (!divergence.found) return {};
  return py::object(text(event_names[static_cast<std::size_t>(kind)]));
}

void bind_divergence(py::module_& module) {
  DivergenceRecord(module, "FirstDivergence", "Where a strategy's run first parts from the baseline's.")
      .field(
          "strategy", [](const Divergence&, const std::string& strategy) -> const std::string& { return strategy; },
          "Whose.")
      .field(
          "week",
          [](const Divergence& divergence) -> Typed<Maybe<double>> {
            if (!divergence.found) return {};
            return py::object(py::float_(divergence.week));
          },
          "Since observation began; None where the runs are the same to the end.")
      .field(
          "event", [](const Divergence& divergence) { return event_of(divergence, divergence.first); },
          "The earlier of the two events that differ; None: there are none.")
      .field(
          "instead", [](const Divergence& divergence) { return event_of(divergence, divergence.second); },
          "What the other run did; None: there are none.")
      .done();
}

Typed<Many<Row<Divergence>>> divergences(const Experiment& experiment, const ComparisonPlan& plan,
                                         std::uint64_t replication, unsigned threads) {
  std::vector<std::size_t> arms;
  for (const Side& side : plan.sides) {
    if (side.arm >= experiment.arms().size()) throw py::index_error("there is no such arm");
    arms.push_back(side.arm);
  }
  if (arms.empty()) throw py::value_error("a comparison has at least a baseline");
  std::vector<Divergence> found;
  {
    const py::gil_scoped_release released;
    found = first_divergences(experiment, arms, {plan.seed, replication, {}}, threads);
  }
  py::list out;
  for (std::size_t s = 1; s < plan.sides.size(); ++s)
    out.append(py::cast(DivergenceRecord::of(found[s - 1], plan.sides[s].strategy)));
  return py::object(py::tuple(out));
}

void bind_posts(py::module_& module) {
  PostRecord(module, "Post", "A place in the organisation.")
      .field("post", &Position::name, "Its name.")
      .field(
          "profession",
          [](const Position& post, const Setting& s) -> const std::string& {
            return s.professions[post.profession.value].id;
          },
          "Id of the profession.")
      .field(
          "tier", [](const Position& post) { return tier_names[static_cast<std::size_t>(post.tier)]; },
          "early, mid, senior or board.")
      .field(
          "unit",
          [](const Position& post, const Setting& s) -> const std::string& { return s.units[post.unit.value].id; },
          "Id of the unit.")
      .field(
          "organisation",
          [](const Position& post, const Setting& s) -> const std::string& {
            return s.organisations[s.units[post.unit.value].organisation.index].id;
          },
          "Id of the employer.")
      .done();
}

Typed<Many<Row<Position>>> posts(const Experiment& experiment) {
  return many(experiment.plan().positions(),
              [&](const Position& position) { return PostRecord::of(position, experiment.scenario().setting); });
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
  bind_matched(module);
  bind_divergence(module);
  bind_posts(module);
  module.def("matched_draws", &matched, py::arg("plan"), py::arg("noted"),
             "By strategy and purpose, from one run of each side on the same luck, kept with draws=True.");
  module.def("first_divergences", &divergences, py::arg("experiment"), py::arg("plan"), py::arg("replication"),
             py::arg("threads"),
             "By strategy. Both runs are made once more for each, from the end of their warm-up until they part.");
  module.def("posts", &posts, py::arg("experiment"), "Every post, in the order of their numbers.");
  module.def("people_values", &people_values, py::arg("results"), py::arg("field"),
             "One figure of every post, float64 [results, posts]; NaN where there is none. Kept with people=True.");
  const Typed<Texts> fields = many(person_fields, std::identity{});
  module.attr("person_fields") = fields;
}

}  // namespace colead
