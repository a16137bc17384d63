// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/decision_life.hpp"
#include "colead/simulation/keep.hpp"
#include "colead/simulation/result.hpp"
#include "colead/simulation/route_terms.hpp"

namespace colead {

/// Gives a world that has just been founded what it takes to keep what is asked for.
void open_recorder(World& world, const Keep& keep);
/// A line of the event log, where accounts are kept and its moment is observed.
void tell_happening(World& world, const Happening& happening);
/// Hands what was kept to the result of the run.
void close_recorder(World& world, RunResult& result);

/// Writes the route into the account, where one is kept.
void tell_route(Decision& d, const RouteTerms& terms);
/// What was at stake goes into the account, where one is kept: the table is about to be cleared for good.
void tell_options(Life life, Decision& d);
/// The account goes where the record goes, complete. Where none is kept, nothing happens.
void hand_on_account(World& world, InForce& d);

}  // namespace colead
