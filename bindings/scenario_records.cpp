// SPDX-License-Identifier: Apache-2.0
#include "scenario_records.hpp"

#include <array>

namespace colead {
namespace {

/// Where a value was written; a mark of line 0 for one that nobody wrote.
template <class Written>
Mark mark_of(const Written& value) {
  return value.written ? value.mark : Mark{};
}

bool known(const Document& document, Mark mark) { return mark.line > 0 && mark.file < document.files.size(); }

Typed<Maybe<std::int64_t>> number(const Document& document, Mark mark, std::int64_t value) {
  if (!known(document, mark)) return {};
  return py::object(py::int_(value));
}

/// file, line and column.
template <class R>
R& add_place(R& record) {
  return record
      .field(
          "file",
          [](const auto& value, const Document& document) -> Typed<Maybe<py::str>> {
            const Mark mark = mark_of(value);
            if (!known(document, mark)) return {};
            return py::object(text(document.files[mark.file]));
          },
          "Where it was written; None: nobody wrote it.")
      .field(
          "line",
          [](const auto& value, const Document& document) {
            return number(document, mark_of(value), mark_of(value).line);
          },
          "From 1; None: nobody wrote it.")
      .field(
          "column",
          [](const auto& value, const Document& document) {
            return number(document, mark_of(value), mark_of(value).column);
          },
          "From 1; None: nobody wrote it.");
}

void bind_assumption(py::module_& module) {
  AssumptionRecord assumption(module, "Assumption", "A number that a scenario rests on.");
  assumption.field("path", &Assumption::path, "Keys that lead to it.")
      .field("value", &Assumption::value, "As it is used.")
      .field("unit", &Assumption::unit, "1: none.")
      .field("low", &Assumption::low, "Least value that is plausible.")
      .field("high", &Assumption::high, "Greatest value that is plausible.")
      .field(
          "grade", [](const Assumption& a) -> std::string_view { return to_string(a.grade); },
          "Of the evidence: A, B or C.")
      .field("source", &Assumption::source, "Keys of sources, or free text.")
      .field(
          "origin", [](const Assumption& a) -> std::string_view { return a.origin(); }, "stated, written or default.")
      .field("ranged", &Assumption::ranged, "Whether the range was written with it.");
  add_place(assumption).done();
}

void bind_origin(py::module_& module) {
  OriginRecord origin(module, "Origin", "Where a value was written.");
  origin.field("path", &Origin::path, "Keys that lead to it.");
  add_place(origin).done();
}

using DirectionText = py::typing::Literal<"must_not_rise", "must_not_fall", "must_rise", "must_fall">;

void bind_expectation(py::module_& module) {
  ExpectationRecord(module, "Expectation", "What a scenario expects of a comparison.")
      .field("strategy", &Expectation::strategy, "Of which; empty where `more` is given.")
      .field("than", &Expectation::than, "Compared with; empty: the baseline.")
      .field("more", &Expectation::more, "Strategy of which more is expected to do that; else empty.")
      .field("metric", &Expectation::metric, "Name of the figure.")
      .field("group", &Expectation::group, "Part of it.")
      .field(
          "direction",
          [](const Expectation& expectation) {
            constexpr std::array<std::string_view, 4> names{"must_not_rise", "must_not_fall", "must_rise", "must_fall"};
            return Typed<DirectionText>(text(names[static_cast<std::size_t>(expectation.direction)]));
          },
          "What must be.")
      .field("because", &Expectation::because, "Why it is expected.")
      .done();
}

using EvidenceTimeText = py::typing::Literal<"run", "week", "slope">;

void bind_evidence(py::module_& module) {
  EvidenceRecord(module, "WrittenEvidence", "A measured figure of the organisation as it is, as a scenario writes it.")
      .field("metric", &WrittenEvidence::metric, "Name of the figure.")
      .field("group", &WrittenEvidence::group, "Part of it.")
      .field(
          "time",
          [](const WrittenEvidence& evidence) {
            constexpr std::array<std::string_view, 3> names{"run", "week", "slope"};
            return Typed<EvidenceTimeText>(text(names[static_cast<std::size_t>(evidence.time)]));
          },
          "Of a whole run, of one week, or the change a year.")
      .field("week", &WrittenEvidence::week, "Since observation began, where time is week.")
      .field("value", &WrittenEvidence::value, "What was measured, in the unit of the metric.")
      .field("tolerance", &WrittenEvidence::deviation, "Its standard deviation.")
      .field("grade", &WrittenEvidence::grade, "A, B, C or R.")
      .field("source", &WrittenEvidence::source, "Keys of sources, or free text.")
      .done();
}

void bind_until(py::module_& module) {
  UntilRecord(module, "WrittenUntil", "How long a scenario's comparison goes on, as written.")
      .field("metric", &Until::metric, "By which it is judged.")
      .field("smallest_difference", &Until::smallest_difference, "That matters, in the unit of the metric.")
      .field("confidence", &Until::confidence, "Of the answer, in (0, 1).")
      .field("budget", &Until::budget, "Most replications.")
      .field("budget_seconds", &Until::budget_seconds, "Most seconds; 0: no limit.")
      .done();
}

}  // namespace

void bind_scenario_records(py::module_& module) {
  bind_assumption(module);
  bind_origin(module);
  bind_expectation(module);
  bind_evidence(module);
  bind_until(module);
}

}  // namespace colead
