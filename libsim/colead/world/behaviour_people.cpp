// SPDX-License-Identifier: Apache-2.0
// Coefficients of what people take away from deciding and from each other; those of deciding stand in behaviour.cpp.
#include "colead/world/behaviour.hpp"

namespace colead {

void Behaviour::Feedback::visit(FieldVisitor& v) {
  v.number(assumption("outcome_noise", "standard deviation of the realised attributes around the true ones, in spreads",
                      "1", {0, 10}, "assumed_outcomes"),
           outcome_noise);
  v.number(assumption("ability", "evidence of ability in an outcome", "evidence", {0, 10}, "assumed_evidence"),
           ability);
  v.number(assumption("benevolence", "evidence of benevolence in being heard or ignored", "evidence", {0, 10},
                      "assumed_evidence"),
           benevolence);
  v.number(assumption("integrity", "evidence of integrity in coming or staying away", "evidence", {0, 10},
                      "assumed_evidence"),
           integrity);
  v.number(
      assumption("attribution_bias", "beta_attr: success to the own side, failure to the other with chance 0.5 + beta",
                 "share", {0, 0.5}, "assumed_attribution"),
      attribution_bias);
  v.number(assumption("overruled", "evidence against benevolence in being overruled, steamrolled or left out",
                      "evidence", {0, 10}, "assumed_evidence"),
           overruled);
  v.number(assumption("gossip", "chance that somebody passes an opinion on after an outcome", "share", {0, 1},
                      "assumed_gossip"),
           gossip);
  v.number(assumption("respect_step",
                      "step of respect for being heard or overruled, per whole share above or below what is usual", "1",
                      {0, 1}, "assumed_respect"),
           respect_step);
  v.number(assumption("voice", "evidence of benevolence in saying what one alone knows, or in keeping it", "evidence",
                      {0, 10}, "edmondson_1999, assumed_evidence"),
           voice);
  v.number(assumption("late", "evidence of integrity of those accountable in a due date kept or missed; 0: off",
                      "evidence", {0, 10}, "assumed_lateness"),
           late);
  v.number(assumption("face_value", "share of evidence taken at face value instead of against what is usual", "share",
                      {0, 1}, "thibaut_1959, assumed_usual"),
           face_value);
  v.number(assumption("usual_evidence", "experience that the prior is worth as a first guess of what is usual",
                      "evidence", {0.1, 1000000}, "assumed_usual"),
           usual_evidence);
}

// NOLINTNEXTLINE(readability-function-size): one entry for each field
void Behaviour::Learning::visit(FieldVisitor& v) {
  v.number(assumption("half_life_months", "half-life of role understanding without practice", "months", {0, 1200, true},
                      "tatel_2025, assumed_understanding"),
           half_life_months);
  v.number(assumption("reference_hours", "h0 of the saturation z = 1 - exp(-h / h0) of contact", "hours", {0.01, 1000},
                      "assumed_contact"),
           reference_hours);
  v.number(assumption("contact_understanding", "gain in understanding from one long contact", "share", {0, 1},
                      "assumed_contact"),
           contact_understanding);
  v.number(assumption("contact_perception", "kappa: share of misperception that one long contact settles", "share",
                      {0, 1}, "pettigrew_2006, assumed_contact"),
           contact_perception);
  v.number(assumption("contact_prior", "kappa_b: step of the stereotype base rates", "share", {0, 1},
                      "pettigrew_2006, assumed_contact"),
           contact_prior);
  v.number(assumption("negative_contact", "m: weight of a bad contact against a good one", "1", {1, 3},
                      "barlow_2012, assumed_contact"),
           negative_contact);
  v.number(assumption("conditions",
                      "C: Allport conditions of an ordinary meeting (equal status, common goal, cooperation, support)",
                      "share", {0.25, 1}, "allport_1954, assumed_contact"),
           conditions);
  v.number(assumption("calibration", "share of self-assessment bias that a learning act of gain 1 takes away", "share",
                      {0, 1}, "assumed_self_assessment"),
           calibration);
  v.number(assumption("lasting", "share of the understanding at entry that working life keeps up; the rest fades",
                      "share", {0, 1}, "assumed_understanding"),
           lasting);
  v.number(
      assumption("talk", "share of a meeting that its people talk with one another, spread over the others present",
                 "share", {0, 1}, "assumed_contact"),
      talk);
  v.number({.name = "self_assessment_slope",
            .doc = "b1: share of the way by which k-hat stands nearer to the profession's mean than k does",
            .unit = "1",
            .low = 0,
            .high = 1,
            .grade = Grade::B,
            .source = "zell_2014, kruger_1999"},
           self_assessment_slope);
  v.number(assumption("self_assessment_noise", "standard deviation of k-hat around its mean", "1", {0, 0.5},
                      "zell_2014, assumed_self_assessment"),
           self_assessment_noise);
}

void Behaviour::Attendance::visit(FieldVisitor& v) {
  v.number(
      assumption("intercept", "b0: logit of attending an optional activity", "logit", {-50, 50}, "assumed_attendance"),
      intercept);
  v.number(assumption("need", "b1: weight of the need a person recognises", "logit", {0, 50}, "assumed_attendance"),
           need);
  v.number(assumption("accreditation", "b2: weight of accreditation", "logit", {0, 50}, "assumed_attendance"),
           accreditation);
  v.number(assumption("peers", "b3: weight of the share of colleagues of the unit who attended last time", "logit",
                      {0, 50}, "assumed_attendance"),
           peers);
  v.number(assumption("load", "b4: weight of rho/(1-rho), against", "logit", {0, 50}, "assumed_attendance"), load);
  v.number(assumption("clash", "b5: weight of a clash with the own calendar, against", "logit", {0, 50},
                      "assumed_attendance"),
           clash);
  v.number(assumption("interest", "weight of the own understanding: who has seen what it is good for comes", "logit",
                      {0, 5}, "assumed_interest"),
           interest);
  v.number({.name = "cpd_hours",
            .doc = "accredited hours a year that a professional has to show; the motive ends where they are reached",
            .unit = "hours per year",
            .low = 1,
            .high = 500,
            .grade = Grade::B,
            .source = "cpd_credits"},
           cpd_hours);
  v.number(assumption("busiest", "rho, the own queue in weeks, counts as at most this in rho/(1-rho)", "weeks",
                      {0, 0.999}, "assumed_attendance"),
           busiest);
  v.number(assumption("day_hours", "hours a day of a session longer than that, where open hours do not hold it whole",
                      "hours", {7, 24}, "assumed_attendance"),
           day_hours);
}

void Behaviour::Codes::visit(FieldVisitor& v) {
  v.number(assumption("socialisation", "p1: chance a review that a person takes over a code dimension", "share", {0, 1},
                      "march_1991, assumed_codes"),
           socialisation);
  v.number(assumption("code_learning",
                      "p2: chance a review and majority member that the code learns from those who know more", "share",
                      {0, 1}, "march_1991, assumed_codes"),
           code_learning);
  v.number(assumption("turbulence", "p4: chance a review that a dimension of reality turns over", "share", {0, 1},
                      "march_1991, assumed_codes"),
           turbulence);
  v.number(assumption("review_weeks", "time between reviews", "weeks", {0.1, 520}, "assumed_codes"), review_weeks);
  v.number(assumption("taught", "share of dimensions on which a profession's training teaches a belief", "share",
                      {0, 1}, "march_1991, assumed_codes"),
           taught);
  v.number(
      assumption("taught_right", "share of those beliefs that are right", "share", {0, 1}, "march_1991, assumed_codes"),
      taught_right);
  v.number(assumption("entrant_taught", "share of dimensions on which an entrant holds what the training teaches",
                      "share", {0, 1}, "march_1991, assumed_codes"),
           entrant_taught);
  v.number(assumption("entrant_own",
                      "share of dimensions on which an entrant holds a belief of their own, either way alike; the rest "
                      "are open",
                      "share", {0, 1}, "march_1991, assumed_codes"),
           entrant_own);
  v.require(entrant_taught + entrant_own <= 1.0, "entrant_own", "entrant_taught and entrant_own come to more than 1");
}

void Behaviour::Spread::visit(FieldVisitor& v) {
  v.number(assumption("evidence", "amount of evidence (r + s, per facet) a tie starts with", "evidence", {0, 1000},
                      "assumed_evidence"),
           evidence);
  v.number(assumption("values", "concentration of the Dirichlet distribution of v", "1", {0, 1000000, true},
                      "assumed_spread"),
           values);
  v.number(assumption("traits", "concentration of the Beta distributions of [0,1] traits", "1", {0.001, 1000000},
                      "assumed_spread"),
           traits);
  v.number({.name = "units",
            .doc = "share of the variance of understanding, of what is expected of others and of respect that lies "
                   "between units, and so much of it for psi",
            .unit = "share",
            .low = 0,
            .high = 1,
            .grade = Grade::B,
            .source = "burlison_2020, albritton_2019, assumed_climate"},
           units);
}

void Behaviour::Meetings::visit(FieldVisitor& v) {
  v.number(assumption("cancelled", "chance that a meeting is called off when it should begin, and booked anew", "share",
                      {0, 0.9}, "assumed_meetings"),
           cancelled);
  v.number({.name = "late",
            .doc = "share of meetings that begin late; 0: none",
            .unit = "share",
            .low = 0,
            .high = 1,
            .grade = Grade::A,
            .source = "hsj_2008"},
           late);
  v.number(assumption("late_minutes", "mean delay of those that begin late (exponential)", "minutes", {0, 60},
                      "assumed_meetings"),
           late_minutes);
}

}  // namespace colead
