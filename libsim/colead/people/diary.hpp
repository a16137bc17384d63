// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "colead/core/ids.hpp"
#include "colead/core/time.hpp"
#include "colead/core/visibility.hpp"
#include "colead/people/calendar_words.hpp"

namespace COLEAD_PUBLIC colead {

/// The diaries of all people: the hours their calendars give them and what is booked in the four weeks from now(). A
/// value: a copy is a branch. Calendars lie on the quarter-hour; bookings begin and end wherever they do, to the
/// microsecond, so what is booked is what is charged. What lies before now() is forgotten, nothing lies beyond the
/// window: outside it there is only the calendar. book() allocates while a diary becomes fuller than it ever was, and
/// protect() for a new amount; nothing else does. A person out of range or a negative time is a ModelError.
class Diaries {
 public:
  static constexpr std::int64_t window_quarters = 4 * static_cast<std::int64_t>(quarters_per_week);

  Diaries() = default;
  /// Throws ModelError if a person's calendar does not exist or a calendar has no week.
  Diaries(std::span<const CalendarMask> calendars, std::span<const Rota> people);

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] Time now() const { return now_; }
  /// Four weeks from the quarter-hour of now().
  [[nodiscard]] Time window_end() const { return at(now_.us / quarter_hour.us + window_quarters); }

  /// Moves the window on, for everybody, at no cost: passed bookings are dropped when a person is next booked. Ask and
  /// book at the time it is: the window, not the answers within it, depends on how often this is called. Throws
  /// ModelError if now goes back.
  void roll(Time now);

  /// The earliest start, not before `from` or now(), from which all of `who` are within these hours and unbooked for
  /// the length, with start + length <= until and all of it within the window. Throws ModelError unless length > 0 and
  /// at most max_together people are asked for.
  [[nodiscard]] std::optional<Time> first_shared(std::span<const PersonId> who, Time from, Duration length, Time until,
                                                 Hours hours) const;
  static constexpr std::size_t max_together = 32;

  /// Of time, [begin, end).
  struct Span {
    Time begin;
    Time end;
  };
  /// The earliest unbooked time within these hours, not before `from` or now(): in one piece, up to `most` of it,
  /// within the window. None where there is none. Throws ModelError unless most > 0.
  [[nodiscard]] std::optional<Span> next_free(PersonId person, Time from, Duration most, Hours hours) const;

  /// Takes [start, start + length), in or out of hours. Throws ModelError, and changes nothing, if part of it is taken,
  /// it begins before now() or ends beyond the window, or unless length > 0.
  void book(PersonId person, Time start, Duration length);
  /// Takes what of [start, start + length) is unbooked, lies in the window and has not passed: somebody is away. Throws
  /// ModelError unless length > 0.
  void block(PersonId person, Time start, Duration length);
  /// Gives back what book() with the same arguments took, unless it has passed. Throws ModelError, and changes nothing,
  /// if there is no such booking.
  void release(PersonId person, Time start, Duration length);

  /// The earliest t with available(person, from, t, hours) == work, exact to the microsecond; never() if the calendar
  /// has no such hours and work > 0. Throws ModelError if work < 0, std::overflow_error if t is out of range.
  [[nodiscard]] Time finish(PersonId person, Time from, Duration work, Hours hours) const;
  /// Unbooked time within the hours in [a, b); 0 if b <= a.
  [[nodiscard]] Duration available(PersonId person, Time a, Time b, Hours hours) const;
  /// How much of [start, start + length) passes before the next booking, whatever the hours; start not before now().
  [[nodiscard]] Duration unbooked(PersonId person, Time start, Duration length) const;
  /// Time within the hours in [a, b), booked or not.
  [[nodiscard]] Duration pattern(PersonId person, Time a, Time b, Hours hours) const;

  /// Opens so much more duty each week (with_protected), in place of an earlier protection; 0 restores the calendar.
  /// The first use of an amount with a calendar allocates; later ones share it.
  void protect(PersonId person, Duration per_week);
  /// What protection opens, the mean of the cycle's weeks.
  [[nodiscard]] Duration protected_hours(PersonId person) const;

  /// Whether t lies within the hours of the calendar, booked or not.
  [[nodiscard]] bool open_at(PersonId person, Time t, Hours hours) const;
  /// Whether t lies in a booking and not before now().
  [[nodiscard]] bool booked_at(PersonId person, Time t) const;

 private:
  struct Entry {
    CalendarWords::Place place;
    std::vector<Span> booked;  ///< in order, none overlapping another; what has passed may still stand in front
  };
  class Fit;

  [[nodiscard]] static std::int64_t quarter_of(Time t);
  [[nodiscard]] static Time at(std::int64_t quarter) { return Time{} + quarter_hour * quarter; }
  [[nodiscard]] const Entry& entry(PersonId person) const;
  [[nodiscard]] Duration hours_between(CalendarWords::Place place, Time a, Time b, Hours hours) const;
  [[nodiscard]] Time end_of_work(CalendarWords::Place place, Time from, Duration work, Hours hours) const;
  [[nodiscard]] bool open_in(CalendarWords::Place place, std::int64_t quarter, Hours hours) const;

  CalendarWords calendars_;
  std::vector<Entry> entries_;
  Time now_;
};

}  // namespace colead
