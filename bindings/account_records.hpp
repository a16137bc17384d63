// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "bindings.hpp"
#include "colead/experiment/experiment.hpp"

namespace colead {

/// Names of what accounts speak of by index. Bytes from elsewhere may name what there is not: py::value_error.
class Names {
 public:
  explicit Names(const Experiment& experiment) : experiment_(experiment) {}

  [[nodiscard]] py::object post(PersonId person) const;  ///< "theatres.medic.senior.3"; None for nobody
  [[nodiscard]] py::object profession_of(PersonId person) const;
  [[nodiscard]] py::str profession(std::size_t index) const;
  [[nodiscard]] std::size_t measures() const { return experiment_.plan().setting().measures.size(); }
  [[nodiscard]] py::str measure(std::size_t index) const;
  [[nodiscard]] py::str unit(const DecisionRecord& record) const;
  [[nodiscard]] py::str decision_class(const DecisionRecord& record) const;
  [[nodiscard]] py::str rule(const DecisionRecord& record) const;
  /// "theatres.rota_gap.17": unit, class and its place among all candidates of the two. The same decision has the same
  /// id in every strategy.
  [[nodiscard]] py::str decision(const DecisionRecord& record) const;
  /// Weeks since the end of the warm-up.
  [[nodiscard]] double week(Time at) const;
  /// {measure: value}.
  [[nodiscard]] py::dict row(const MeasureRow& row) const;

 private:
  const Experiment& experiment_;
};

/// What is known of a decision without its account.
[[nodiscard]] py::dict brief_record(const Names& names, const DecisionRecord& record);
[[nodiscard]] py::dict account_record(const Names& names, const DecisionAccount& account);
[[nodiscard]] py::list score_records(const Names& names, const DecisionAccount& account, const MeetingAccount& meeting);
[[nodiscard]] py::dict meeting_record(const Names& names, const DecisionAccount& account,
                                      const MeetingAccount& meeting);

}  // namespace colead
