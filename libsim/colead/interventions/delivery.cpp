// SPDX-License-Identifier: Apache-2.0
#include "colead/interventions/delivery.hpp"

#include <algorithm>
#include <cmath>

#include "colead/core/error.hpp"
#include "colead/core/months.hpp"
#include "colead/fields/scalar.hpp"
#include "colead/people/people.hpp"

namespace colead {
namespace {

constexpr std::string_view source = "design_delivery";

bool is_tier(std::string_view name) { return std::ranges::find(tier_names, name) != tier_names.end(); }

/// Two digits below `limit`; -1 otherwise.
int two_digits(std::string_view text, int limit) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 2 || !digit(text[0]) || !digit(text[1])) return -1;
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  return value < limit ? value : -1;
}

/// "wed 14:00" on the quarter-hour grid of diaries.
std::optional<Duration> parse_slot(std::string_view text) {
  constexpr std::array<std::string_view, 7> day_names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  if (text.size() != 9 || text[3] != ' ' || text[6] != ':') return std::nullopt;
  const auto day = std::ranges::find(day_names, text.substr(0, 3));
  const int hour = two_digits(text.substr(4, 2), 24);
  const int minute = two_digits(text.substr(7, 2), 60);
  if (day == day_names.end() || hour < 0 || minute < 0 || minute % 15 != 0) return std::nullopt;
  return days(static_cast<double>(day - day_names.begin())) + hours(hour) + minutes(minute);
}

bool names_index(const std::vector<Name>& names, std::uint32_t index) {
  return names.empty() || std::ranges::any_of(names, [index](const Name& name) { return name.index == index; });
}

constexpr Field number(std::string_view name, std::string_view doc, std::string_view unit, double high) {
  return {.name = name, .doc = doc, .unit = unit, .low = 0, .high = high, .grade = Grade::C, .source = source};
}

void visit_when(Delivery& d, FieldVisitor& v) {
  v.choice({.name = "trigger", .doc = "what sets a delivery off: its own calendar, or a weekly review of each unit"},
           d.trigger, trigger_names);
  v.number(number("threshold", "share of overdue decisions or of failed outcomes that sets a delivery off", "share", 1),
           d.threshold);
  v.number(number("start_week", "first delivery, after the end of the warm-up", "weeks", 5200), d.start_week);
  v.number(number("every_weeks",
                  "time between deliveries, with a trigger the least time; 0: once, or throughout for standing rules",
                  "weeks", 520),
           d.every_weeks);
  v.require(d.every_weeks == 0.0 || d.every_weeks >= 0.02, "every_weeks",
            "must be 0 or at least 0.02 weeks (about three hours)");
  v.number(number("every_months",
                  "> 0: on the same day of every such calendar month (whole months), in place of every_weeks", "months",
                  120),
           d.every_months);
  v.require(d.every_months == std::floor(d.every_months), "every_months", "must be whole months");
  v.number(number("lasts_weeks", "time from the start to the end; 0: to the end of the run", "weeks", 5200),
           d.lasts_weeks);
  v.number(number("probability", "chance of each delivery taking place", "share", 1), d.probability);
}

void visit_who(Delivery& d, FieldVisitor& v) {
  v.names({.name = "professions", .doc = "professions it is meant for; empty: all", .names = Domain::profession},
          d.professions);
  v.texts({.name = "tiers", .doc = "tiers it is meant for: early, mid, senior, board; empty: all"}, d.tiers);
  v.names({.name = "units", .doc = "units it is meant for; empty: all", .names = Domain::unit}, d.units);
  v.number(number("share", "share of those it is meant for that is invited", "share", 1), d.share);
  v.choice({.name = "selection", .doc = "who among those invited takes part", .source = "assumed_attendance"},
           d.selection, selection_names);
  v.boolean({.name = "together",
             .doc = "one delivery for all employers; otherwise each runs its own, of a quality of its own",
             .source = "messenger_2022, design_delivery"},
            d.together);
  v.boolean({.name = "accredited",
             .doc = "counts towards continuing professional development",
             .source = "challans_rasool_2023"},
            d.accredited);
  v.require(std::ranges::all_of(d.tiers, is_tier), "tiers", "a tier is one of: early, mid, senior, board");
}

void visit_how_much(Delivery& d, FieldVisitor& v) {
  v.number(number("dose", "multiplies hours, and with them gains, and standing rules; 0 is the baseline", "1", 20),
           d.dose);
  v.number(number("session_hours", "hours each attendee spends in a delivery", "hours", 80), d.session_hours);
  v.number(number("preparation_hours", "hours each attendee spends on a delivery outside the session", "hours", 80),
           d.preparation_hours);
  v.text({.name = "at",
          .doc = "\"any\": each at a time of their own; or a fixed slot such as \"wed 14:00\"",
          .source = "challans_rasool_2023"},
         d.at);
  v.number(number("budget_hours", "> 0: stop once this many person-hours a week, saved up from the start, are spent",
                  "hours per week", 1e7),
           d.budget_hours);
  v.group({.name = "problem_feed", .doc = "problems that nobody has noticed, raised by those who come"},
          d.problem_feed);
  v.require(d.at == "any" || parse_slot(d.at).has_value(), "at",
            "must be \"any\" or a day and a quarter-hour such as \"wed 14:00\"");
}

}  // namespace

void Delivery::visit(FieldVisitor& v) {
  visit_when(*this, v);
  visit_who(*this, v);
  visit_how_much(*this, v);
}

double Delivery::weeks_between() const {
  return every_months > 0.0 ? every_months * mean_weeks_per_month : every_weeks;
}

Time Delivery::time_of(Time first, Time now, std::uint32_t n) const {
  if (every_months > 0.0) return months_after(first, static_cast<std::int64_t>(every_months) * n);
  return every_weeks > 0.0 ? now + weeks(every_weeks) : never();
}

std::optional<Duration> Delivery::slot() const {
  if (at == "any") return std::nullopt;
  const auto fixed = parse_slot(at);
  if (!fixed)
    throw ModelError(shown(at) + " is no slot: write \"any\" or a day and a quarter-hour such as \"wed 14:00\"");
  return fixed;
}

bool Delivery::meant_for(const Person& person) const {
  const std::string_view tier = tier_names[static_cast<std::size_t>(person.tier)];
  return names_index(professions, person.profession.value) && names_index(units, person.unit.value) &&
         (tiers.empty() || std::ranges::find(tiers, tier) != tiers.end());
}

}  // namespace colead
