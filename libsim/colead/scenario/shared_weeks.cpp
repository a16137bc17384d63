// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/shared_weeks.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <numeric>

namespace colead {
namespace {

/// A week and the next, for slots that run over Sunday midnight.
using TwoWeeks = std::bitset<2 * quarters_per_week>;

TwoWeeks widened(const WeekBits& bits, std::size_t from) {
  TwoWeeks out;
  for (std::size_t q = 0; q < quarters_per_week; ++q) out[from + q] = bits[q];
  return out;
}

/// The two weeks of every rota group that stand from week w on, made once for each calendar and week of its cycle.
class Weeks {
 public:
  Weeks(std::span<const PlaceCandidates> places, Hours hours) {
    for (const PlaceCandidates& place : places) {
      for (const RotaGroup& group : place) add(*group.calendar, hours);
    }
  }
  [[nodiscard]] const TwoWeeks& of(const RotaGroup& group, std::int64_t week) const {
    const auto known = std::find(calendars_.begin(), calendars_.end(), group.calendar);
    const auto& weeks = weeks_[static_cast<std::size_t>(known - calendars_.begin())];
    return weeks[(static_cast<std::size_t>(week) + group.offset) % weeks.size()];
  }

 private:
  void add(const CalendarMask& calendar, Hours hours) {
    if (std::find(calendars_.begin(), calendars_.end(), &calendar) != calendars_.end()) return;
    const std::size_t size = calendar.weeks.size();
    std::vector<TwoWeeks> weeks;
    for (std::size_t w = 0; w < size; ++w) {
      const WeekMask& next = calendar.weeks[(w + 1) % size];
      const WeekMask& now = calendar.weeks[w];
      weeks.push_back(widened(hours == Hours::open ? now.open : now.duty, 0) |
                      widened(hours == Hours::open ? next.open : next.duty, quarters_per_week));
    }
    calendars_.push_back(&calendar);
    weeks_.push_back(std::move(weeks));
  }

  std::vector<const CalendarMask*> calendars_;
  std::vector<std::vector<TwoWeeks>> weeks_;
};

/// Whether so many quarter-hours in a row begin in the first of the two weeks.
bool holds(TwoWeeks free, std::size_t quarters) {
  for (std::size_t have = 1; have < quarters && free.any();) {
    const std::size_t step = std::min(have, quarters - have);
    free &= free >> step;
    have += step;
  }
  return (free << quarters_per_week).any();
}

/// The quarter-hours from this week on that lie on days of the cadence.
TwoWeeks meeting_days(std::int64_t week, double cadence) {
  TwoWeeks out;
  for (std::size_t day = 0; day < 14; ++day) {
    const double first = static_cast<double>(week) * 7.0 + static_cast<double>(day);
    // Some multiple of the cadence lies less than a day before the end of this one.
    const double last_before_end = std::ceil((first + 1.0) / cadence - 1.0) * cadence;
    if (cadence > 1.0 && last_before_end <= first - 1.0) continue;
    for (std::size_t q = 0; q < quarters_per_day; ++q) out.set(day * quarters_per_day + q);
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

/// The n-th draw: one group for each place. False when it asks for more people of a group than there are.
bool draw(std::span<const PlaceCandidates> places, std::int64_t n, std::vector<const RotaGroup*>& table) {
  table.clear();
  for (const PlaceCandidates& place : places) {
    const auto size = static_cast<std::int64_t>(place.size());
    table.push_back(&place[static_cast<std::size_t>(n % size)]);
    n /= size;
  }
  return std::all_of(table.begin(), table.end(), [&](const RotaGroup* group) {
    return std::count_if(table.begin(), table.end(), [&](const RotaGroup* other) {
             return other->calendar == group->calendar && other->offset == group->offset;
           }) <= group->people;
  });
}

}  // namespace

SharedWeeks shared_weeks(std::span<const PlaceCandidates> places, const WeeksToTry& what, std::int64_t& left) {
  constexpr std::int64_t most = 20000;  // weeks of draws for one question
  const Weeks weeks(places, what.hours);
  const auto quarters = static_cast<std::size_t>((what.length.us - 1) / quarter_hour.us + 1);
  const std::int64_t cycle = weeks_of_cycle(places, what);
  std::int64_t draws = 1;
  for (const PlaceCandidates& place : places) draws = std::min<std::int64_t>(most, draws * std::ssize(place));
  const std::int64_t wanted = cycle * draws;
  const std::int64_t allowed = std::min({most, wanted, left});
  std::vector<const RotaGroup*> table;
  double found = 0.0;
  double tried = 0.0;
  for (std::int64_t n = 0; n < allowed; ++n) {
    // Evenly over all of them, so that a part is like the whole.
    const auto at = static_cast<std::int64_t>(static_cast<double>(n) *
                                              (static_cast<double>(wanted) / static_cast<double>(allowed)));
    --left;
    if (!draw(places, at / cycle, table)) continue;
    double weight = 1.0;
    TwoWeeks free = what.cadence_days > 0.0 ? meeting_days(at % cycle, what.cadence_days) : ~TwoWeeks{};
    for (const RotaGroup* group : table) {
      free &= weeks.of(*group, at % cycle);
      weight *= static_cast<double>(group->people);
    }
    tried += weight;
    found += holds(free, quarters) ? weight : 0.0;
  }
  return {tried > 0.0 ? found / tried : 0.0, allowed == wanted && draws < most};
}

}  // namespace colead
