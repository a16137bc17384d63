// SPDX-License-Identifier: Apache-2.0
#include "colead/core/date.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace colead {
namespace {

constexpr std::size_t most_digits = 8;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::optional<Day> day_from(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (year < first_year || year > last_year || !date.ok()) return std::nullopt;
  return Day{date};
}

int number_of(std::string_view digits) {
  int out = 0;
  for (const char digit : digits) out = 10 * out + (digit - '0');
  return out;
}

/// Runs of digits, as far as a time of day; nothing where one is longer than a date can be.
std::vector<std::string_view> numbers_in(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size() && out.size() < 3;) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - at > most_digits) return {};
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

std::optional<Day> only_monday(std::optional<Day> a, std::optional<Day> b) {
  if (!a || !b || *a == *b) return a ? a : b;
  const bool first = monday_of(*a) == *a;
  const bool second = monday_of(*b) == *b;
  if (first == second) return std::nullopt;
  return first ? a : b;
}

std::string two_digits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::optional<Day> day_of(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  if (text.size() != form.size()) return std::nullopt;
  for (std::size_t at = 0; at < form.size(); ++at) {
    if (form[at] == 'd' ? !is_digit(text[at]) : text[at] != form[at]) return std::nullopt;
  }
  return day_from(number_of(text.substr(0, 4)), number_of(text.substr(5, 2)), number_of(text.substr(8, 2)));
}

std::string date_text(Day day) {
  const std::chrono::year_month_day date{day};
  return std::to_string(static_cast<int>(date.year())) + "-" + two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day()));
}

std::string_view weekday_of(Day day) {
  constexpr std::array<std::string_view, 7> names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};
  return names[std::chrono::weekday{day}.c_encoding()];
}

Day monday_of(Day day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); }

Day first_monday_of(int year) {
  return monday_of(
      Day{std::chrono::year_month_day{std::chrono::year{year}, std::chrono::January, std::chrono::day{4}}});
}

int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

std::optional<Day> meant_day(std::string_view text) {
  const std::vector<std::string_view> found = numbers_in(text);
  if (found.size() == 1 && found[0].size() == most_digits) {
    const int all = number_of(found[0]);
    return only_monday(day_from(all / 10'000, all / 100 % 100, all % 100),
                       day_from(all % 10'000, all / 10'000 % 100, all / 1'000'000));
  }
  if (found.size() != 3) return std::nullopt;
  const std::array<int, 3> numbers{number_of(found[0]), number_of(found[1]), number_of(found[2])};
  if (found[0].size() == 4) {
    return only_monday(day_from(numbers[0], numbers[1], numbers[2]), day_from(numbers[0], numbers[2], numbers[1]));
  }
  if (found[2].size() == 4) {
    return only_monday(day_from(numbers[2], numbers[1], numbers[0]), day_from(numbers[2], numbers[0], numbers[1]));
  }
  return std::nullopt;
}

}  // namespace colead
