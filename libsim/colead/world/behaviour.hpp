// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"
#include "colead/world/endings.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Coefficients of the mechanisms, in the groups in which they act; the keys are those of docs/reference/sources.md.
/// All are assumptions of grade C unless their field says otherwise; a scenario may set any of them under `behaviour:`.
struct Behaviour {
  /// P(a decision is routed jointly) = logistic(class tendency + terms), assumed_routing.
  struct Routing {
    double trust{2.0};
    double understanding{1.5};
    double habit{1.5};
    double load{0.3};
    double formal_delay_days{5.0};
    double formal_disclosure{0.35};
    void visit(FieldVisitor& v);
  } routing;
  /// P(a unique cue is voiced), assumed_voice, and recall, stasser_1985.
  struct Voice {
    double recall{0.25};
    double asked{1.0};
    double intercept{-1.2};
    double safety{2.0};
    double trust{1.0};
    double understanding{0.5};
    double status_gap{0.4};
    double safety_up{0.05};
    double safety_down{0.05};
    double safety_late{0.01};
    void visit(FieldVisitor& v);
  } voice;
  /// How what is voiced is taken up, assumed_uptake.
  struct Uptake {
    double floor{0.3};
    double confirmation_bias{0.2};
    double credit{0.5};
    double misread{0.35};
    double handoff{0.3};
    double definition_loss{0.3};
    double definition_noise{0.5};
    double noise{0.15};
    void visit(FieldVisitor& v);
  } uptake;
  /// Discussion and the peer behaviours of the Virtual Team Alliance, thomsen_2005.
  struct Deliberation {
    std::int64_t rounds{3};
    double susceptibility{0.7};
    double tolerance{0.15};
    double clarify_above{0.04};
    double conflict_above{0.18};
    double clarify_minutes{15.0};
    double clarify_gain{0.3};
    double search_minutes{20.0};
    double search_gain{0.15};
    double politick_minutes{30.0};
    double politick_success{0.5};
    double exception{0.07};
    double exception_effort{0.3};
    double monitor_below{0.5};
    double monitor_effort{0.5};
    double delegate_above{1.5};
    double escalation_information{0.7};
    double flight{0.15};
    double defer_days{3.0};
    double judgement_low{0.501};
    double judgement_high{0.999};
    double judgement_alone{0.75};
    double pressure_seen{1.0};
    double loafing{0.25};
    double stay_away{0.3};
    void visit(FieldVisitor& v);
  } deliberation;
  /// How decisions end that find no meeting.
  Endings endings;
  /// Whether somebody who sees a gap of their own asks what was meant, assumed_asking.
  struct Asking {
    double intercept{-2.0};
    double gap{2.0};
    double safety{2.0};
    double minutes{3.0};
    double clears{0.5};
    void visit(FieldVisitor& v);
  } asking;
  /// Buy-in and rework after a decision, assumed_buy_in and assumed_rework.
  struct Implementation {
    double intercept{1.0};
    double regret{1.5};
    double heard{1.0};
    double trust{1.0};
    double excluded{1.0};
    double rework_base{0.03};
    double rework_misread{0.4};
    double rework_buy_in{0.25};
    double rework_effort{0.5};
    std::int64_t max_reworks{3};
    double value_loss{0.7};
    void visit(FieldVisitor& v);
  } implementation;
  /// Outcome, attribution and evidence, assumed_attribution and assumed_evidence; assumed_gossip.
  struct Feedback {
    double outcome_noise{0.2};
    double ability{0.5};
    double benevolence{0.3};
    double integrity{0.15};
    double attribution_bias{0.15};
    double overruled{0.3};
    double gossip{0.1};
    double respect_step{0.02};
    double voice{0.1};
    double late{0.05};
    double face_value{0.0};
    double usual_evidence{1.0};
    void visit(FieldVisitor& v);
  } feedback;
  /// Contact, understanding and perception, assumed_contact and tatel_2025.
  struct Learning {
    double half_life_months{9.0};
    double reference_hours{7.5};
    double contact_understanding{0.25};
    double contact_perception{0.3};
    double contact_prior{0.3};
    double negative_contact{2.0};
    double conditions{0.75};
    double calibration{0.05};
    double lasting{1.0};
    double talk{0.5};
    double self_assessment_slope{0.7};
    double self_assessment_noise{0.16};
    void visit(FieldVisitor& v);
  } learning;
  /// Whom people know: ties form and end, and newcomers learn from those who are there (kossinets_2006).
  struct Acquaintance {
    double tie_chance{0.5};
    double tie_half_life_months{24.0};
    double tie_renewal{1.0};
    double review_weeks{4.0};
    double entry_ties{1.0};
    double role_model{0.5};
    double role_model_months{6.0};
    void visit(FieldVisitor& v);
  } acquaintance;
  /// P(a person attends an optional activity), assumed_attendance.
  struct Attendance {
    double intercept{0.5};
    double need{1.5};
    double accreditation{0.5};
    double peers{0.5};
    double load{0.4};
    double clash{2.0};
    double interest{1.0};
    double cpd_hours{50.0};
    double busiest{0.95};
    double day_hours{7.5};
    void visit(FieldVisitor& v);
  } attendance;
  /// Meetings that do not go as booked.
  struct Meetings {
    double cancelled{0.0};     ///< chance that a meeting is called off when it should begin
    double late{0.0};          ///< share that begins late ...
    double late_minutes{5.0};  ///< ... by this much on average
    void visit(FieldVisitor& v);
  } meetings;
  /// Professional codes after march_1991: per quarter.
  struct Codes {
    double socialisation{0.1};
    double code_learning{0.3};
    double turbulence{0.01};
    double review_weeks{13.0};
    double taught{0.75};
    double taught_right{0.6};
    double entrant_taught{0.5};
    double entrant_own{0.3};
    void visit(FieldVisitor& v);
  } codes;
  /// What joint work and strategies take from elsewhere, in the unit of value (opportunity cost).
  struct Prices {
    double displaced_hour{0.1};
    void visit(FieldVisitor& v);
  } prices;
  /// Spread of people around their profession's means: concentration of the Beta and Dirichlet distributions.
  struct Spread {
    double values{20.0};
    double traits{8.0};
    double evidence{2.0};
    double units{0.1};
    void visit(FieldVisitor& v);
  } spread;

  void visit(FieldVisitor& v);
};

}  // namespace colead
COLEAD_PUBLIC_END
