// SPDX-License-Identifier: Apache-2.0
// Coefficients of asking and of who knows whom.
#include "colead/world/behaviour.hpp"

namespace colead {

void Behaviour::Asking::visit(FieldVisitor& v) {
  v.number(assumption("intercept", "a0: logit of asking without gap and safety", "logit", {-50, 50}, "assumed_asking"),
           intercept);
  v.number(assumption("gap", "a1: weight of the gap in the own understanding as one sees it", "logit", {0, 20},
                      "assumed_asking"),
           gap);
  v.number(assumption("safety", "a2: weight of psychological safety psi", "logit", {0, 20}, "assumed_asking"), safety);
  v.number(assumption("minutes", "meeting time that a question takes", "minutes", {0, 60}, "assumed_asking"), minutes);
  v.number(assumption("clears", "share of the chance of misreading that a question takes away", "share", {0, 1},
                      "assumed_asking"),
           clears);
}

void Behaviour::Acquaintance::visit(FieldVisitor& v) {
  v.number(assumption("tie_chance", "chance that strangers stay in touch after a reference programme's hours together",
                      "share", {0, 1}, "assumed_acquaintance"),
           tie_chance);
  v.number(assumption("tie_half_life_months", "half-life of a tie without contact; line ties do not end", "months",
                      {0.5, 12000}, "burt_2000, assumed_acquaintance"),
           tie_half_life_months);
  v.number(assumption("tie_renewal", "share of the ties missing against the founding network that form at a review",
                      "share", {0, 1}, "kossinets_2006, assumed_acquaintance"),
           tie_renewal);
  v.number(assumption("review_weeks", "time between reviews of ties", "weeks", {1, 520}, "assumed_acquaintance"),
           review_weeks);
  v.number(assumption("entry_ties", "own-profession ties of somebody new, relative to the founding network's density",
                      "share", {0, 1}, "assumed_acquaintance"),
           entry_ties);
  v.number(assumption("role_model", "share of the superior's picture of the others that somebody new takes over",
                      "share", {0, 1}, "march_1991, assumed_acquaintance"),
           role_model);
  v.number(assumption("role_model_months", "time in which that happens", "months", {0.25, 120}, "assumed_acquaintance"),
           role_model_months);
}

}  // namespace colead
