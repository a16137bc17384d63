// SPDX-License-Identifier: Apache-2.0
#include "colead/world/absence.hpp"

namespace colead {

void Absence::visit(FieldVisitor& v) {
  v.number({.name = "sickness_share",
            .doc = "share of time away sick; 0: never",
            .unit = "share",
            .low = 0,
            .high = 0.5,
            .grade = Grade::A,
            .source = "hscic_2012"},
           sickness_share);
  v.require(sickness_share == 0.0 || sickness_share >= 0.0005, "sickness_share",
            "must be 0 or at least 0.0005 (four hours a year)");
  v.number(assumption("sickness_days", "mean length of a spell of sickness (exponential)", "calendar days", {0.25, 365},
                      "assumed_absence"),
           sickness_days);
  v.number({.name = "annual_leave_weeks",
            .doc = "weeks a year on annual leave; 0: none",
            .unit = "weeks per year",
            .low = 0,
            .high = 26,
            .grade = Grade::A,
            .source = "leave_terms"},
           annual_leave_weeks);
  v.require(annual_leave_weeks == 0.0 || annual_leave_weeks >= 0.01, "annual_leave_weeks",
            "must be 0 or at least 0.01 weeks (about an hour and a half)");
  v.number(
      assumption("annual_leave_days", "length of a spell of annual leave", "calendar days", {1, 60}, "assumed_absence"),
      annual_leave_days);
}

}  // namespace colead
