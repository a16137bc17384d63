// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// Where in the diaries of `core` an item of d.meeting_length is taken: in one meeting, or, where behaviour.endings
/// allows it and both are over sooner, in two sittings of half the length. Sets d.meeting_start, d.first_sitting,
/// d.split and, for sittings, d.meeting_length. False when diaries have no room.
bool place_sittings(Life life, Decision& d, std::span<const PersonId> core, Hours in);
/// Whether this person is free at the times that place_sittings found.
[[nodiscard]] bool free_for(const World& world, const Decision& d, PersonId person, Hours in);
/// Puts the sittings into the diaries of those marked as coming.
void book_sittings(World& world, const Decision& d);
/// Takes what has not begun out of the diaries again. A first sitting that was held is charged.
void call_off_sittings(Life life, Decision& d);
/// Books what the discussion takes beyond the plan, as far as each is free, and charges everybody for the time that
/// stands in the diary: what is booked is what is charged.
void charge_meeting(Life life, Decision& d);
/// Charges the first of two sittings, if it was held, to those who are booked for the second.
void charge_first_sitting(World& world, Decision& d);
/// At the horizon: of the items whose second sitting lies beyond it.
void charge_first_sittings(World& world);
/// Observation begins: what is left of meetings that are being held falls into it.
void charge_running_meetings(World& world);

}  // namespace colead
