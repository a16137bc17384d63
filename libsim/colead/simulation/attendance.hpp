// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "colead/simulation/programme.hpp"

namespace colead {

/// An occasion of the whole intervention: what standing rules see.
[[nodiscard]] Occasion standing(const ProgrammeItem& item);

/// Those of the candidates for whom an intervention is meant, cut to the share that is invited.
[[nodiscard]] std::vector<PersonId> invited(const World& world, const ProgrammeItem& item,
                                            std::span<const PersonId> candidates, std::uint64_t occasion);

inline constexpr std::size_t most_days = 12;  // of 7 hours, the shortest there are, for the longest session: 80 hours

/// When somebody comes: one booking, or several days of it.
struct Place {
  std::array<Time, most_days> starts{};
  Duration day;         ///< length of each booking but the last
  std::size_t days{0};  ///< 0: the diary has no room
  bool displaces_duty{false};

  [[nodiscard]] Duration length_of(std::size_t n, Duration total) const {
    return std::min(day, total - day * static_cast<int>(n));
  }
  /// When the last of it is over; the start of time where there is none.
  [[nodiscard]] Time end(Duration total) const {
    return days == 0 ? Time{} : starts[days - 1] + length_of(days - 1, total);
  }
};

/// At the fixed slot of the delivery, or at a time of one's own: in open hours where they hold the whole session, else
/// out of duty, whole days one after another.
[[nodiscard]] Place place_for(const World& world, PersonId id, const Delivery& delivery, Duration length);

/// Where the hours outside the session go: nobody else is needed for them, so they take what is free in one's own
/// diary of the coming four weeks, piece by piece. Open hours come first, then other duty.
struct OwnTime {
  bool fits{true};             ///< within the duty that is there
  bool displaces_duty{false};  ///< as open hours do not hold all of it
};
/// Whether there is room for them beside the session at `place`.
[[nodiscard]] OwnTime own_time_for(const World& world, PersonId id, const Place& place, Duration session,
                                   Duration length);
/// Books them, once the session is booked. Returns what was charged.
Duration spend_own_time(World& world, PersonId id, Duration length);

/// Optional activities are attended with a chance logistic in need, load and more (assumed_attendance).
[[nodiscard]] bool willing(const World& world, const ProgrammeItem& item, PersonId id, bool displaces_duty,
                           std::uint64_t occasion);

}  // namespace colead
