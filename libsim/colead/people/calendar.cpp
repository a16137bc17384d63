// SPDX-License-Identifier: Apache-2.0
#include "colead/people/calendar.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "colead/core/error.hpp"
#include "colead/fields/scalar.hpp"

namespace colead {

namespace {

constexpr std::array<std::string_view, 7> day_names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::size_t quarters_per_hour = 4;
constexpr std::string_view expected_form =
    "expected days and hours on the quarter-hour, such as 'mon-fri 09:00-17:00', 'tue,thu 13:00-17:30', 'sat "
    "20:00-08:00' or "
    "'daily 00:00-24:00'";

/// Bit d: day d, Monday first.
using Days = std::bitset<7>;

std::optional<std::size_t> parse_day(std::string_view text) {
  const auto* const found = std::find(day_names.begin(), day_names.end(), text);
  if (found == day_names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - day_names.begin());
}

/// "tue" or "mon-fri"; "fri-mon" goes through the weekend.
std::optional<Days> parse_day_range(std::string_view text) {
  const auto dash = text.find('-');
  const auto first = parse_day(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : parse_day(text.substr(dash + 1));
  if (!first || !last) return std::nullopt;
  Days days;
  for (std::size_t day = *first; day != *last; day = (day + 1) % 7) days.set(day);
  return days.set(*last);
}

std::optional<Days> parse_days(std::string_view text) {
  if (text == "daily") return Days{}.set();
  Days days;
  while (true) {
    const auto comma = text.find(',');
    const auto range = parse_day_range(text.substr(0, comma));
    if (!range) return std::nullopt;
    days |= *range;
    if (comma == std::string_view::npos) return days;
    text.remove_prefix(comma + 1);
  }
}

/// "HH:MM" in quarter-hours since midnight, up to 24:00.
std::optional<std::size_t> parse_clock(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
  const auto value = [&](std::size_t i) { return static_cast<std::size_t>(text[i] - '0'); };
  const auto pair = [&](std::size_t i) { return std::size_t{10} * value(i) + value(i + 1); };
  const std::size_t hour = pair(0);
  const std::size_t minute = pair(3);
  if (minute >= 60 || minute % 15 != 0 || hour * 60 + minute > std::size_t{24} * 60) return std::nullopt;
  return hour * quarters_per_hour + minute / 15;
}

struct Session {
  Days days;
  std::size_t begin{0};  ///< quarter-hours since midnight
  std::size_t end{0};    ///< later than begin; beyond quarters_per_day when it passes midnight
};

std::optional<Session> parse_session(std::string_view text) {
  const auto blank = text.find(' ');
  const auto clock = text.find_first_not_of(' ', blank);
  if (blank == std::string_view::npos || clock == std::string_view::npos) return std::nullopt;
  const auto days = parse_days(text.substr(0, blank));
  const std::string_view clocks = text.substr(clock);
  const auto dash = clocks.find('-');
  if (!days || dash == std::string_view::npos) return std::nullopt;
  const auto begin = parse_clock(clocks.substr(0, dash));
  const auto end = parse_clock(clocks.substr(dash + 1));
  if (!begin || !end || *begin == *end || *begin == quarters_per_day) return std::nullopt;
  return Session{*days, *begin, *end > *begin ? *end : *end + quarters_per_day};
}

void add(const Session& session, SessionBits& bits) {
  for (std::size_t day = 0; day < 7; ++day) {
    if (!session.days[day]) continue;
    for (std::size_t quarter = session.begin; quarter < session.end; ++quarter) {
      const std::size_t place = day * quarters_per_day + quarter;
      if (place < quarters_per_week) {
        bits.week.set(place);
      } else {
        bits.next_week.set(place - quarters_per_week);
      }
    }
  }
}

std::string two_digits(std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string spoken(std::size_t quarter) {
  const std::size_t in_day = quarter % quarters_per_day;
  return std::string{day_names[quarter / quarters_per_day]} + " " + two_digits(in_day / quarters_per_hour) + ":" +
         two_digits(in_day % quarters_per_hour * 15);
}

void require_open_within_duty(const CalendarMask& mask) {
  for (std::size_t week = 0; week < mask.weeks.size(); ++week) {
    const WeekBits outside = mask.weeks[week].open & ~mask.weeks[week].duty;
    for (std::size_t quarter = 0; quarter < quarters_per_week; ++quarter) {
      if (!outside[quarter]) continue;
      throw ModelError("week " + std::to_string(week + 1) + " is open on " + spoken(quarter) +
                       ", outside its duty; expected open hours within duty");
    }
  }
}

/// What is wrong with this, or nothing.
template <class Parse>
std::string fault_of(Parse&& parse) {
  try {
    parse();
  } catch (const ModelError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

SessionBits parse_sessions(std::span<const std::string> sessions) {
  SessionBits bits;
  for (const auto& text : sessions) {
    const auto session = parse_session(text);
    if (!session) throw ModelError(shown(text) + " is no session; " + std::string{expected_form});
    add(*session, bits);
  }
  return bits;
}

CalendarMask compile(const Calendar& calendar) {
  const std::size_t size = calendar.weeks.size();
  if (size == 0 || size > max_cycle_weeks) {
    throw ModelError("calendar '" + calendar.id + "' has a cycle of " + std::to_string(size) +
                     " weeks; expected 1 to " + std::to_string(max_cycle_weeks));
  }
  CalendarMask mask{std::vector<WeekMask>(size)};
  for (std::size_t week = 0; week < size; ++week) {
    const WeekPattern& written = calendar.weeks[week];
    const SessionBits open = parse_sessions(written.open);
    const SessionBits duty = parse_sessions(written.duty.empty() ? written.open : written.duty);
    WeekMask& next = mask.weeks[(week + 1) % size];
    mask.weeks[week].open |= open.week;
    mask.weeks[week].duty |= duty.week;
    next.open |= open.next_week;
    next.duty |= duty.next_week;
  }
  require_open_within_duty(mask);
  return mask;
}

namespace {

void protect_week(WeekMask& week, std::int64_t quarters) {
  WeekBits candidates = week.duty & ~week.open;
  while (quarters > 0 && candidates.any()) {
    for (std::size_t day = 0; day < 7; ++day) {
      std::size_t of_this_hour = quarters_per_hour;
      for (std::size_t i = day * quarters_per_day; i < (day + 1) * quarters_per_day; ++i) {
        if (of_this_hour == 0 || quarters == 0) break;
        if (!candidates[i]) continue;
        week.open.set(i);
        candidates.reset(i);
        --of_this_hour;
        --quarters;
      }
    }
  }
}

}  // namespace

CalendarMask with_protected(const CalendarMask& calendar, Duration per_week) {
  if (per_week < Duration{}) throw ModelError("protected time must not be negative");
  CalendarMask out = calendar;
  for (WeekMask& week : out.weeks) protect_week(week, per_week.us / quarter_hour.us);
  return out;
}

void WeekPattern::visit(FieldVisitor& v) {
  v.texts({.name = "open", .doc = "when joint work can be planned, such as 'mon-fri 09:00-17:00'; a part of duty"},
          open);
  v.texts({.name = "duty", .doc = "when at work, such as 'tue,thu 13:00-17:30' or 'sat 20:00-08:00'; default open"},
          duty);
  const auto check = [&v](std::string_view field, const std::vector<std::string>& sessions) {
    const std::string fault = fault_of([&] { (void)parse_sessions(sessions); });
    v.require(fault.empty(), field, fault);
  };
  check("open", open);
  check("duty", duty);
}

void Calendar::visit(FieldVisitor& v) {
  v.text({.name = "title", .doc = "name shown to people; the id when left out"}, title);
  v.list({.name = "weeks",
          .doc = "the rota cycle; a person's rota offset says in which week they begin",
          .required = true},
         weeks);
  const bool readable = std::all_of(weeks.begin(), weeks.end(), [](const WeekPattern& week) {
    return fault_of([&] { (void)parse_sessions(week.open), (void)parse_sessions(week.duty); }).empty();
  });
  if (!readable) return;  // said at the week
  const std::string fault = fault_of([&] { (void)compile(*this); });
  v.require(fault.empty(), "weeks", fault);
}

}  // namespace colead
