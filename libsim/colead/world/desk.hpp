// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/world/world.hpp"

namespace colead {

/// A person as a server: a line of preparations, a diary, and a completion event for the task at hand. Own routine work
/// takes the share `background` of open hours, so a task of e hours of effort takes e / (1 - background) open hours;
/// urgent tasks displace it and take e hours of duty.

/// Where a new task stands in the line: by its class's priority, or ahead of all that is not urgent.
enum class LinePlace : std::uint8_t { by_priority, ahead_of_the_line };

/// Puts a preparation of `effort` into the person's line and starts it if nothing is at hand. Something urgent
/// interrupts what is not; hours are charged when they have been spent, to the decision and to the person.
void give_task(World& world, PersonId person, DecisionId decision, Duration effort,
               LinePlace place = LinePlace::by_priority);
/// Charges what has been done so far of the tasks at hand: at the horizon, and before observation begins, so that only
/// what is still to be done falls into it.
void charge_work_at_hand(World& world);
/// Ends the task at hand (its completion event is now) and starts the next. Returns the decision it was for.
DecisionId complete_task(World& world, PersonId person);
/// Takes whatever the person still has to do for a decision off the desk.
void withdraw_task(World& world, PersonId person, DecisionId decision);
/// Books or releases a meeting; a task at hand is interrupted by it and goes on after it.
void book(World& world, PersonId person, Time start, Duration length);
void release(World& world, PersonId person, Time start, Duration length);
/// Charges the hours reserved since the last charge: in proportion to the time for which they were reserved.
void charge_reserved(World& world, PersonId person);
/// Somebody is away for this long: nothing can be booked, and a task at hand goes on after it.
void keep_off(World& world, PersonId person, Time start, Duration length);
/// Is somebody away now, sick or on leave?
[[nodiscard]] bool away(const World& world, PersonId person);
/// Protects hours; a task at hand may end sooner.
void protect(World& world, PersonId person, Duration per_week);
/// Own queue in weeks of open hours: what a person senses of the own load.
[[nodiscard]] double load_weeks(const World& world, PersonId person);

}  // namespace colead
