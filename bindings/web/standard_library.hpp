// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the library is written with and the standard library of Debian's emscripten (libc++ 13) does not have yet:
// algorithms over ranges and decimal spellings of doubles. Included before every source of the WebAssembly build and of
// no other. A newer libc++ has all of it, and then this header is empty.
#include <version>

#if !defined(__cpp_lib_ranges) || !defined(__cpp_lib_to_chars)

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <compare>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iterator>
#include <string>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>

// NOLINTBEGIN(cert-dcl58-cpp): stand-ins for names of the standard have to be where it has them
namespace std::ranges {

template <class Range, class Value>
constexpr auto find(Range&& range, const Value& value) {
  return std::find(std::begin(range), std::end(range), value);
}
template <class Range, class Value, class Projection>
constexpr auto find(Range&& range, const Value& value, Projection projection) {
  return std::find_if(std::begin(range), std::end(range),
                      [&](const auto& one) { return std::invoke(projection, one) == value; });
}
template <class Range, class Test>
constexpr auto find_if(Range&& range, Test test) {
  return std::find_if(std::begin(range), std::end(range), std::ref(test));
}
template <class Range, class Test>
constexpr bool all_of(Range&& range, Test test) {
  return std::all_of(std::begin(range), std::end(range), [&](auto&& one) { return std::invoke(test, one); });
}
template <class Range, class Test>
constexpr bool any_of(Range&& range, Test test) {
  return std::any_of(std::begin(range), std::end(range), [&](auto&& one) { return std::invoke(test, one); });
}
template <class Range, class Test>
constexpr bool none_of(Range&& range, Test test) {
  return !any_of(range, test);
}
template <class Range, class Test>
constexpr auto count_if(Range&& range, Test test) {
  return std::count_if(std::begin(range), std::end(range), [&](auto&& one) { return std::invoke(test, one); });
}
template <class Range, class Out, class Test>
constexpr void copy_if(Range&& range, Out out, Test test) {
  std::copy_if(std::begin(range), std::end(range), out, std::ref(test));
}
template <class Range, class Value>
constexpr void replace(Range&& range, const Value& old, const Value& fresh) {
  std::replace(std::begin(range), std::end(range), old, fresh);
}
template <class Range, class Test>
constexpr auto adjacent_find(Range&& range, Test test) {
  return std::adjacent_find(std::begin(range), std::end(range), std::ref(test));
}
template <class Range>
constexpr auto max_element(Range&& range) {
  return std::max_element(std::begin(range), std::end(range));
}

template <class Order, class Projection>
constexpr auto ordered_by(Order& order, Projection& projection) {
  return [&](const auto& a, const auto& b) { return order(std::invoke(projection, a), std::invoke(projection, b)); };
}
struct as_it_is {
  template <class Value>
  constexpr Value&& operator()(Value&& value) const {
    return std::forward<Value>(value);
  }
};
struct smaller {
  template <class A, class B>
  constexpr bool operator()(const A& a, const B& b) const {
    return a < b;
  }
};
template <class Range, class Order = smaller, class Projection = as_it_is>
void sort(Range&& range, Order order = {}, Projection projection = {}) {
  std::sort(std::begin(range), std::end(range), ordered_by(order, projection));
}
template <class Range, class Order = smaller, class Projection = as_it_is>
void stable_sort(Range&& range, Order order = {}, Projection projection = {}) {
  std::stable_sort(std::begin(range), std::end(range), ordered_by(order, projection));
}
template <class Range, class Value, class Order = smaller, class Projection = as_it_is>
constexpr auto lower_bound(Range&& range, const Value& value, Order order = {}, Projection projection = {}) {
  return std::lower_bound(std::begin(range), std::end(range), value,
                          [&](const auto& one, const Value& key) { return order(std::invoke(projection, one), key); });
}

}  // namespace std::ranges

namespace std {

template <class To, class From>
constexpr To bit_cast(const From& from) noexcept {
  static_assert(sizeof(To) == sizeof(From) && is_trivially_copyable_v<To> && is_trivially_copyable_v<From>);
  return __builtin_bit_cast(To, from);
}

template <class... Part>
constexpr strong_ordering operator<=>(const tuple<Part...>& a, const tuple<Part...>& b) {
  // By name: the sign would be rewritten into this very function.
  return operator<(a, b) ? strong_ordering::less : operator<(b, a) ? strong_ordering::greater : strong_ordering::equal;
}

/// The longest beginning that is a decimal number; correctly rounded, as strtod of this C library is, which knows no
/// locale but "C".
inline from_chars_result from_chars(const char* first, const char* last, double& value) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const char* at = first;
  if (at != last && *at == '-') ++at;
  const char* const digits = at;
  while (at != last && is_digit(*at)) ++at;
  auto count = at - digits;
  if (at != last && *at == '.') {
    const char* const fraction = ++at;
    while (at != last && is_digit(*at)) ++at;
    count += at - fraction;
  }
  if (count == 0) return {first, errc::invalid_argument};
  if (at != last && (*at == 'e' || *at == 'E')) {
    const char* exponent = at + 1;
    if (exponent != last && (*exponent == '-' || *exponent == '+')) ++exponent;
    if (exponent != last && is_digit(*exponent)) {
      at = exponent;
      while (at != last && is_digit(*at)) ++at;
    }
  }
  const string text(first, at);
  const double read = strtod(text.c_str(), nullptr);
  const bool written_zero = text.find_first_of("123456789") >= text.find_first_of("eE");
  if (std::isinf(read) || (read == 0.0 && !written_zero)) return {at, errc::result_out_of_range};
  value = read;
  return {at, errc{}};
}

/// The shortest digits that read back as the same number, and of these the nearest.
inline string shortest_digits(double value, int& exponent) {
  char text[40];
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*e", digits - 1, value);
    if (strtod(text, nullptr) == value) break;
  }
  char* const mark = std::strchr(text, 'e');
  exponent = std::atoi(mark + 1);
  string out;
  for (const char* c = text; c != mark; ++c) {
    if (*c >= '0' && *c <= '9') out += *c;
  }
  return out;
}

inline to_chars_result copied(char* first, char* last, const string& text) {
  if (last - first < static_cast<ptrdiff_t>(text.size())) return {last, errc::value_too_large};
  return {std::copy(text.begin(), text.end(), first), errc{}};
}

inline string fixed_spelling(const string& digits, int exponent) {
  const auto count = static_cast<int>(digits.size());
  if (exponent < 0) return "0." + string(static_cast<size_t>(-exponent - 1), '0') + digits;
  if (exponent >= count - 1) return digits + string(static_cast<size_t>(exponent - count + 1), '0');
  const auto whole = static_cast<size_t>(exponent + 1);
  return digits.substr(0, whole) + "." + digits.substr(whole);
}

inline string scientific_spelling(const string& digits, int exponent) {
  string out = digits.substr(0, 1);
  if (digits.size() > 1) out += "." + digits.substr(1);
  char text[8];
  std::snprintf(text, sizeof text, "e%c%02d", exponent < 0 ? '-' : '+', std::abs(exponent));
  return out + text;
}

/// A whole number beyond 2^53 is written out to its last digit, as the standard asks of the fixed form.
inline string whole_spelling(double value) {
  char text[400];
  std::snprintf(text, sizeof text, "%.0f", value);
  return text;
}

inline to_chars_result spelled(char* first, char* last, double value, bool fixed_alone) {
  const string sign = std::signbit(value) ? "-" : "";
  if (std::isnan(value)) return copied(first, last, sign + "nan");
  if (std::isinf(value)) return copied(first, last, sign + "inf");
  const double size = std::fabs(value);
  int exponent = 0;
  const string digits = size == 0.0 ? "0" : shortest_digits(size, exponent);
  const bool exact = size >= 9007199254740992.0;
  const string fixed = exact ? whole_spelling(size) : fixed_spelling(digits, exponent);
  const string scientific = scientific_spelling(digits, exponent);
  return copied(first, last, sign + (fixed_alone || fixed.size() <= scientific.size() ? fixed : scientific));
}

inline to_chars_result to_chars(char* first, char* last, double value) { return spelled(first, last, value, false); }
inline to_chars_result to_chars(char* first, char* last, double value, chars_format /*fixed*/) {
  return spelled(first, last, value, true);
}

}  // namespace std
// NOLINTEND(cert-dcl58-cpp)

#endif
