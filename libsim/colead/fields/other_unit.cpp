// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/other_unit.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "colead/core/year.hpp"
#include "colead/fields/scalar.hpp"

namespace colead {
namespace {

struct TimeUnit {
  std::string_view name;
  double hours;
};
constexpr double likely_per_cent = 5;  ///< smaller numbers beyond 1 are rather of another scale
constexpr double week = 168;
constexpr double month = weeks_per_month * week;
constexpr double year = weeks_per_year * week;
constexpr auto units = std::to_array<TimeUnit>({{"minutes", 1.0 / 60},
                                                {"minute", 1.0 / 60},
                                                {"mins", 1.0 / 60},
                                                {"min", 1.0 / 60},
                                                {"hours", 1},
                                                {"hour", 1},
                                                {"hrs", 1},
                                                {"h", 1},
                                                {"days", 24},
                                                {"day", 24},
                                                {"d", 24},
                                                {"weeks", week},
                                                {"week", week},
                                                {"w", week},
                                                {"months", month},
                                                {"month", month},
                                                {"years", year},
                                                {"year", year}});

/// Its hours; nothing for what is no time.
std::optional<double> hours_of(std::string_view unit) {
  const auto* found = std::ranges::find(units, unit, &TimeUnit::name);
  return found == units.end() ? std::nullopt : std::optional(found->hours);
}

bool is_share(std::string_view unit) { return unit == "share" || unit == "probability"; }

std::string plain(double value) {
  const double rounded = std::round(value * 1e4) / 1e4;
  return std::fabs(value - rounded) <= 1e-12 * std::fabs(value) ? number_text(rounded) : std::string{};
}

}  // namespace

std::string without_unit(std::string_view text, std::string_view unit) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return {};
  std::string_view word(end, static_cast<std::size_t>(text.data() + text.size() - end));
  word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
  std::optional<double> factor;
  if (word == "%") {
    if (is_share(unit)) factor = 0.01;
  } else if (const auto from = hours_of(word), to = hours_of(unit.substr(0, unit.find(' '))); from && to) {
    factor = *from / *to;
  }
  const std::string number = factor ? plain(value * *factor) : std::string{};
  return number.empty() ? number : "; write " + number + " for " + std::string(text);
}

std::string as_share(double value, std::string_view unit) {
  if (!is_share(unit) || !(value >= likely_per_cent && value <= 100.0)) return {};
  const std::string number = plain(value / 100);
  return number.empty() ? number : "; " + number_text(value) + " % is written " + number;
}

}  // namespace colead
