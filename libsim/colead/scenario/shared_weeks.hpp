// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "colead/people/calendar_words.hpp"

namespace colead {

/// People of one profession, calendar and rota offset: they are free in the same weeks.
struct RotaGroup {
  const CalendarMask* calendar{nullptr};
  std::size_t offset{0};
  std::int64_t people{0};
  std::uint32_t profession{0};
};

/// Those who may fill one place at a table.
using PlaceCandidates = std::vector<RotaGroup>;

/// A week and the next, for slots that run over Sunday midnight.
using TwoWeeks = std::bitset<2 * quarters_per_week>;

/// The two weeks that stand from each week of a calendar's cycle on, made once.
class WeeksOfCalendars {
 public:
  [[nodiscard]] const std::vector<TwoWeeks>& of(const CalendarMask& calendar, Hours hours);

 private:
  std::map<std::pair<const CalendarMask*, Hours>, std::vector<TwoWeeks>> made_;
};

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
                                       WeeksOfCalendars& calendars, std::int64_t& left);

}  // namespace colead
