// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "colead/interventions/intervention.hpp"

namespace colead {

/// At a session, whoever comes raises each problem of the own unit that nobody has noticed yet with chance
/// 1 - exp(-raise_per_hour * own hours): the unit with 1 - exp(-raise_per_hour * attendee-hours). It is noticed at the
/// end of the hours of the first who raises it, and takes `minutes_each` of them, which are then missing for all else;
/// nobody raises more than fits into the own hours. Oldest problems come first. What arises between the delivery and
/// somebody's hours waits for the next session.
/// Returns the attendees with what is left of their hours.
[[nodiscard]] std::vector<Attendee> raise_problems(World& world, const Occasion& occasion,
                                                   std::vector<Attendee> attendees, const ProblemFeed& feed);

}  // namespace colead
