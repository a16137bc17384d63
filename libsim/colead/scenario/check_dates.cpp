// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/check_dates.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "colead/core/date.hpp"
#include "colead/core/year.hpp"
#include "colead/fields/scalar.hpp"
#include "colead/interventions/intervention.hpp"
#include "colead/scenario/emit.hpp"

namespace colead {
namespace {

constexpr const char* date_key = "observed_from";
constexpr const char* monday_form = "a Monday as year-month-day, such as 2027-01-04";

std::string quoted(std::optional<Day> day) { return day ? date_text(*day) : std::string{}; }

std::optional<Day> monday_in(FieldReader& reader, const std::string& text) {
  const std::optional<Day> day = day_of(text);
  if (!day) {
    const std::optional<Day> meant = meant_day(text);
    reader.fail(ErrorCode::type, date_key, shown(text) + " is not a date from 1900 to 2999", monday_form,
                quoted(meant ? std::optional(monday_of(*meant)) : std::nullopt));
    return std::nullopt;
  }
  if (monday_of(*day) == *day) return day;
  reader.fail(ErrorCode::range, date_key,
              text + " is a " + std::string{weekday_of(*day)} + ", and weeks begin on a Monday", monday_form,
              date_text(monday_of(*day)));
  return std::nullopt;
}

// The year of arrival profiles has 52 weeks and begins with the run; that of the calendar has the weeks of ISO 8601.

/// Weeks of their year that have passed when observation begins. The warm-up is whole weeks where there is a date.
int weeks_gone(const Setting& setting) {
  return static_cast<int>(setting.warm_up_weeks) % static_cast<int>(weeks_of_profile_year);
}

/// The nearest Monday that is the first of a year's weeks.
Day nearest_new_year(Day day) {
  const int year = year_of(day);
  Day best = first_monday_of(year);
  for (const Day other : {first_monday_of(year - 1), first_monday_of(year + 1)}) {
    if (std::chrono::abs(other - day) < std::chrono::abs(best - day)) best = other;
  }
  return best;
}

/// The nearest day on which observation may begin so that it is the same week of the year in both.
Day fitting(const Setting& setting) {
  const std::chrono::days gone{7 * weeks_gone(setting)};
  return nearest_new_year(*setting.observed_from - gone) + gone;
}

bool agrees(const Setting& setting) { return fitting(setting) == *setting.observed_from; }

int week_of_the_year(Day monday) {
  const int year = year_of(monday + std::chrono::days{3});  // that of its Thursday
  return static_cast<int>((monday - first_monday_of(year)).count() / 7) + 1;
}

/// The first profile with weeks of the year by which decisions arise; null: none.
const ArrivalProfile* profile_of_the_year(const Setting& setting) {
  const auto found = [&](const Name& name) -> const ArrivalProfile* {
    for (const ArrivalProfile& profile : setting.arrival_profiles) {
      if (profile.id == name.text && !profile.weeks.empty()) return &profile;
    }
    return nullptr;
  };
  for (const DecisionClass& decision : setting.decisions) {
    if (const ArrivalProfile* profile = found(decision.profile)) return profile;
  }
  for (const UnitType& type : setting.unit_types) {
    for (const UnitLoad& load : type.decisions) {
      if (const ArrivalProfile* profile = found(load.profile)) return profile;
    }
  }
  return nullptr;
}

bool counts_months(const Scenario& scenario) {
  return std::ranges::any_of(scenario.strategies, [](const Strategy& strategy) {
    return std::ranges::any_of(strategy.interventions, [](const KindInstance& instance) {
      if (instance.object == nullptr) return false;
      return static_cast<const Intervention*>(instance.object.get())->delivery().every_months > 0.0;
    });
  });
}

/// The first day of the observed time, or after, on which the yearly cycle of a class peaks.
Day first_peak(const Setting& setting, const DecisionClass& decision) {
  const double since = (setting.warm_up_weeks - decision.season_peak_week) / weeks_per_year;
  const double peak = decision.season_peak_week + std::ceil(since) * weeks_per_year - setting.warm_up_weeks;
  return *setting.observed_from + std::chrono::days{static_cast<int>(std::floor(7.0 * peak))};
}

}  // namespace

void check_dates(FieldReader& reader, Scenario& scenario) {
  Setting& setting = scenario.setting;
  setting.observed_from.reset();
  if (scenario.observed_from.empty()) return;
  const std::optional<Day> monday = monday_in(reader, scenario.observed_from);
  if (!monday) return;
  if (setting.warm_up_weeks != std::floor(setting.warm_up_weeks)) {
    reader.fail(ErrorCode::range, "warm_up_weeks",
                "a run begins on a Monday, so observation begins on the Monday " + scenario.observed_from +
                    " only after whole weeks",
                "a whole number of weeks", format_double(std::round(setting.warm_up_weeks)));
    return;
  }
  setting.observed_from = monday;
  const ArrivalProfile* profile = profile_of_the_year(setting);
  if (profile == nullptr || agrees(setting)) return;
  const std::string week = std::to_string(weeks_gone(setting) + 1);
  reader.fail(ErrorCode::range, date_key,
              date_text(*monday) + " is in week " + std::to_string(week_of_the_year(*monday)) +
                  " of its year, and observation begins in week " + week + " of that of arrival_profiles." +
                  profile->id + ", which begins with the run",
              "a Monday in week " + week + " of a year, or other warm_up_weeks", date_text(fitting(setting)));
}

std::vector<Diagnostic> report_dates(FieldReader& reader, std::vector<Diagnostic>& problems, const Scenario& scenario) {
  std::vector<Diagnostic> notices;
  const Setting& setting = scenario.setting;
  if (!setting.observed_from || agrees(setting)) return notices;
  const auto notice = [&](const std::string& place, const std::string& message) {
    reader.fail(ErrorCode::range, place, message,
                "week " + std::to_string(weeks_gone(setting) + 1) + " of a year, where the run begins with a year");
    notices.push_back(std::move(problems.back()));
    problems.pop_back();
  };
  for (const DecisionClass& decision : setting.decisions) {
    if (decision.season > 0.0)
      notice("decisions." + decision.id + ".season_peak_week", "observed from " + scenario.observed_from +
                                                                   ", its season first peaks on " +
                                                                   date_text(first_peak(setting, decision)));
  }
  if (counts_months(scenario)) notice(date_key, "every_months counts months as if the run began on 1 January");
  return notices;
}

}  // namespace colead
