// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

#include "colead/core/ids.hpp"
#include "colead/core/time.hpp"
#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What happened that is no step of a decision.
enum class HappeningKind : std::uint8_t {
  fell_sick,
  recovered,
  leave_began,  ///< annual leave
  leave_ended,
  left,     ///< the holder of a post
  entered,  ///< who holds it from then on
  session,  ///< an intervention was delivered, whoever came
  attended  ///< who came to it: at the time at which it began for them
};
inline constexpr std::array<std::string_view, 8> happening_names{"fell_sick", "recovered", "leave_began", "leave_ended",
                                                                 "left",      "entered",   "session",     "attended"};

/// A line of the event log.
struct Happening {
  static constexpr std::uint32_t no_intervention = std::numeric_limits<std::uint32_t>::max();

  HappeningKind kind{HappeningKind::left};
  PersonId who;                                 ///< none for a session
  UnitId unit;                                  ///< of a session that is for one alone; else none
  std::uint32_t intervention{no_intervention};  ///< its place in the programme of the run
  Time at;
};

}  // namespace colead
COLEAD_PUBLIC_END
