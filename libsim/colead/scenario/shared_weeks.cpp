// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/shared_weeks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace colead {
namespace {

TwoWeeks widened(const WeekBits& bits, std::size_t from) {
  TwoWeeks out;
  for (std::size_t q = 0; q < quarters_per_week; ++q) out[from + q] = bits[q];
  return out;
}

/// Whether so many quarter-hours in a row begin in the first of the two weeks.
bool holds(TwoWeeks free, std::size_t quarters) {
  for (std::size_t have = 1; have < quarters && free.any();) {
    const std::size_t step = std::min(have, quarters - have);
    free &= free >> step;
    have += step;
  }
  return (free << quarters_per_week).any();
}

std::array<TwoWeeks, 14> days_of_two_weeks() {
  std::array<TwoWeeks, 14> days;
  for (std::size_t q = 0; q < 2 * quarters_per_week; ++q) days[q / quarters_per_day].set(q);
  return days;
}

/// The quarter-hours from this week on that lie on days of the cadence.
TwoWeeks meeting_days(const std::array<TwoWeeks, 14>& days, std::int64_t week, double cadence) {
  if (cadence <= 1.0) return ~TwoWeeks{};
  TwoWeeks out;
  for (std::size_t day = 0; day < days.size(); ++day) {
    const double first = static_cast<double>(week) * 7.0 + static_cast<double>(day);
    // The last multiple of the cadence before the end of this day: its day of meetings may reach into this one.
    const double last = std::ceil((first + 1.0) / cadence - 1.0) * cadence;
    if (last > first - 1.0) out |= days[day];
  }
  return out;
}

std::int64_t weeks_of_cycle(std::span<const PlaceCandidates> places, const WeeksToTry& what) {
  std::int64_t cycle = 1;
  for (const PlaceCandidates& place : places) {
    for (const RotaGroup& group : place) {
      cycle = std::lcm(cycle, static_cast<std::int64_t>(group.calendar->weeks.size()));
      if (cycle >= what.weeks) return what.weeks;
    }
  }
  return what.cadence_days > 0.0 ? what.weeks : cycle;
}

/// Somebody who may be drawn, with the weeks of their calendar.
struct Drawn {
  const RotaGroup* group{nullptr};
  const std::vector<TwoWeeks>* weeks{nullptr};

  [[nodiscard]] const TwoWeeks& free(std::int64_t week) const {
    return (*weeks)[(static_cast<std::size_t>(week) + group->offset) % weeks->size()];
  }
};

using Candidates = std::vector<Drawn>;

std::vector<Candidates> everybody(std::span<const PlaceCandidates> places, Hours hours, WeeksOfCalendars& calendars) {
  std::vector<Candidates> out;
  for (const PlaceCandidates& place : places) {
    Candidates& candidates = out.emplace_back();
    for (const RotaGroup& group : place) candidates.push_back({&group, &calendars.of(*group.calendar, hours)});
  }
  return out;
}

/// The n-th draw: one group for each place. False when it asks for more people of a group than there are.
bool draw(const std::vector<Candidates>& places, std::int64_t n, Candidates& drawn) {
  drawn.clear();
  for (const Candidates& place : places) {
    const auto size = static_cast<std::int64_t>(place.size());
    drawn.push_back(place[static_cast<std::size_t>(n % size)]);
    n /= size;
  }
  return std::all_of(drawn.begin(), drawn.end(), [&](const Drawn& one) {
    return std::count_if(drawn.begin(), drawn.end(), [&](const Drawn& other) {
             return other.group->calendar == one.group->calendar && other.group->offset == one.group->offset &&
                    other.group->profession == one.group->profession;
           }) <= one.group->people;
  });
}

}  // namespace

const std::vector<TwoWeeks>& WeeksOfCalendars::of(const CalendarMask& calendar, Hours hours) {
  std::vector<TwoWeeks>& weeks = made_[{&calendar, hours}];
  const std::size_t size = calendar.weeks.size();
  for (std::size_t w = weeks.size(); w < size; ++w) {
    const WeekMask& now = calendar.weeks[w];
    const WeekMask& next = calendar.weeks[(w + 1) % size];
    weeks.push_back(widened(hours == Hours::open ? now.open : now.duty, 0) |
                    widened(hours == Hours::open ? next.open : next.duty, quarters_per_week));
  }
  return weeks;
}

SharedWeeks shared_weeks(std::span<const PlaceCandidates> places, const WeeksToTry& what, WeeksOfCalendars& calendars,
                         std::int64_t& left) {
  constexpr std::int64_t most = 20000;  // weeks of draws for one question
  static const std::array<TwoWeeks, 14> days = days_of_two_weeks();
  const auto quarters = static_cast<std::size_t>((what.length.us - 1) / quarter_hour.us + 1);
  const std::int64_t cycle = weeks_of_cycle(places, what);
  std::int64_t draws = 1;
  for (const PlaceCandidates& place : places) draws = std::min<std::int64_t>(most, draws * std::ssize(place));
  const std::int64_t wanted = cycle * draws;
  const std::int64_t allowed = std::min({most, wanted, left});
  const std::vector<Candidates> candidates = everybody(places, what.hours, calendars);
  Candidates drawn;
  double found = 0.0;
  double tried = 0.0;
  for (std::int64_t n = 0; n < allowed; ++n, --left) {
    // Evenly over all of them, so that a part is like the whole.
    const auto at = static_cast<std::int64_t>(static_cast<double>(n) *
                                              (static_cast<double>(wanted) / static_cast<double>(allowed)));
    if (!draw(candidates, at / cycle, drawn)) continue;
    double weight = 1.0;
    TwoWeeks free = meeting_days(days, at % cycle, what.cadence_days);
    for (const Drawn& one : drawn) {
      free &= one.free(at % cycle);
      weight *= static_cast<double>(one.group->people);
    }
    tried += weight;
    found += holds(free, quarters) ? weight : 0.0;
  }
  return {tried > 0.0 ? found / tried : 0.0, allowed == wanted && draws < most};
}

}  // namespace colead
