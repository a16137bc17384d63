// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// At time 0: who is away, and when everybody's next spells are.
void begin_absences(Life life);
/// A spell of one post becomes known: sickness when it begins, annual leave four weeks ahead. The ordinal counts the
/// spells of both kinds: twice the number of the spell, plus the kind.
void learn_of_absence(Life life, PersonId person, std::uint32_t ordinal);
/// Weekly: what of spells has moved into the weeks that diaries are kept.
void review_absences(Life life);

/// What becomes of a meeting at the time it was booked for.
struct Turn {
  bool held{true};
  Duration late;
};
/// Those who are away do not come and are not booked any more. Without its quorum, or by chance, the meeting is off.
[[nodiscard]] Turn turn_of_meeting(Life life, Decision& d);
/// Books a meeting that is off anew; only then are those whom it had been booked for free again.
void meet_another_time(Life life, DecisionId id, std::span<const Seat> as_booked);

}  // namespace colead
