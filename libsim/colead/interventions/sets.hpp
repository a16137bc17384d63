// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "colead/interventions/sessions.hpp"

namespace colead {

/// Number of the set that each attendee talks in, from 1; 0 for those without hours. Drawn anew: in an order of luck,
/// as many sets as come nearest to the size, of sizes that differ by at most one; pairs are people who may meet, as far
/// as there are any. Standing: everybody stays in their set until they leave; whoever comes for the first time joins,
/// in an order of luck, the first set with room (a pair: with somebody they may meet).
[[nodiscard]] std::vector<std::uint32_t> sets_of(World& world, const Occasion& occasion,
                                                 std::span<const Attendee> attendees, const Mixing& mixing,
                                                 Meets meets);

/// Who meets whom: everybody with everybody of their set whom `meets` allows.
[[nodiscard]] Seats seats_in_sets(World& world, const Occasion& occasion, std::span<const Attendee> attendees,
                                  const Mixing& mixing, Meets meets);

}  // namespace colead
