// SPDX-License-Identifier: Apache-2.0
// Coefficients of deciding; those of what people take away from it stand in behaviour_people.cpp.
#include "colead/world/behaviour.hpp"

namespace colead {

void Behaviour::Routing::visit(FieldVisitor& v) {
  v.number(assumption("trust", "weight of (mean trust in the other side - 0.5) in the logit of a joint route", "logit",
                      {0, 50}, "assumed_routing"),
           trust);
  v.number(assumption("understanding", "weight of (mean understanding of the other roles - 0.5)", "logit", {0, 50},
                      "assumed_routing"),
           understanding);
  v.number(assumption("habit", "weight of the habit of formal channels, against a joint route", "logit", {0, 50},
                      "assumed_formal_channel"),
           habit);
  v.number(assumption("load", "weight of the own queue (weeks of open hours waiting), against a joint route",
                      "logit per week", {0, 50}, "assumed_routing"),
           load);
  v.number(assumption("formal_delay_days", "time that papers wait for a committee", "days", {0, 365},
                      "assumed_formal_channel"),
           formal_delay_days);
  v.number(assumption("formal_disclosure", "share of the chance to voice a unique cue that is left on paper", "share",
                      {0, 1}, "assumed_formal_channel"),
           formal_disclosure);
}

void Behaviour::Voice::visit(FieldVisitor& v) {
  v.number(assumption("recall", "r: chance that a holder recalls a cue unasked", "share", {0, 1},
                      "stasser_1989, stasser_1985, assumed_cues"),
           recall);
  v.number(assumption("asked",
                      "further tries at recalling a unique cue where all of other professions know the holder's role "
                      "and so ask",
                      "tries", {0, 10}, "stasser_1995, stewart_1995, assumed_asked"),
           asked);
  v.number(assumption("intercept", "c0: logit of voicing a recalled unique cue", "logit", {-50, 50}, "assumed_voice"),
           intercept);
  v.number(
      assumption("safety", "c1: weight of psychological safety psi", "logit", {0, 50}, "edmondson_1999, assumed_voice"),
      safety);
  v.number(assumption("trust", "c2: weight of trust in the chair", "logit", {0, 50}, "assumed_voice"), trust);
  v.number(
      assumption("understanding", "c3: weight of understanding of the other roles", "logit", {0, 50}, "assumed_voice"),
      understanding);
  v.number(assumption("status_gap", "c4: weight of each tier between speaker and highest in the room, against",
                      "logit per tier", {0, 50}, "assumed_voice"),
           status_gap);
  v.number(assumption("safety_up", "eta_up: step of psi for being heard above what is usual, per whole share", "1",
                      {0, 1}, "assumed_safety"),
           safety_up);
  v.number(assumption("safety_down", "eta_down: the same below what is usual", "1", {0, 1}, "assumed_safety"),
           safety_down);
  v.number(assumption("safety_late",
                      "step of psi for a due date kept or missed, per whole share above or below what is usual; 0: off",
                      "1", {0, 1}, "assumed_lateness"),
           safety_late);
}

void Behaviour::Uptake::visit(FieldVisitor& v) {
  v.number(assumption("floor", "share of a cue that is taken up from somebody wholly distrusted", "share", {0, 1},
                      "assumed_uptake"),
           floor);
  v.number(assumption("confirmation_bias", "cb: share of a cue lost when it speaks against the hearer's preference",
                      "share", {0, 0.5}, "faulmuller_2010, assumed_uptake"),
           confirmation_bias);
  v.number(assumption("credit", "share of a cue lost on a criterion that the speaker is believed not to value", "share",
                      {0, 1}, "assumed_misperception"),
           credit);
  v.number(assumption("misread", "m0: chance of misreading without any understanding, times (1-k_ij)(1-k_ji)", "share",
                      {0, 1}, "assumed_misreading"),
           misread);
  v.number(assumption("handoff", "c: hand-off time is multiplied by 1 + c (1-k)", "1", {0, 10}, "assumed_misreading"),
           handoff);
  v.number(
      assumption("definition_loss", "share of a cue lost by a hearer whose definition of the criterion is wholly wrong",
                 "share", {0, 1}, "assumed_definitions"),
      definition_loss);
  v.number(
      assumption("definition_noise",
                 "standard deviation of a vote's error where all definitions conflict, in spreads, times their share",
                 "1", {0, 5}, "assumed_definitions"),
      definition_noise);
  v.number(assumption("noise", "standard deviation of judgement of a person of no competence, in spreads", "1", {0, 10},
                      "assumed_competence"),
           noise);
}

// NOLINTNEXTLINE(readability-function-size): one entry for each field
void Behaviour::Deliberation::visit(FieldVisitor& v) {
  v.integer(assumption("rounds", "rounds of influence per meeting", "rounds", {0, 100}, "assumed_influence"), rounds);
  v.number(assumption("susceptibility", "diagonal of L: weight of others against the own first opinion", "share",
                      {0, 1}, "friedkin_1999, assumed_influence"),
           susceptibility);
  v.number(assumption("tolerance", "an option within this of the own best is acceptable, in spreads", "1", {0, 10},
                      "assumed_decision_rules"),
           tolerance);
  v.number(
      assumption("clarify_above", "perceived incongruency G from which goals are clarified and alternatives searched",
                 "1", {0, 1}, "thomsen_2005, assumed_incongruency"),
      clarify_above);
  v.number(assumption("conflict_above", "perceived incongruency G from which people steamroll or politick", "1", {0, 1},
                      "thomsen_2005, assumed_incongruency"),
           conflict_above);
  v.number(assumption("clarify_minutes", "meeting time that clarifying takes", "minutes", {0, 480},
                      "thomsen_2005, assumed_incongruency"),
           clarify_minutes);
  v.number(assumption("clarify_gain", "share of differing definitions and misperceptions that clarifying settles",
                      "share", {0, 1}, "thomsen_2005, assumed_incongruency"),
           clarify_gain);
  v.number(assumption("search_minutes", "meeting time that searching for an alternative takes", "minutes", {0, 480},
                      "thomsen_2005, assumed_incongruency"),
           search_minutes);
  v.number(assumption("search_gain", "mean advantage of an alternative found by searching, in spreads", "1", {0, 10},
                      "thomsen_2005, assumed_incongruency"),
           search_gain);
  v.number(assumption("politick_minutes", "meeting time lost to politicking", "minutes", {0, 480},
                      "thomsen_2005, assumed_incongruency"),
           politick_minutes);
  v.number(
      assumption("politick_success", "chance that politicking stops a decision; otherwise somebody sees through it",
                 "share", {0, 1}, "thomsen_2005, assumed_incongruency"),
      politick_success);
  v.number({.name = "exception",
            .doc = "chance that a preparation meets an exception for a superior",
            .unit = "share",
            .low = 0,
            .high = 1,
            .grade = Grade::B,
            .source = "levitt_1999"},
           exception);
  v.number(assumption("exception_effort", "effort of the superior, relative to the preparation", "1", {0, 10},
                      "levitt_1999, assumed_monitoring"),
           exception_effort);
  v.number(assumption("monitor_below", "mean trust below which a person checks the others' work", "share", {0, 1},
                      "thomsen_2005, assumed_monitoring"),
           monitor_below);
  v.number(assumption("monitor_effort", "extra effort of checking at no trust, relative to the preparation", "1",
                      {0, 10}, "thomsen_2005, assumed_monitoring"),
           monitor_effort);
  v.number(assumption("delegate_above", "own queue from which a person delegates, in weeks of open hours", "weeks",
                      {0, 1000}, "thomsen_2005, assumed_monitoring"),
           delegate_above);
  v.number(assumption("escalation_information", "share of what people tell the next tier that reaches it", "share",
                      {0, 1}, "roberts_1974, assumed_escalation"),
           escalation_information);
  v.number(assumption("flight", "chance that a deferred problem moves to another open decision of the unit", "share",
                      {0, 1}, "cohen_1972, assumed_escalation"),
           flight);
  v.number(assumption("defer_days", "time before the next attempt", "days", {0, 365}, "assumed_escalation"),
           defer_days);
  v.number(assumption("judgement_low",
                      "least that others think somebody's judgement is worth, as a chance of being right; in between, "
                      "1/2 + 1/2 of mean trust times respect",
                      "share", {0.5, 1, true}, "assumed_decision_rules"),
           judgement_low);
  v.number(assumption("judgement_high", "most that others think somebody's judgement is worth", "share",
                      {0.5, 0.999999, true}, "assumed_decision_rules"),
           judgement_high);
  v.number(assumption("judgement_alone", "what the judgement of somebody alone at the table counts as", "share",
                      {0.5, 0.999999, true}, "assumed_decision_rules"),
           judgement_alone);
  v.number(assumption("pressure_seen", "share of the scorecard's pressure on the others that people reckon with",
                      "share", {0, 1}, "assumed_misperception"),
           pressure_seen);
  v.number(
      assumption("loafing", "how far effort follows the own share of accountability: 0 not at all, 1 in proportion",
                 "share", {0, 1}, "karau_1993, assumed_effort"),
      loafing);
  v.number(
      assumption("stay_away", "chance that who answers for nothing stays away from a meeting they are not vital to",
                 "share", {0, 1}, "assumed_effort"),
      stay_away);
  v.require(judgement_low <= judgement_high, "judgement_high", "must not be below judgement_low");
  v.require(clarify_above <= conflict_above, "conflict_above", "must not be below clarify_above");
}

void Behaviour::Implementation::visit(FieldVisitor& v) {
  v.number(assumption("intercept", "logit of buy-in at no regret, unheard, without trust", "logit", {-50, 50},
                      "assumed_buy_in"),
           intercept);
  v.number(
      assumption("regret", "weight of the own-score regret (in spreads), against", "logit", {0, 50}, "assumed_buy_in"),
      regret);
  v.number(assumption("heard", "weight of having been heard", "logit", {0, 50}, "assumed_buy_in"), heard);
  v.number(assumption("trust", "weight of (mean trust in the deciders - 0.5)", "logit", {0, 50}, "assumed_buy_in"),
           trust);
  v.number(assumption("excluded", "weight of having been left out, against", "logit", {0, 50}, "assumed_buy_in"),
           excluded);
  v.number(assumption("rework_base", "chance of rework of a decision that was well read and bought into", "share",
                      {0, 1}, "assumed_rework"),
           rework_base);
  v.number(assumption("rework_misread", "added chance of rework after a misreading", "share", {0, 1}, "assumed_rework"),
           rework_misread);
  v.number(assumption("rework_buy_in", "added chance of rework without any buy-in", "share", {0, 1}, "assumed_rework"),
           rework_buy_in);
  v.number(
      assumption("rework_effort", "effort of a rework, relative to the preparation", "1", {0, 10}, "assumed_rework"),
      rework_effort);
  v.integer(assumption("max_reworks", "reworks after which a decision comes into force as it is", "reworks", {0, 100},
                       "assumed_rework"),
            max_reworks);
  v.number(assumption("value_loss", "share of the value that is lost without any buy-in", "share", {0, 1},
                      "raine_2014, mdt_decisions_2021, nutt_1999, assumed_carried_out"),
           value_loss);
}

void Behaviour::Prices::visit(FieldVisitor& v) {
  v.number(assumption("displaced_hour",
                      "value of an hour of clinical or operational duty, lost when it goes to joint work; 0: free",
                      "value per hour", {0, 1000}, "assumed_price_of_care"),
           displaced_hour);
}

void Behaviour::visit(FieldVisitor& v) {
  v.group({.name = "routing", .doc = "how a decision is routed"}, routing);
  v.group({.name = "voice", .doc = "recall, speaking up and psychological safety"}, voice);
  v.group({.name = "uptake", .doc = "how what is voiced is taken up"}, uptake);
  v.group({.name = "deliberation", .doc = "discussion and the peer behaviours"}, deliberation);
  v.group({.name = "endings", .doc = "how decisions end that find no meeting"}, endings);
  v.group({.name = "asking", .doc = "asking what was meant"}, asking);
  v.group({.name = "implementation", .doc = "buy-in and rework"}, implementation);
  v.group({.name = "feedback", .doc = "outcomes, attribution and evidence"}, feedback);
  v.group({.name = "learning", .doc = "contact, understanding and perception"}, learning);
  v.group({.name = "acquaintance", .doc = "who knows whom, and newcomers"}, acquaintance);
  v.group({.name = "attendance", .doc = "attending optional activities"}, attendance);
  v.group({.name = "meetings", .doc = "meetings called off and late"}, meetings);
  v.group({.name = "codes", .doc = "professional codes"}, codes);
  v.group({.name = "prices", .doc = "what is given up for joint work"}, prices);
  v.group({.name = "spread", .doc = "differences between people"}, spread);
}

}  // namespace colead
