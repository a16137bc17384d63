// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/expectation.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace colead {

void Until::visit(FieldVisitor& v) {
  v.text({.name = "metric", .doc = "metric on which the answer is to be settled, such as lead_time_mean"}, metric);
  v.number({.name = "smallest_difference",
            .doc = "smallest difference that matters, in the unit of the metric",
            .unit = "unit of the metric",
            .low = 0,
            .high = 1e12},
           smallest_difference);
  v.number({.name = "confidence",
            .doc = "confidence that everything said at the end is true, however often it was looked at",
            .unit = "share",
            .low = 0.5,
            .high = 0.9999},
           confidence);
  v.integer({.name = "budget", .doc = "most runs of each strategy", .unit = "runs", .low = 2, .high = 1e8}, budget);
  v.number({.name = "budget_seconds", .doc = "most time; 0: no limit", .unit = "s", .low = 0, .high = 1e8},
           budget_seconds);
  v.require(metric.empty() == (smallest_difference == 0.0), metric.empty() ? "metric" : "smallest_difference",
            "metric and a smallest_difference above 0 belong together");
}

void Matter::visit(FieldVisitor& v) {
  Field field = assumption("difference", "smallest difference that matters; 0: any does", "unit of the metric",
                           {0, 1e12}, "assumed_smallest_difference");
  field.required = true;
  v.number(field, difference);
}

void Expectation::visit(FieldVisitor& v) {
  static constexpr std::array<std::string_view, 4> directions{"must_not_rise", "must_not_fall", "must_rise",
                                                              "must_fall"};
  v.text({.name = "strategy", .doc = "strategy that the statement is about"}, strategy);
  v.text({.name = "than", .doc = "strategy it is compared with; default the baseline"}, than);
  v.text({.name = "more", .doc = "in place of the two above: a strategy at its doses, compared with half of them"},
         more);
  v.text({.name = "metric", .doc = "metric, such as lead_time_mean", .required = true}, metric);
  v.text({.name = "group", .doc = "part of the metric, such as manager->medic"}, group);
  v.choice({.name = "direction", .doc = "what must be true of the difference", .required = true}, direction,
           directions);
  v.text({.name = "because", .doc = "why one believes it"}, because);
  v.require(strategy.empty() != more.empty(), strategy.empty() ? "more" : "strategy",
            "an expectation is about a strategy, or about more of one");
  v.require(than.empty() || more.empty(), "than",
            "'more' is compared with less of the same, not with another strategy");
}

namespace {

void visit_measurement(FieldVisitor& v, WrittenEvidence& of) {
  v.number({.name = "value",
            .doc = "what was measured; of a slope: the change a year",
            .unit = "unit of the metric",
            .low = -1e12,
            .high = 1e12,
            .required = true},
           of.value);
  v.number({.name = "tolerance",
            .doc = "standard deviation of the measurement; in its place: interval",
            .unit = "unit of the metric",
            .low = 0,
            .high = 1e12},
           of.tolerance);
  v.numbers({.name = "interval",
             .doc = "95 % interval of the measurement, in place of a tolerance",
             .unit = "unit of the metric",
             .low = -1e12,
             .high = 1e12},
            of.interval);
}

}  // namespace

void WrittenEvidence::visit(FieldVisitor& v) {
  static constexpr std::array<std::string_view, 3> times{"run", "week", "slope"};
  static constexpr std::array<std::string_view, 4> grades{"A", "B", "C", "R"};
  v.text({.name = "metric", .doc = "metric that was measured, such as trust_mean", .required = true}, metric);
  v.text({.name = "group", .doc = "part of the metric, such as manager->medic"}, group);
  v.choice({.name = "time", .doc = "what was measured: a whole run, one week of it, or the change a year"}, time,
           times);
  v.number({.name = "week",
            .doc = "week since observation began, where time is week",
            .unit = "weeks",
            .low = 0,
            .high = 5200,
            .required = time == EvidenceTime::week},
           week);
  visit_measurement(v, *this);
  int place = grade.empty() ? 2 : static_cast<int>(std::ranges::find(grades, grade) - grades.begin());
  v.choice_index({.name = "grade", .doc = "how well it is known: A, B, C or R"}, place, grades);
  grade = grades[static_cast<std::size_t>(place)];
  v.text({.name = "source", .doc = "where it comes from", .required = true}, source);
  v.require(interval.empty() || (interval.size() == 2 && interval[0] < interval[1]), "interval",
            "an interval is [low, high]");
  v.require((tolerance > 0) != (interval.size() == 2), tolerance > 0 ? "interval" : "tolerance",
            "evidence has either a tolerance above 0 or an interval");
  v.require(week == 0 || time == EvidenceTime::week, "week", "a week belongs to time: week");
}

double WrittenEvidence::deviation() const {
  constexpr double half_width_95 = 1.959963984540054;
  return tolerance > 0 ? tolerance : (interval[1] - interval[0]) / (2 * half_width_95);
}

}  // namespace colead
