// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/experiment/codec.hpp"
#include "colead/simulation/result.hpp"

namespace colead {

// How records and accounts are written and read: a walk lists the fields of a struct once, for Put and for Get.

template <class Codec, class Row>
void walk_course(Codec& codec, Row& row) {
  codec(row.identity), codec(row.ordinal), codec(row.decision_class), codec(row.unit);
  codec(row.arrived), codec(row.decided), codec(row.due);
  codec.choice(row.route, route_names.size());
  codec.choice(row.style, style_names.size());
  codec(row.attempts), codec(row.escalations), codec(row.reworks), codec(row.misread_reworks);
  codec.below(row.options, max_options + 1);
  codec.below(row.chosen, max_options);
  codec(row.pareto_efficient), codec(row.conflict), codec(row.behaviours);
  for (auto& hours : row.ledger) codec.amount(hours);
}

template <class Codec, class Row>
void walk_worth(Codec& codec, Row& row) {
  codec(row.value), codec(row.best_value), codec(row.attainable_value), codec(row.realised_value), codec(row.kept),
      codec(row.buy_in);
  codec(row.stakes);
  codec(row.unique_held), codec(row.unique_voiced), codec(row.unique_total);
  codec(row.shared_voiced), codec(row.shared_total);
  codec.below(row.participants, max_participants + 1);
  codec.amount(row.joint_hours), codec(row.incongruency), codec(row.true_incongruency);
  codec(row.people), codec(row.profession), codec(row.present), codec(row.accountability);
  codec(row.regret), codec(row.own_score);
}

template <class Codec, class Row>
void walk_decision(Codec& codec, Row& row) {
  walk_course(codec, row);
  walk_worth(codec, row);
}

template <class Codec, class Row>
void walk_happening(Codec& codec, Row& row) {
  codec.choice(row.kind, happening_names.size());
  codec(row.who), codec(row.unit), codec(row.intervention), codec(row.at);
}

template <class Codec, class Row>
void walk_trust_start(Codec& codec, Row& row) {
  codec(row.at), codec(row.holder), codec(row.target), codec(row.trust);
}

template <class Codec, class Row>
void walk_trust_entry(Codec& codec, Row& row) {
  codec(row.at), codec(row.holder), codec(row.target);
  codec.choice(row.cause, trust_cause_names.size());
  codec.choice(row.facet, facet_names.size());
  codec(row.before), codec(row.after);
}

template <class Codec, class Row>
void walk_route(Codec& codec, Row& row) {
  codec(row.choice), codec(row.tendency), codec(row.policy), codec(row.trust), codec(row.understanding);
  codec(row.habit), codec(row.load), codec(row.joint_probability), codec(row.formal_probability);
}

template <class Codec, class Row>
void walk_cue(Codec& codec, Row& row) {
  codec(row.value);
  codec.below(row.option, max_options);
  codec.below(row.criterion, max_criteria);
  codec(row.holder), codec(row.heard);
}

template <class Codec, class Row>
void walk_sitter(Codec& codec, Row& row) {
  codec(row.person), codec(row.profession), codec(row.tier), codec(row.needed), codec(row.present);
  codec(row.safety_owner);
}

template <class Codec, class Row>
void walk_hearing(Codec& codec, Row& row) {
  codec.below(row.hearer, max_participants);
  codec(row.speaker);
  codec.below(row.cue, max_cues);
  codec.choice(row.source, source_names.size());
  codec(row.misread), codec(row.share), codec(row.effect);
}

template <class Codec, class Row>
void walk_pivot(Codec& codec, Row& row) {
  codec(row.person), codec(row.without_agreed), codec(row.without_option);
  codec(row.turned_agreed), codec(row.turned_option), codec(row.pivotal);
}

template <class Codec, class Row>
void walk_change(Codec& codec, Row& row) {
  codec.choice(row.kind, change_names.size());
  codec(row.person), codec(row.index), codec(row.from), codec(row.to), codec(row.size);
  codec(row.agreed), codec(row.option);
}

template <class Codec, class Row>
void walk_meeting_head(Codec& codec, Row& row) {
  codec(row.at), codec(row.attempt), codec(row.on_paper), codec(row.escalated), codec(row.conflict);
  codec(row.searched), codec(row.politicked), codec(row.rule_agreed), codec(row.agreed);
  codec.below(row.rule_option, max_options);
  codec.below(row.option, max_options);
  codec.below(row.options, max_options + 1);
  codec(row.forced_by), codec(row.settled_by), codec(row.incongruency), codec.amount(row.extra_hours),
      codec(row.behaviours);
}

template <class Codec, class Row>
void walk_meeting(Codec& codec, Row& row) {
  const auto plain = [](auto& c, auto& value) { c(value); };
  const auto weights = [](auto& c, auto& value) { c(value.x); };
  walk_meeting_head(codec, row);
  codec.rows(row.people, 9, [](auto& c, auto& value) { walk_sitter(c, value); });
  codec.rows(row.missing, 9, [](auto& c, auto& value) { walk_sitter(c, value); });
  codec.rows(row.weights, 32, weights);
  codec.rows(row.trust, 4, plain), codec.rows(row.respect, 4, plain), codec.rows(row.understanding, 4, plain);
  codec.rows(row.listening, 8, plain);
  codec.rows(row.cues, 6, [](auto& c, auto& value) {
    c.choice(value.fate, cue_fate_names.size());
    c(value.holder), c(value.speaks);
  });
  codec.rows(row.hearings, 17, [](auto& c, auto& value) { walk_hearing(c, value); });
  codec.rows(row.known, 8, plain), codec.rows(row.error, 8, plain), codec.rows(row.own, 8, plain);
  codec.rows(row.rounds, 8, plain), codec.rows(row.final, 8, plain);
  codec.rows(row.pivots, 6, [](auto& c, auto& value) { walk_pivot(c, value); });
  codec.rows(row.smallest_changes, 29, [](auto& c, auto& value) { walk_change(c, value); });
}

template <class Codec, class Row>
void walk_account(Codec& codec, Row& row) {
  const auto plain = [](auto& c, auto& value) { c(value); };
  const auto attributes = [](auto& c, auto& value) { c(value.x); };
  walk_decision(codec, row.record);
  walk_route(codec, row.route);
  codec.rows(row.steps, 17, [](auto& c, auto& value) {
    c.choice(value.kind, step_names.size());
    c(value.who), c(value.other), c(value.at);
  });
  codec.rows(row.delays, 21, [](auto& c, auto& value) {
    c.choice(value.cause, cause_names.size());
    c(value.who), c(value.from), c(value.to);
  });
  codec.rows(row.meetings, 100, [](auto& c, auto& value) { walk_meeting(c, value); });
  codec.rows(row.attributes, 32, attributes), codec.rows(row.known, 32, attributes);
  codec.rows(row.cues, 8, [](auto& c, auto& value) { walk_cue(c, value); });
  codec.rows(row.worth, 8, plain);
}

}  // namespace colead
