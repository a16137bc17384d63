// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/core/visibility.hpp"
#include "colead/world/world.hpp"

namespace COLEAD_PUBLIC colead {

/// Mechanisms by which people come to know each other; the one place where k, p, priors, psi, codes and ties change.
/// Gains of 0 change no bit. Amounts are in [0,1] unless said otherwise.

/// k of i about profession g now. What was taught fades to what working life keeps up (View::base), t half-lives after:
/// k = base + (taught - base) 2^-t. Contact adds to it by the hours H of it that are left, which fade alike:
/// 1 - (1 - k)(1 - contact_understanding)^(1 - exp(-H / h0)). So a day in one piece or in several teaches the same, and
/// more contact never teaches less (tatel_2025, team_training_days).
[[nodiscard]] double understanding(const World& world, PersonId i, ProfessionId g);
/// Self-assessed k-hat = k + b1 (mean k of the profession at entry - k) + bias, kept in [0,1]: those who know least
/// overrate themselves most (Kruger & Dunning 1999), by b1 = learning.self_assessment_slope.
[[nodiscard]] double self_assessed(const World& world, PersonId i, ProfessionId g);
/// Own need as recognised: the mean of 1 - k-hat over other professions, 0 below the person's tolerance of ignorance.
[[nodiscard]] double recognised_need(const World& world, PersonId i);
/// True need: the mean of 1 - k over other professions.
[[nodiscard]] double true_need(const World& world, PersonId i);

/// Accredited hours of the last year: an account that leaks with a time constant of a year, so that a hours a year keep
/// it at a.
[[nodiscard]] double cpd_hours(const World& world, PersonId i);
void credit_cpd(World& world, PersonId i, double accredited_hours);
/// Share of a year's accredited hours that is still to be found, [0,1].
[[nodiscard]] double cpd_need(const World& world, PersonId i);

/// A learning act: k += gain (1 - k); feedback also moves the self-assessment towards the truth by `calibration` of its
/// bias.
void learn_role(World& world, PersonId i, ProfessionId g, double gain);
/// i sees what j values (assumed_contact): p_i,g(j) is the mean of the first belief, of weight 1, and of what was seen,
/// each sight of weight amount / (1 - amount). A first sight thus moves p by `amount`, the n-th like it by about amount
/// / n: one colleague is not the profession.
void see_values(World& world, PersonId i, PersonId j, double amount);
/// Contact of i with j of another profession for some hours under Allport's conditions C in [0.25,1] (allport_1954), C
/// hours of it counting: understanding, perception, and - `valence` +1 good, 0 neither, -1 bad - what is expected of
/// the profession. That moves towards what is known of j after the event by 1 - (1 - contact_prior)^(C h / h0); after
/// bad contact only downwards, `negative_contact` times as far.
void contact(World& world, PersonId i, PersonId j, double contact_hours, double conditions, double valence);
/// i's definitions of the criteria move to j's: each differing dimension is adopted with chance `amount`, drawn from
/// `draws`.
void align_definitions(World& world, PersonId i, PersonId j, double amount, Draws& draws);
/// Share of code dimensions on which both hold an opinion and the opinions differ, [0,1].
[[nodiscard]] double definition_mismatch(const World& world, PersonId i, PersonId j);
/// (correct - wrong) / dimensions of i's beliefs on the reality of the own organisation, [-1,1].
[[nodiscard]] double code_knowledge(const World& world, PersonId i);
/// The same over the dimensions that define criterion k only.
[[nodiscard]] double definition_quality(const World& world, PersonId i, std::size_t criterion);

/// A share moves by `step` > 0 as step (1 - x) / (1 - home), by a step < 0 as step x / home: at home as far up as down,
/// elsewhere farther towards home. Never leaves [0,1]; a home of 0 or 1 pulls with its whole force.
[[nodiscard]] double moved_about(double value, double home, double step);
/// psi moves so about the unit's founding level.
void move_safety(World& world, UnitId unit, double step);
/// psi of a unit moves towards 1 (up) or 0 (down) by a fraction of the distance.
void raise_safety(World& world, UnitId unit, double amount);
void lower_safety(World& world, UnitId unit, double amount);

/// Hands in evidence of `holder` about `target` (ignored without a tie; see acquaint).
void note(World& world, PersonId holder, PersonId target, Facet facet, TrustCause cause, double positive,
          double negative);
/// Makes the ties of both directions when there are none.
void acquaint(World& world, PersonId i, PersonId j, TieKind kind);

/// w = (1 - eta) v + eta q with the scorecards and policies in force; call after either changed.
void refresh_effective_weights(World& world, PersonId i);

/// The part of [start, start + length) that is observed: hours beyond the end of the run are not of it.
[[nodiscard]] Duration observed(const World& world, Time start, Duration length);
/// Hours of a programme for one person: booked in the diary by the caller, accounted here. Returns what was charged.
Duration charge_strategy(World& world, PersonId i, Time start, Duration length, bool out_of_duty);

}  // namespace colead
