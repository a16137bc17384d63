// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "colead/core/time.hpp"
#include "colead/core/visibility.hpp"
#include "colead/people/calendar.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Which hours of a calendar count: those in which joint work can be planned, or all of duty.
enum class Hours : std::uint8_t { open, duty };

/// A person's place: calendar by index, and the rota offset in weeks.
struct Rota {
  std::uint32_t calendar{0};
  std::uint32_t offset{0};
};

/// Calendars laid out for Diaries: words of 64 quarter-hours that lie on the words of absolute time, word w standing
/// for the quarter-hours from 64 w on. A week is ten and a half words, so every calendar is kept from an even and from
/// an odd week on, repeated to an even number of weeks. Calendars with protected time are variants, made when first
/// asked for.
class CalendarWords {
 public:
  using Word = std::uint64_t;
  static constexpr std::int64_t word_bits = 64;

  /// Where a person's weeks are found.
  struct Place {
    std::uint32_t row{0};
    std::uint32_t shift{0};  ///< words by which the rota offset moves the cycle
  };
  /// The words of one cycle, beginning with the one asked for.
  struct Cycle {
    const Word* words;
    std::uint32_t size;
    std::uint32_t now;

    [[nodiscard]] Word next() {
      const Word word = words[now];
      if (++now == size) now = 0;
      return word;
    }
  };

  CalendarWords() = default;
  /// Throws ModelError if a calendar has no week.
  explicit CalendarWords(std::span<const CalendarMask> calendars);

  /// Throws ModelError if there is no such calendar.
  [[nodiscard]] Place place(Rota rota) const;
  /// The same person's place with this much protected time (with_protected) instead of what they had.
  [[nodiscard]] Place with_protection(Place place, Duration per_week);
  [[nodiscard]] Duration protected_hours(Place place) const;

  [[nodiscard]] Cycle cycle(Place place, std::int64_t word, Hours hours) const {
    const Row& row = rows_[place.row];
    // 2^63 us are fewer than 2^28 words.
    return {&words_[row.first[static_cast<std::size_t>(hours)]], row.size,
            (static_cast<std::uint32_t>(word) + place.shift) % row.size};
  }
  [[nodiscard]] Word word(Place place, std::int64_t word, Hours hours) const {
    return cycle(place, word, hours).next();
  }
  [[nodiscard]] bool empty(Place place, Hours hours) const {
    return rows_[place.row].total[static_cast<std::size_t>(hours)] == 0;
  }

  /// The first quarter-hour from `from` on that is within the hours (or, `inside` being false, is not); `limit` when
  /// there is none before it.
  [[nodiscard]] std::int64_t next(Place place, std::int64_t from, std::int64_t limit, Hours hours, bool inside) const;
  /// Quarter-hours within the hours before this one, counted from a start of the cycle: only differences mean anything.
  [[nodiscard]] std::int64_t count_before(Place place, std::int64_t quarter, Hours hours) const;
  /// The n-th quarter-hour within the hours from `from` on, n from 0. Not for a place whose hours are empty.
  [[nodiscard]] std::int64_t nth(Place place, std::int64_t from, std::int64_t n, Hours hours) const;

 private:
  struct Row {
    std::array<std::uint32_t, 2> first{};  ///< of open and of duty in words_ and before_
    std::array<std::uint32_t, 2> total{};  ///< quarter-hours a cycle
    std::uint32_t size{0};                 ///< words of the cycle
  };
  /// Rows 2i and 2i + 1, from an even and an odd week on, belong to variant i; the first variants are the calendars.
  struct Variant {
    std::uint32_t calendar{0};
    std::int64_t quarters{0};  ///< protected
  };

  void add_variant(const CalendarMask& mask, Variant variant);
  void add_hours(const CalendarMask& mask, std::size_t first_week, Hours hours, Row& row);

  std::vector<CalendarMask> calendars_;
  std::vector<Variant> variants_;
  std::vector<Row> rows_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> before_;  ///< quarter-hours of the cycle before the word
};

/// Place of the n-th set bit, n from 0; there must be one.
[[nodiscard]] std::int64_t nth_bit(std::uint64_t word, std::int64_t n);

}  // namespace colead
COLEAD_PUBLIC_END
