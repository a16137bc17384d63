// SPDX-License-Identifier: Apache-2.0
#include "colead/people/calendar_words.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "colead/core/error.hpp"
#include "colead/core/first_not_less.hpp"

namespace colead {

namespace {

constexpr std::uint32_t words_per_fortnight = 2 * quarters_per_week / CalendarWords::word_bits;

/// How many bits are set in each byte of a word; a processor of the plainest kind has no instruction for it.
std::uint64_t bits_by_byte(std::uint64_t word) {
  word -= word >> 1U & 0x5555555555555555;
  word = (word & 0x3333333333333333) + (word >> 2U & 0x3333333333333333);
  return (word + (word >> 4U)) & 0x0f0f0f0f0f0f0f0f;
}

}  // namespace

std::int64_t nth_bit(std::uint64_t word, std::int64_t n) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t tops = 0x80 * ones;
  // Counts of bits by byte, then up to the end of each byte; the byte is the first whose count is beyond n.
  const std::uint64_t up_to = bits_by_byte(word) * ones;
  const std::uint64_t beyond = ((up_to | tops) - static_cast<std::uint64_t>(n + 1) * ones) & tops;
  const int byte = std::countr_zero(beyond) & ~7;
  n -= static_cast<std::int64_t>((up_to << 8U) >> byte & 0xffU);
  for (word >>= byte; n > 0; --n) word &= word - 1;
  return byte + std::countr_zero(word);
}

CalendarWords::CalendarWords(std::span<const CalendarMask> calendars) : calendars_(calendars.begin(), calendars.end()) {
  for (std::size_t i = 0; i < calendars_.size(); ++i) {
    if (calendars_[i].weeks.empty()) throw ModelError("calendar " + std::to_string(i) + " has no week");
    add_variant(calendars_[i], {static_cast<std::uint32_t>(i), 0});
  }
}

void CalendarWords::add_variant(const CalendarMask& mask, Variant variant) {
  variants_.push_back(variant);
  for (std::size_t parity = 0; parity < 2; ++parity) {
    Row row;
    const std::size_t weeks = mask.weeks.size();
    row.size = static_cast<std::uint32_t>(weeks % 2 == 0 ? weeks / 2 : weeks) * words_per_fortnight;
    for (const Hours hours : {Hours::open, Hours::duty}) add_hours(mask, parity, hours, row);
    rows_.push_back(row);
  }
}

void CalendarWords::add_hours(const CalendarMask& mask, std::size_t first_week, Hours hours, Row& row) {
  const auto h = static_cast<std::size_t>(hours);
  row.first[h] = static_cast<std::uint32_t>(words_.size());
  for (std::size_t quarter = 0; quarter < row.size * std::size_t{word_bits}; ++quarter) {
    if (quarter % word_bits == 0) {
      words_.push_back(0);
      before_.push_back(row.total[h]);
    }
    const WeekMask& week = mask.weeks[(first_week + quarter / quarters_per_week) % mask.weeks.size()];
    if (!(hours == Hours::open ? week.open : week.duty)[quarter % quarters_per_week]) continue;
    words_.back() |= Word{1} << (quarter % word_bits);
    ++row.total[h];
  }
}

CalendarWords::Place CalendarWords::place(Rota rota) const {
  if (rota.calendar >= calendars_.size()) {
    throw ModelError("there is no calendar " + std::to_string(rota.calendar) + " among the " +
                     std::to_string(calendars_.size()));
  }
  const auto offset = static_cast<std::uint32_t>(rota.offset % calendars_[rota.calendar].weeks.size());
  return {2 * rota.calendar + offset % 2, offset / 2 * words_per_fortnight};
}

CalendarWords::Place CalendarWords::with_protection(Place place, Duration per_week) {
  const std::uint32_t calendar = variants_[place.row / 2].calendar;
  if (per_week < Duration{}) throw ModelError("protected time must not be negative");
  const std::int64_t quarters = std::min(per_week.us / quarter_hour.us, static_cast<std::int64_t>(quarters_per_week));
  const auto same = [&](const Variant& v) { return v.calendar == calendar && v.quarters == quarters; };
  const auto found = std::find_if(variants_.begin(), variants_.end(), same) - variants_.begin();
  if (found == static_cast<std::ptrdiff_t>(variants_.size())) {
    add_variant(with_protected(calendars_[calendar], quarter_hour * quarters), {calendar, quarters});
  }
  return {static_cast<std::uint32_t>(2 * found) + place.row % 2, place.shift};
}

Duration CalendarWords::protected_hours(Place place) const {
  const Row& row = rows_[place.row];
  const Row& plain = rows_[std::size_t{2} * variants_[place.row / 2].calendar];
  const std::int64_t cycle_weeks = row.size * word_bits / static_cast<std::int64_t>(quarters_per_week);
  const std::int64_t opened = std::int64_t{row.total[0]} - std::int64_t{plain.total[0]};
  return microseconds(quarter_hour.us * opened / cycle_weeks);
}

std::int64_t CalendarWords::next(Place place, std::int64_t from, std::int64_t limit, Hours hours, bool inside) const {
  if (from >= limit) return limit;
  const std::int64_t first = from / word_bits;
  Cycle words = cycle(place, first, hours);
  const Word flip = inside ? 0 : ~Word{0};
  Word wanted = (words.next() ^ flip) & (~Word{0} << (from % word_bits));
  for (std::int64_t word = first;; wanted = words.next() ^ flip) {
    if (wanted != 0) return std::min(limit, word * word_bits + std::countr_zero(wanted));
    if (++word * word_bits >= limit) return limit;
  }
}

std::int64_t CalendarWords::count_before(Place place, std::int64_t quarter, Hours hours) const {
  const Row& row = rows_[place.row];
  const auto h = static_cast<std::size_t>(hours);
  const std::int64_t word = quarter / word_bits + place.shift;
  const auto index = static_cast<std::size_t>(row.first[h] + word % row.size);
  const Word below = words_[index] & ((Word{1} << (quarter % word_bits)) - 1);
  return word / row.size * row.total[h] + before_[index] +
         static_cast<std::int64_t>(bits_by_byte(below) * 0x0101010101010101 >> 56U);
}

std::int64_t CalendarWords::nth(Place place, std::int64_t from, std::int64_t n, Hours hours) const {
  const Row& row = rows_[place.row];
  const auto h = static_cast<std::size_t>(hours);
  const std::int64_t target = count_before(place, from, hours) + n;
  const std::int64_t rest = target % row.total[h];
  const std::uint32_t* first = before_.data() + row.first[h];
  const auto index =
      first_not_less(first, row.size, [rest](std::uint32_t before) { return before <= rest; }) - first - 1;
  const std::int64_t word = target / row.total[h] * row.size + index - place.shift;
  return word * word_bits + nth_bit(words_[row.first[h] + static_cast<std::size_t>(index)], rest - first[index]);
}

}  // namespace colead
