// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// k of n: how many of those who take part a meeting needs, and who may stand in for them.
struct SomeOf {
  std::size_t enough{1};
  bool alternates{false};
  Hours in{Hours::open};
};

/// Whether the meeting cannot begin without everybody: after escalation, or by a policy.
[[nodiscard]] bool everybody_needed(Life life, const Decision& d);
/// The earliest start in [from, until) at which enough of those who take part are free, each themselves or by an
/// alternate: the first candidate for their need who is free and not at the table. Nobody stands in for two.
[[nodiscard]] std::optional<Time> first_start_of_some(Life life, const Decision& d, const SomeOf& some, Time from,
                                                      Time until);
/// Whether those now booked are enough to begin with: of everybody, k of n, or the class's quorum.
[[nodiscard]] bool quorate(Life life, const Decision& d);
/// A meeting of k of n; where the unit meets on a cadence, on one of its days. False when diaries have no room.
bool find_slot_of_some(Life life, Decision& d, const SomeOf& some);
/// Seats everybody who is free at this start, alternates in the places of those who are not, and marks them booked.
void seat_some(Life life, Decision& d, const SomeOf& some, Time start);

}  // namespace colead
