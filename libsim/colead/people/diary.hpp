// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "colead/core/ids.hpp"
#include "colead/core/time.hpp"
#include "colead/people/calendar_words.hpp"

namespace colead {

/// The diaries of all people: the hours their calendars give them and what is booked in the four weeks from now(). A
/// value: a copy is a branch. Bookings are whole quarter-hours. Those before the quarter-hour of now() are forgotten,
/// none lie beyond the window: outside it there is only the calendar. Apart from protect() no member function
/// allocates. A person out of range or a negative time is a ModelError.
class Diaries {
 public:
  static constexpr std::int64_t window_quarters = 4 * static_cast<std::int64_t>(quarters_per_week);

  Diaries() = default;
  /// Throws ModelError if a person's calendar does not exist or a calendar has no week.
  Diaries(std::span<const CalendarMask> calendars, std::span<const Rota> people);

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] Time now() const { return now_; }
  [[nodiscard]] Time window_end() const { return at(now_quarter_ + window_quarters); }

  /// Moves the window on, for everybody, at no cost: passed slots are cleared when a person is next booked. Ask and
  /// book at the time it is: the window, not the answers within it, depends on how often this is called. Throws
  /// ModelError if now goes back.
  void roll(Time now);

  /// The earliest start on the grid, not before `from` or now(), from which all of `who` are within these hours and
  /// unbooked for the length rounded up to quarter-hours, with start + length <= until and all of it within the window.
  /// Throws ModelError unless length > 0.
  [[nodiscard]] std::optional<Time> first_shared(std::span<const PersonId> who, Time from, Duration length, Time until,
                                                 Hours hours) const;

  /// Takes every quarter-hour that [start, start + length) touches, in or out of hours. Throws ModelError, and changes
  /// nothing, if one is taken, has passed or lies beyond the window, or unless length > 0.
  void book(PersonId person, Time start, Duration length);
  /// Takes what of [start, start + length) lies in the window and has not passed, booked already or not: somebody is
  /// away. Throws ModelError unless length > 0.
  void block(PersonId person, Time start, Duration length);
  /// Gives back what book() with the same arguments took and has not passed. Throws ModelError, and changes nothing, if
  /// part of it is not booked.
  void release(PersonId person, Time start, Duration length);

  /// The earliest t with available(person, from, t, hours) == work, exact to the microsecond; never() if the calendar
  /// has no such hours and work > 0. Throws ModelError if work < 0, std::overflow_error if t is out of range.
  [[nodiscard]] Time finish(PersonId person, Time from, Duration work, Hours hours) const;
  /// Unbooked time within the hours in [a, b); 0 if b <= a.
  [[nodiscard]] Duration available(PersonId person, Time a, Time b, Hours hours) const;
  /// Time within the hours in [a, b), booked or not.
  [[nodiscard]] Duration pattern(PersonId person, Time a, Time b, Hours hours) const;

  /// Opens so much more duty each week (with_protected), in place of an earlier protection; 0 restores the calendar.
  /// The first use of an amount with a calendar allocates; later ones share it.
  void protect(PersonId person, Duration per_week);
  /// What protection opens, the mean of the cycle's weeks.
  [[nodiscard]] Duration protected_hours(PersonId person) const;

  /// Whether t lies within the hours of the calendar, booked or not.
  [[nodiscard]] bool open_at(PersonId person, Time t, Hours hours) const;
  /// Whether t lies in a booked quarter-hour not yet forgotten.
  [[nodiscard]] bool booked_at(PersonId person, Time t) const;

 private:
  using Word = CalendarWords::Word;
  static constexpr std::int64_t word_bits = CalendarWords::word_bits;
  static constexpr std::size_t ring_words = window_quarters / word_bits;

  struct Entry {
    CalendarWords::Place place;
    std::int64_t cleared{0};  ///< the ring holds the quarter-hours from here on, for a window
    std::array<Word, ring_words> booked{};
  };
  /// Of quarter-hours, [begin, end).
  struct Range {
    std::int64_t begin{0};
    std::int64_t end{0};
  };

  [[nodiscard]] static std::int64_t quarter_of(Time t);
  [[nodiscard]] static Time at(std::int64_t quarter) { return Time{} + quarter_hour * quarter; }
  [[nodiscard]] static Range touched(Time start, Duration length);
  [[nodiscard]] const Entry& entry(PersonId person) const;
  [[nodiscard]] Range remembered(const Entry& entry) const;
  [[nodiscard]] Word booked_word(const Entry& entry, std::int64_t word) const;
  [[nodiscard]] bool free_at(const Entry& entry, std::int64_t quarter, Hours hours) const;
  [[nodiscard]] std::int64_t taken(const Entry& entry, Range range, Hours hours) const;
  [[nodiscard]] std::int64_t nth_free(const Entry& entry, std::int64_t from, std::int64_t n, Hours hours) const;
  void narrow(std::span<Word> free, std::int64_t first_word, const Entry& entry, Hours hours) const;
  Entry& cleared_entry(PersonId person);

  CalendarWords calendars_;
  std::vector<Entry> entries_;
  Time now_;
  std::int64_t now_quarter_{0};
};

}  // namespace colead
