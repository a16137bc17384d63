// SPDX-License-Identifier: Apache-2.0
#include "colead/people/diary.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "colead/core/error.hpp"
#include "colead/core/large_pages.hpp"

namespace colead {
namespace {

void require_length(Duration length, const char* what) {
  if (length <= Duration{}) throw ModelError(std::string(what) + " must have a positive length");
}

}  // namespace

std::int64_t Diaries::quarter_of(Time t) {
  if (t.us < 0) throw ModelError("a diary begins at 0, not at " + std::to_string(t.us) + " us");
  return t.us / quarter_hour.us;
}

Diaries::Diaries(std::span<const CalendarMask> calendars, std::span<const Rota> people) : calendars_(calendars) {
  reserve_in_large_pages(entries_, people.size());
  for (const Rota& rota : people) entries_.push_back({calendars_.place(rota), {}});
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
}

bool Diaries::open_in(CalendarWords::Place place, std::int64_t quarter, Hours hours) const {
  return (calendars_.word(place, quarter / CalendarWords::word_bits, hours) >> (quarter % CalendarWords::word_bits) &
          1U) != 0;
}

bool Diaries::open_at(PersonId person, Time t, Hours hours) const {
  return open_in(entry(person).place, quarter_of(t), hours);
}

bool Diaries::booked_at(PersonId person, Time t) const {
  (void)quarter_of(t);
  const auto& booked = entry(person).booked;
  return t >= now_ && std::any_of(booked.begin(), booked.end(), [t](Span s) { return s.begin <= t && t < s.end; });
}

// ---- Joint slots ----

/// One person's part in a search for a slot: goes forward only.
class Diaries::Fit {
 public:
  Fit() = default;
  Fit(const Diaries& diaries, const Entry& entry, Hours hours, Time limit)
      : calendars_(&diaries.calendars_),
        place_(entry.place),
        next_(entry.booked.data()),
        last_(entry.booked.data() + entry.booked.size()),
        hours_(hours),
        limit_((limit.us - 1) / quarter_hour.us + 1) {}

  /// The earliest start from t on at which this person has the length; past the limit when there is none.
  [[nodiscard]] Time from(Time t, Duration length) {
    for (;;) {
      while (t + length > open_.end) {
        open_ = run_from(std::max(t, open_.end).us / quarter_hour.us);
        if (open_.begin == never()) return never();
        t = std::max(t, open_.begin);
      }
      while (next_ != last_ && next_->end <= t) ++next_;
      if (next_ == last_ || next_->begin >= t + length) return t;
      t = next_->end;
    }
  }
  /// Until when this person is free from the start that from() has given.
  [[nodiscard]] Time end() const { return next_ == last_ ? open_.end : std::min(open_.end, next_->begin); }

 private:
  /// The stretch of hours that this quarter-hour lies in or that comes next, from the quarter-hour on and up to the
  /// limit.
  [[nodiscard]] Span run_from(std::int64_t quarter) const {
    const std::int64_t begin = calendars_->next(place_, quarter, limit_, hours_, true);
    if (begin >= limit_) return {never(), never()};
    return {at(begin), at(calendars_->next(place_, begin, limit_, hours_, false))};
  }

  const CalendarWords* calendars_{nullptr};
  CalendarWords::Place place_;
  const Span* next_{nullptr};  ///< the first booking that ends after the start tried last
  const Span* last_{nullptr};
  Hours hours_{Hours::open};
  std::int64_t limit_{0};
  Span open_;
};

std::optional<Time> Diaries::first_shared(std::span<const PersonId> who, Time from, Duration length, Time until,
                                          Hours hours) const {
  require_length(length, "a slot");
  if (who.size() > max_together) throw ModelError("a slot is looked for with more people than sit round a table");
  const Time limit = std::min(until, window_end());
  Time t = std::max(from, now_);
  (void)quarter_of(t);
  if (limit < t || limit - t < length) return std::nullopt;
  const Time last = limit - length;
  std::array<Fit, max_together> fits;
  for (std::size_t p = 0; p < who.size(); ++p) fits[p] = Fit(*this, entry(who[p]), hours, limit);
  // Everybody in turn moves the start on until nobody does.
  for (std::size_t p = 0, agreed = 0; agreed < who.size(); p = p + 1 == who.size() ? 0 : p + 1) {
    const Time start = fits[p].from(t, length);
    if (start > last) return std::nullopt;
    agreed = start == t ? agreed + 1 : 1;
    t = start;
  }
  return t;
}

std::optional<Diaries::Span> Diaries::next_free(PersonId person, Time from, Duration most, Hours hours) const {
  require_length(most, "a piece of time");
  Fit fit(*this, entry(person), hours, window_end());
  const Time first = std::max(from, now_);
  (void)quarter_of(first);
  if (first >= window_end()) return std::nullopt;
  const Time begin = fit.from(first, microseconds(1));
  if (begin == never()) return std::nullopt;
  return Span{begin, std::min(fit.end(), begin + most)};
}

// ---- Bookings ----

void Diaries::book(PersonId person, Time start, Duration length) {
  require_length(length, "a booking");
  (void)entry(person);  // in range?
  (void)quarter_of(start);
  const Time end = start + length;
  const auto refuse = [&](const char* why) {
    throw ModelError("person " + std::to_string(person.value) + " cannot be booked from " + std::to_string(start.us) +
                     " us for " + std::to_string(length.us) + " us: " + why);
  };
  auto& booked = entries_[person.value].booked;
  if (start < now_) refuse("that has passed");
  if (end > window_end()) refuse("that is more than four weeks ahead");
  const auto after = std::find_if(booked.begin(), booked.end(), [&](Span s) { return s.end > start; });
  if (after != booked.end() && after->begin < end) refuse("booked already");
  const auto past = std::find_if(booked.begin(), after, [&](Span s) { return s.end > now_; });
  if (past == booked.begin()) {
    booked.insert(after, {start, end});
    return;
  }
  // One of the places that passed bookings leave takes the new one.
  std::move(past, after, booked.begin());
  const auto place = booked.begin() + (after - past);
  *place = {start, end};
  booked.erase(place + 1, after);
}

void Diaries::block(PersonId person, Time start, Duration length) {
  require_length(length, "a booking");
  const Time end = std::min(start + length, window_end());
  for (Time t = std::max(start, now_); t < end;) {
    const Duration gap = unbooked(person, t, end - t);
    if (gap > Duration{}) book(person, t, gap);
    t = t + gap;
    for (const Span& booking : entry(person).booked) {
      if (booking.begin <= t && t < booking.end) t = booking.end;
    }
  }
}

void Diaries::release(PersonId person, Time start, Duration length) {
  require_length(length, "a booking");
  (void)entry(person);
  auto& booked = entries_[person.value].booked;
  const Time end = start + length;
  const auto found = std::find_if(booked.begin(), booked.end(), [&](Span s) { return s.begin >= start; });
  if (found != booked.end() && found->begin == start && found->end == end) {
    booked.erase(found);
  } else if (end > now_) {
    throw ModelError("person " + std::to_string(person.value) + " is not booked from " + std::to_string(start.us) +
                     " us for " + std::to_string(length.us) + " us");
  }
}

// ---- Amounts of time ----

Duration Diaries::hours_between(CalendarWords::Place place, Time a, Time b, Hours hours) const {
  const std::int64_t first = quarter_of(a);
  const std::int64_t last = quarter_of(b);
  Duration sum =
      quarter_hour * (calendars_.count_before(place, last, hours) - calendars_.count_before(place, first, hours));
  if (open_in(place, first, hours)) sum -= a - at(first);
  if (open_in(place, last, hours)) sum += b - at(last);
  return sum;
}

/// As if nothing were booked.
Time Diaries::end_of_work(CalendarWords::Place place, Time from, Duration work, Hours hours) const {
  const std::int64_t quarter = quarter_of(from);
  // From the start of the quarter-hour, as if the part of it that lies before `from` had been work too.
  const Duration needed = open_in(place, quarter, hours) ? work + (from - at(quarter)) : work;
  const std::int64_t whole = (needed.us - 1) / quarter_hour.us;
  return at(calendars_.nth(place, quarter, whole, hours)) + (needed - quarter_hour * whole);
}

Time Diaries::finish(PersonId person, Time from, Duration work, Hours hours) const {
  const Entry& own = entry(person);
  if (work < Duration{}) throw ModelError("work must not be negative");
  (void)quarter_of(from);
  if (work == Duration{}) return from;
  if (calendars_.empty(own.place, hours)) return never();
  for (const Span& booking : own.booked) {
    const Time begin = std::max(booking.begin, now_);
    if (booking.end <= std::max(from, now_)) continue;
    if (begin > from) {
      const Duration gap = hours_between(own.place, from, begin, hours);
      if (work <= gap) break;
      work -= gap;
    }
    from = booking.end;
  }
  return end_of_work(own.place, from, work, hours);
}

Duration Diaries::available(PersonId person, Time a, Time b, Hours hours) const {
  const Entry& own = entry(person);
  if (b <= a) return {};
  Duration sum = hours_between(own.place, a, b, hours);
  for (const Span& booking : own.booked) {
    if (booking.begin >= b) break;
    const Time begin = std::max({a, booking.begin, now_});
    const Time end = std::min(b, booking.end);
    if (begin < end) sum -= hours_between(own.place, begin, end, hours);
  }
  return sum;
}

Duration Diaries::unbooked(PersonId person, Time start, Duration length) const {
  Time end = std::min(start + length, window_end());
  for (const Span& booking : entry(person).booked) {
    if (booking.end > start) end = std::min(end, std::max(start, booking.begin));
  }
  return std::max(end - start, Duration{});
}

Duration Diaries::pattern(PersonId person, Time a, Time b, Hours hours) const {
  const Entry& own = entry(person);
  return b <= a ? Duration{} : hours_between(own.place, a, b, hours);
}

// ---- Protected time ----

void Diaries::protect(PersonId person, Duration per_week) {
  entries_[person.value].place = calendars_.with_protection(entry(person).place, per_week);
}

Duration Diaries::protected_hours(PersonId person) const { return calendars_.protected_hours(entry(person).place); }

}  // namespace colead
