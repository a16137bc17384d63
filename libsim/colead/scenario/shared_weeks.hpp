// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colead/people/calendar_words.hpp"

namespace colead {

/// People of one calendar and rota offset: they are free in the same weeks.
struct RotaGroup {
  const CalendarMask* calendar{nullptr};
  std::size_t offset{0};
  std::int64_t people{0};
};

/// Those who may fill one place at a table.
using PlaceCandidates = std::vector<RotaGroup>;

struct SharedWeeks {
  double share{0};       ///< of weeks and draws looked at, those with a common slot
  bool complete{false};  ///< all there are have been looked at
};

/// Which weeks count and how much may be looked at.
struct WeeksToTry {
  std::int64_t weeks{1};   ///< of the run
  double cadence_days{0};  ///< > 0: meetings only on every such day
  Hours hours{Hours::open};
  Duration length;  ///< of the slot
};

/// In what share of weeks and draws all places share a slot. `left` is how many weeks of draws may still be looked at,
/// here and later.
[[nodiscard]] SharedWeeks shared_weeks(std::span<const PlaceCandidates> places, const WeeksToTry& what,
                                       std::int64_t& left);

}  // namespace colead
