// SPDX-License-Identifier: Apache-2.0
#include "colead/people/diary.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "colead/core/error.hpp"

namespace colead {
namespace {

using Word = std::uint64_t;

/// The bits of a word that stands for the quarter-hours from `first` on which lie within [begin, end).
Word mask_of(std::int64_t first, std::int64_t begin, std::int64_t end) {
  const std::int64_t low = std::clamp<std::int64_t>(begin - first, 0, 64);
  const std::int64_t high = std::clamp<std::int64_t>(end - first, 0, 64);
  if (low >= high) return 0;
  return (~Word{0} >> (64 - (high - low))) << low;
}

/// use(word of the ring, mask) for all words that a range touches, which is no longer than the ring.
template <class Ring, class Use>
void for_words(Ring& ring, std::int64_t begin, std::int64_t end, Use use) {
  for (std::int64_t word = begin / 64; word * 64 < end; ++word) {
    use(ring[static_cast<std::size_t>(word) % ring.size()], mask_of(word * 64, begin, end));
  }
}

/// Bit i: n ones from bit i on, all within the word.
Word runs_within(Word word, std::int64_t n) {
  if (n > 64) return 0;
  for (std::int64_t have = 1; have < n && word != 0;) {
    const std::int64_t step = std::min(have, n - have);
    word &= word >> step;
    have += step;
  }
  return word;
}

/// Finds `length` ones in a row in a sequence of words.
struct RunSearch {
  std::int64_t length;
  std::int64_t run{0};  ///< ones at the end of the words before

  /// Where the run starts, counted from the first bit of this word (negative: before it), if it is complete in this
  /// word.
  std::optional<std::int64_t> take(Word word) {
    const std::int64_t leading = std::countr_one(word);
    if (run + leading >= length) return -run;
    if (leading == 64) {
      run += 64;
      return std::nullopt;
    }
    if (const Word starts = runs_within(word, length); starts != 0) return std::countr_zero(starts);
    run = std::countl_one(word);
    return std::nullopt;
  }
};

}  // namespace

std::int64_t Diaries::quarter_of(Time t) {
  if (t.us < 0) throw ModelError("a diary begins at 0, not at " + std::to_string(t.us) + " us");
  return t.us / quarter_hour.us;
}

Diaries::Diaries(std::span<const CalendarMask> calendars, std::span<const Rota> people) : calendars_(calendars) {
  entries_.reserve(people.size());
  for (const Rota& rota : people) entries_.push_back({calendars_.place(rota), 0, {}});
}

const Diaries::Entry& Diaries::entry(PersonId person) const {
  if (person.value >= entries_.size()) {
    throw ModelError("there is no person " + std::to_string(person.value) + " among the " +
                     std::to_string(entries_.size()) + " diaries");
  }
  return entries_[person.value];
}

void Diaries::roll(Time now) {
  if (now < now_) {
    throw ModelError("the diaries are at " + std::to_string(now_.us) + " us and cannot go back to " +
                     std::to_string(now.us) + " us");
  }
  now_ = now;
  now_quarter_ = now.us / quarter_hour.us;
}

// ---- Words of the pattern and of the ring ----

Diaries::Range Diaries::remembered(const Entry& entry) const {
  return {std::max(entry.cleared, now_quarter_), entry.cleared + window_quarters};
}

Diaries::Word Diaries::booked_word(const Entry& entry, std::int64_t word) const {
  const Range range = remembered(entry);
  const Word inside = mask_of(word * word_bits, range.begin, range.end);
  return inside == 0 ? 0 : inside & entry.booked[static_cast<std::size_t>(word) % ring_words];
}

bool Diaries::free_at(const Entry& entry, std::int64_t quarter, Hours hours) const {
  const std::int64_t word = quarter / word_bits;
  return ((calendars_.word(entry.place, word, hours) & ~booked_word(entry, word)) >> (quarter % word_bits) & 1U) != 0;
}

bool Diaries::open_at(PersonId person, Time t, Hours hours) const {
  const std::int64_t quarter = quarter_of(t);
  return (calendars_.word(entry(person).place, quarter / word_bits, hours) >> (quarter % word_bits) & 1U) != 0;
}

bool Diaries::booked_at(PersonId person, Time t) const {
  const std::int64_t quarter = quarter_of(t);
  return (booked_word(entry(person), quarter / word_bits) >> (quarter % word_bits) & 1U) != 0;
}

// ---- Joint slots ----

/// free &= what this person has free, from `first_word` on.
void Diaries::narrow(std::span<Word> free, std::int64_t first_word, const Entry& entry, Hours hours) const {
  const Range range = remembered(entry);
  CalendarWords::Cycle cycle = calendars_.cycle(entry.place, first_word, hours);
  auto ring_place = static_cast<std::uint32_t>(static_cast<std::uint32_t>(first_word) % ring_words);
  std::int64_t quarter = first_word * word_bits;
  for (Word& word : free) {
    Word booked = entry.booked[ring_place];
    if (quarter < range.begin || quarter + word_bits > range.end) booked &= mask_of(quarter, range.begin, range.end);
    word &= cycle.next() & ~booked;
    if (++ring_place == ring_words) ring_place = 0;
    quarter += word_bits;
  }
}

std::optional<Time> Diaries::first_shared(std::span<const PersonId> who, Time from, Duration length, Time until,
                                          Hours hours) const {
  if (length <= Duration{}) throw ModelError("a slot must have a positive length");
  if (until < from || until - from < length) return std::nullopt;
  const std::int64_t first = quarter_of(Time{std::max(from, now_).us - 1} + quarter_hour);
  const std::int64_t quarters = (length.us - 1) / quarter_hour.us + 1;
  const std::int64_t last = std::min(quarter_of(until - length), now_quarter_ + window_quarters - quarters);
  std::array<Word, 6> free{};
  RunSearch search{quarters};
  for (std::int64_t base = first / word_bits; base * word_bits - search.run <= last; base += free.size()) {
    free.fill(~Word{0});
    if (base == first / word_bits) free[0] = mask_of(base * word_bits, first, first + word_bits);
    for (const PersonId person : who) narrow(free, base, entry(person), hours);
    for (std::size_t i = 0; i < free.size(); ++i) {
      const std::int64_t begin = (base + static_cast<std::int64_t>(i)) * word_bits;
      const auto start = search.take(free[i]);
      if (!start) continue;
      if (begin + *start > last) return std::nullopt;
      return at(begin + *start);
    }
  }
  return std::nullopt;
}

// ---- Bookings ----

Diaries::Range Diaries::touched(Time start, Duration length) {
  if (length <= Duration{}) throw ModelError("a booking must have a positive length");
  return {quarter_of(start), quarter_of(start + length - microseconds(1)) + 1};
}

/// The person's entry, with what has passed cleared from the ring.
Diaries::Entry& Diaries::cleared_entry(PersonId person) {
  (void)entry(person);  // in range?
  Entry& found = entries_[person.value];
  if (now_quarter_ - found.cleared >= window_quarters) {
    found.booked.fill(0);
  } else {
    for_words(found.booked, found.cleared, now_quarter_, [](Word& word, Word mask) { word &= ~mask; });
  }
  found.cleared = now_quarter_;
  return found;
}

void Diaries::book(PersonId person, Time start, Duration length) {
  const Range range = touched(start, length);
  const auto refuse = [&](const char* why) {
    throw ModelError("person " + std::to_string(person.value) + " cannot be booked from " + std::to_string(start.us) +
                     " us for " + std::to_string(length.us) + " us: " + why);
  };
  Entry& found = cleared_entry(person);
  if (range.begin < now_quarter_) refuse("that has passed");
  if (range.end > now_quarter_ + window_quarters) refuse("that is more than four weeks ahead");
  Word clash = 0;
  for_words(found.booked, range.begin, range.end, [&](Word word, Word mask) { clash |= word & mask; });
  if (clash != 0) refuse("booked already");
  for_words(found.booked, range.begin, range.end, [](Word& word, Word mask) { word |= mask; });
}

void Diaries::block(PersonId person, Time start, Duration length) {
  const Range range = touched(start, length);
  const std::int64_t begin = std::max(range.begin, now_quarter_);
  const std::int64_t end = std::min(range.end, now_quarter_ + window_quarters);
  if (begin < end) for_words(cleared_entry(person).booked, begin, end, [](Word& word, Word mask) { word |= mask; });
}

void Diaries::release(PersonId person, Time start, Duration length) {
  Range range = touched(start, length);
  Entry& found = cleared_entry(person);
  range.begin = std::max(range.begin, now_quarter_);
  if (range.begin >= range.end) return;
  Word missing = range.end > now_quarter_ + window_quarters ? 1 : 0;
  if (missing == 0)
    for_words(found.booked, range.begin, range.end, [&](Word word, Word mask) { missing |= ~word & mask; });
  if (missing != 0) {
    throw ModelError("person " + std::to_string(person.value) + " is not booked from " + std::to_string(start.us) +
                     " us for " + std::to_string(length.us) + " us");
  }
  for_words(found.booked, range.begin, range.end, [](Word& word, Word mask) { word &= ~mask; });
}

// ---- Amounts of time ----

/// Booked quarter-hours of the range within the hours.
std::int64_t Diaries::taken(const Entry& entry, Range range, Hours hours) const {
  const Range known = remembered(entry);
  const std::int64_t begin = std::max(range.begin, known.begin);
  const std::int64_t end = std::min(range.end, known.end);
  std::int64_t count = 0;
  for (std::int64_t word = begin / word_bits; word * word_bits < end; ++word) {
    const Word booked =
        entry.booked[static_cast<std::size_t>(word) % ring_words] & mask_of(word * word_bits, begin, end);
    if (booked != 0) count += std::popcount(booked & calendars_.word(entry.place, word, hours));
  }
  return count;
}

/// The n-th quarter-hour from `from` on that is within the hours and not booked.
std::int64_t Diaries::nth_free(const Entry& entry, std::int64_t from, std::int64_t n, Hours hours) const {
  const Range known = remembered(entry);
  if (from < known.begin) {
    const std::int64_t passed =
        calendars_.count_before(entry.place, known.begin, hours) - calendars_.count_before(entry.place, from, hours);
    if (n < passed) return calendars_.nth(entry.place, from, n, hours);
    n -= passed;
    from = known.begin;
  }
  std::array<Word, 4> free{};
  std::int64_t base = from / word_bits;
  for (; base * word_bits < known.end; base += free.size()) {
    free.fill(~Word{0});
    if (base == from / word_bits) free[0] = mask_of(base * word_bits, from, from + word_bits);
    narrow(free, base, entry, hours);
    for (std::size_t i = 0; i < free.size(); ++i) {
      const std::int64_t count = std::popcount(free[i]);
      if (n < count) return (base + static_cast<std::int64_t>(i)) * word_bits + nth_bit(free[i], n);
      n -= count;
    }
  }
  return calendars_.nth(entry.place, std::max(from, base * word_bits), n, hours);
}

Time Diaries::finish(PersonId person, Time from, Duration work, Hours hours) const {
  const Entry& own = entry(person);
  if (work < Duration{}) throw ModelError("work must not be negative");
  const std::int64_t quarter = quarter_of(from);
  if (work == Duration{}) return from;
  if (calendars_.empty(own.place, hours)) return never();
  // From the start of the quarter-hour, as if the part of it that lies before `from` had been work too.
  const Duration needed = free_at(own, quarter, hours) ? work + (from - at(quarter)) : work;
  const std::int64_t whole = (needed.us - 1) / quarter_hour.us;
  return at(nth_free(own, quarter, whole, hours)) + (needed - quarter_hour * whole);
}

Duration Diaries::available(PersonId person, Time a, Time b, Hours hours) const {
  const Entry& own = entry(person);
  if (b <= a) return {};
  const std::int64_t first = quarter_of(a);
  const std::int64_t last = quarter_of(b);
  Duration sum = pattern(person, at(first), at(last), hours) - quarter_hour * taken(own, {first, last}, hours);
  if (free_at(own, first, hours)) sum -= a - at(first);
  if (free_at(own, last, hours)) sum += b - at(last);
  return sum;
}

Duration Diaries::pattern(PersonId person, Time a, Time b, Hours hours) const {
  const Entry& own = entry(person);
  if (b <= a) return {};
  const std::int64_t first = quarter_of(a);
  const std::int64_t last = quarter_of(b);
  Duration sum = quarter_hour *
                 (calendars_.count_before(own.place, last, hours) - calendars_.count_before(own.place, first, hours));
  if (open_at(person, a, hours)) sum -= a - at(first);
  if (open_at(person, b, hours)) sum += b - at(last);
  return sum;
}

// ---- Protected time ----

void Diaries::protect(PersonId person, Duration per_week) {
  entries_[person.value].place = calendars_.with_protection(entry(person).place, per_week);
}

Duration Diaries::protected_hours(PersonId person) const { return calendars_.protected_hours(entry(person).place); }

}  // namespace colead
