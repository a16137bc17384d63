// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "colead/experiment/experiment.hpp"
#include "record.hpp"

namespace colead {

/// Names of what accounts speak of by index. Bytes from elsewhere may name what there is not: py::value_error.
class Names {
 public:
  explicit Names(const Experiment& experiment) : experiment_(experiment) {}

  [[nodiscard]] Typed<Maybe<py::str>> post(PersonId person) const;  ///< "theatres.medic.senior.3"; None for nobody
  [[nodiscard]] Typed<Maybe<py::str>> profession_of(PersonId person) const;
  [[nodiscard]] py::str profession(std::size_t index) const;
  [[nodiscard]] std::size_t criteria() const { return experiment_.plan().setting().criteria.size(); }
  [[nodiscard]] py::str criterion(std::size_t index) const;
  [[nodiscard]] py::str unit(const DecisionRecord& record) const;
  [[nodiscard]] py::str decision_class(const DecisionRecord& record) const;
  [[nodiscard]] py::str rule(const DecisionRecord& record) const;
  /// "theatres.rota_gap.17": unit, class and its place among all candidates of the two. The same decision has the same
  /// id in every strategy.
  [[nodiscard]] py::str decision(const DecisionRecord& record) const;
  /// Weeks since the end of the warm-up.
  [[nodiscard]] double week(Time at) const;
  /// {criterion: value}.
  [[nodiscard]] Typed<ByName<double>> row(const CriterionRow& row) const;

 private:
  const Experiment& experiment_;
};

// Where a person sits at the table of one meeting, and what the class list of a record needs to tell it.
struct AtTable {
  const Names& names;
  const DecisionAccount& account;
  const MeetingAccount& meeting;

  [[nodiscard]] std::size_t people() const { return meeting.people.size(); }
  /// The post at a place; None beyond the table.
  [[nodiscard]] Typed<Maybe<py::str>> at(std::size_t place) const;
};

struct ScoreCell {
  std::size_t person;
  std::size_t option;
};

using BriefRecord = Record<DecisionRecord, Names>;
using AccountRecord = Record<DecisionAccount, Names>;
using MeetingRecord = Record<MeetingAccount, AtTable>;
using ScoreRecord = Record<ScoreCell, AtTable>;

// Classes of what accounts hold; those of a meeting first, because signatures name what is bound before them.
void bind_scores(py::module_& module);
void bind_meetings(py::module_& module);
void bind_accounts(py::module_& module);

/// Of everybody at the table for every option.
[[nodiscard]] Typed<Many<Row<ScoreCell>>> scores_of(const AtTable& table);

}  // namespace colead
