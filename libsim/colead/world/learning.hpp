// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/world/world.hpp"

namespace colead {

/// Mechanisms by which people come to know each other; the one place where k, p, priors, psi, codes and ties change.
/// Gains of 0 change no bit. Amounts are in [0,1] unless said otherwise.

/// k of i about profession g now, after forgetting: k(t) = k exp(-ln 2 t / half-life) (tatel_2025).
[[nodiscard]] double understanding(const World& world, PersonId i, ProfessionId g);
/// Self-assessed k-hat = k + bias, kept in [0,1].
[[nodiscard]] double self_assessed(const World& world, PersonId i, ProfessionId g);
/// Own need as recognised: the mean of 1 - k-hat over other professions, 0 below the person's tolerance of ignorance.
[[nodiscard]] double recognised_need(const World& world, PersonId i);
/// True need: the mean of 1 - k over other professions.
[[nodiscard]] double true_need(const World& world, PersonId i);

/// A learning act: k += gain (1 - k); feedback also moves the self-assessment towards the truth by `calibration` of its
/// bias.
void learn_role(World& world, PersonId i, ProfessionId g, double gain);
/// i sees what j values: p_i,g(j) moves to v_j by `amount` (assumed_contact).
void see_values(World& world, PersonId i, PersonId j, double amount);
/// Contact of i with j for some hours under Allport's conditions C in [0.25,1] (allport_1954): z = 1 - exp(-h / h0) of
/// understanding, perception and priors; `valence` +1 good, -1 bad (weighs `negative_contact` times as much).
void contact(World& world, PersonId i, PersonId j, double contact_hours, double conditions, double valence);
/// i's definitions of the measures move to j's: each differing dimension is adopted with chance `amount`, drawn from
/// `draws`.
void align_definitions(World& world, PersonId i, PersonId j, double amount, Draws& draws);
/// Share of code dimensions on which both hold an opinion and the opinions differ, [0,1].
[[nodiscard]] double definition_mismatch(const World& world, PersonId i, PersonId j);
/// (correct - wrong) / dimensions of i's beliefs on the reality of the own organisation, [-1,1].
[[nodiscard]] double code_knowledge(const World& world, PersonId i);
/// The same over the dimensions that define measure k only.
[[nodiscard]] double definition_quality(const World& world, PersonId i, std::size_t measure);

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

/// Hours of a session for one person: booked in the diary by the caller, accounted here.
void charge_strategy(World& world, PersonId i, Duration hours, bool out_of_duty);

}  // namespace colead
