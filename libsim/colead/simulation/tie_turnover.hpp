// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/decision_life.hpp"

namespace colead {

// Ties come and go while the network stays what it was founded as (Kossinets & Watts 2006,
// doi 10.1126/science.1116869). Pairs fall into blocks: of one unit, else of one organisation, else neither, by their
// two professions.

/// Counts the founding network's ties by block.
void count_founding_ties(const Plan& plan, World& world);
/// Somebody new gets to know colleagues of the own profession, each with the density of the founding network.
void make_entry_ties(Life life, PersonId entrant);
/// Ties without contact end with their half-life; where a block has fewer ties than at the founding, others form
/// between people drawn at random.
void review_ties(Life life, std::uint32_t review);

}  // namespace colead
