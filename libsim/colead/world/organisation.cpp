// SPDX-License-Identifier: Apache-2.0
#include "colead/world/organisation.hpp"

namespace colead {

void StaffGroup::visit(FieldVisitor& v) {
  v.name({.name = "profession", .doc = "profession of these people", .required = true, .names = Domain::profession},
         profession);
  v.choice({.name = "tier", .doc = "seniority"}, tier, tier_names);
  v.integer({.name = "count", .doc = "positions", .unit = "people", .low = 0, .high = 1e6}, count);
  v.name({.name = "calendar",
          .doc = "when they are at work and open for joint work",
          .required = true,
          .names = Domain::calendar},
         calendar);
  v.number(assumption("background", "share of open hours that own routine work takes", "share", {0, 0.95},
                      "assumed_workforce"),
           background);
  v.number(assumption("hybrid", "share of them trained in both professions", "share", {0, 1}, "assumed_workforce"),
           hybrid);
  v.number(assumption("protected_hours", "duty hours a week reserved for joint work", "hours per week", {0, 40},
                      "assumed_workforce"),
           protected_hours);
  v.number(assumption("tenure_years", "mean time to leaving (exponential)", "years", {0.05, 1000},
                      "leavers_2024, assumed_turnover"),
           tenure_years);
  v.number({.name = "rotation_months",
            .doc = "> 0: holders change on this clock instead of leaving at random",
            .unit = "months",
            .low = 0,
            .high = 120,
            .grade = Grade::B,
            .source = "assumed_turnover"},
           rotation_months);
  v.require(rotation_months == 0.0 || rotation_months >= 0.1, "rotation_months",
            "must be 0 or at least 0.1 months (three days)");
  v.group({.name = "absence", .doc = "sickness and annual leave"}, absence);
}

void UnitLoad::visit(FieldVisitor& v) {
  v.number(assumption("load", "rate relative to the decision class's own", "1", {0, 1000}, "assumed_load"), load);
  v.name({.name = "profile",
          .doc = "hours and weeks in which it arises here; left out: as in its class",
          .names = Domain::arrival_profile},
         profile);
}

void UnitType::visit(FieldVisitor& v) {
  v.text({.name = "title", .doc = "name shown to people"}, title);
  v.list({.name = "staff", .doc = "positions", .required = true}, staff);
  v.map({.name = "decisions", .doc = "which decision classes arise here"}, decisions);
}

void Unit::visit(FieldVisitor& v) {
  v.text({.name = "title", .doc = "name shown to people; the id when left out"}, title);
  v.text({.name = "type", .doc = "the unit type it follows", .required = true}, type);
  v.name({.name = "organisation",
          .doc = "the organisation it belongs to; the first when left out",
          .names = Domain::organisation},
         organisation);
  v.number(assumption("load", "multiplies every arrival rate", "1", {0, 1000}, "assumed_load"), load);
  v.number({.name = "safety",
            .doc = "initial psychological safety psi",
            .unit = "share",
            .low = 0,
            .high = 1,
            .grade = Grade::A,
            .source = "staff_survey_2023"},
           safety);
  v.number(assumption("formality", "added to everybody's propensity for a formal channel", "share", {-1, 1},
                      "assumed_formal_channel"),
           formality);
  v.number(assumption("meeting_every_days",
                      "> 0: joint meetings take place on every such day only (urgent ones at any time)", "days",
                      {0, 90}, "assumed_decision_catalogue"),
           meeting_every_days);
  v.require(meeting_every_days == 0.0 || meeting_every_days >= 0.01, "meeting_every_days",
            "must be 0 or at least 0.01 days (about a quarter of an hour)");
  v.integer({.name = "count",
             .doc = "so many units alike in each of its organisations, called by the id and _1, _2 ...",
             .unit = "units",
             .low = 1,
             .high = 1e6},
            count);
}

void Organisation::visit(FieldVisitor& v) {
  v.text({.name = "title", .doc = "name shown to people; the id when left out"}, title);
  v.number(assumption("visibility", "o: chance that outsiders see an outcome and its reasons", "share", {0, 1},
                      "assumed_visibility"),
           visibility);
  v.number(assumption("programme_spread", "sigma_prog: standard deviation of programme quality", "1", {0, 1},
                      "messenger_2022, assumed_programme_quality"),
           programme_spread);
  v.integer(
      {.name = "count",
       .doc = "so many organisations alike, each with its own units, called by the id and _1, _2 ...; their units "
              "by that and the unit's id",
       .unit = "organisations",
       .low = 1,
       .high = 1e6},
      count);
}

}  // namespace colead
