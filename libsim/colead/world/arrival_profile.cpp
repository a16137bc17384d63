// SPDX-License-Identifier: Apache-2.0
#include "colead/world/arrival_profile.hpp"

#include <algorithm>
#include <array>

#include "colead/core/error.hpp"
#include "colead/people/calendar.hpp"

namespace colead {
namespace {

constexpr std::size_t quarters_per_hour = 4;

/// The hours that sessions cover; a ModelError says what is wrong with them.
std::array<bool, hours_of_week> hours_covered(const std::vector<std::string>& sessions) {
  const SessionBits bits = parse_sessions(sessions);
  const WeekBits all = bits.week | bits.next_week;  // the profile repeats
  std::array<bool, hours_of_week> covered{};
  for (std::size_t h = 0; h < hours_of_week; ++h) {
    std::size_t quarters = 0;
    for (std::size_t q = 0; q < quarters_per_hour; ++q) quarters += all[h * quarters_per_hour + q] ? 1 : 0;
    if (quarters % quarters_per_hour != 0) throw ModelError("hours of a profile begin and end on the whole hour");
    covered[h] = quarters > 0;
  }
  return covered;
}

/// Empty when the entries can be read and name no hour twice.
std::string fault_in(const std::vector<HourWeight>& hours) {
  std::array<bool, hours_of_week> named{};
  try {
    for (const HourWeight& entry : hours) {
      const auto covered = hours_covered(entry.at);
      for (std::size_t h = 0; h < hours_of_week; ++h) {
        if (covered[h] && named[h]) return "two entries name the same hour of the week";
        named[h] = named[h] || covered[h];
      }
    }
  } catch (const ModelError& error) {
    return error.what();
  }
  return {};
}

bool overlap(const std::vector<WeekWeight>& weeks) {
  for (std::size_t a = 0; a < weeks.size(); ++a) {
    for (std::size_t b = a + 1; b < weeks.size(); ++b) {
      if (weeks[a].from <= weeks[b].to && weeks[b].from <= weeks[a].to) return true;
    }
  }
  return false;
}

}  // namespace

void HourWeight::visit(FieldVisitor& v) {
  v.texts({.name = "at", .doc = "hours of the week, such as 'mon-fri 08:00-10:00'", .required = true}, at);
  v.number(assumption("weight", "rate in these hours, relative to others", "1", {0, 1000}, "assumed_arrivals"), weight);
}

void WeekWeight::visit(FieldVisitor& v) {
  v.integer({.name = "from", .doc = "first week of the year", .unit = "week", .low = 1, .high = 52, .required = true},
            from);
  v.integer({.name = "to", .doc = "last week of the year", .unit = "week", .low = 1, .high = 52, .required = true}, to);
  v.number(assumption("weight", "rate in these weeks, relative to others", "1", {0, 1000}, "assumed_arrivals"), weight);
  v.require(from <= to, "to", "must not be before from");
}

void ArrivalProfile::visit(FieldVisitor& v) {
  v.text({.name = "title", .doc = "name shown to people; the id when left out"}, title);
  v.list({.name = "hours", .doc = "weights of hours of the week; hours not named have none; left out: all alike"},
         hours);
  v.list({.name = "weeks", .doc = "weights of weeks of the year; weeks not named have weight 1"}, weeks);
  const std::string fault = fault_in(hours);
  v.require(fault.empty(), "hours", fault);
  v.require(!overlap(weeks), "weeks", "two entries name the same week of the year");
  if (!fault.empty()) return;
  const std::vector<double> rates = slots();
  v.require(std::ranges::any_of(rates, [](double rate) { return rate > 0.0; }), "hours",
            "leaves no hour in which anything arises");
}

std::vector<double> ArrivalProfile::slots() const {
  std::vector<double> week(hours_of_week, hours.empty() ? 1.0 : 0.0);
  for (const HourWeight& entry : hours) {
    const auto covered = hours_covered(entry.at);
    for (std::size_t h = 0; h < hours_of_week; ++h) week[h] = covered[h] ? entry.weight : week[h];
  }
  if (weeks.empty()) return week;
  std::vector<double> year;
  for (std::size_t w = 1; w <= weeks_of_profile_year; ++w) {
    const auto entry = std::ranges::find_if(weeks, [w](const WeekWeight& e) {
      return e.from <= static_cast<std::int64_t>(w) && static_cast<std::int64_t>(w) <= e.to;
    });
    for (const double rate : week) year.push_back(rate * (entry == weeks.end() ? 1.0 : entry->weight));
  }
  return year;
}

}  // namespace colead
