// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/scalar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "colead/fields/fields.hpp"

namespace colead {
namespace {

template <class T>
Parsed<T> refused(ErrorCode code, std::string fault) {
  Parsed<T> parsed;
  parsed.code = code;
  parsed.fault = std::move(fault);
  return parsed;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_sign(std::string_view text) { return text.starts_with('-') ? text.substr(1) : text; }

bool leading_zero(std::string_view text) {
  const auto body = without_sign(text);
  return body.size() > 1 && body[0] == '0' && is_digit(body[1]);
}

bool plain_decimal(std::string_view text) {
  const auto body = without_sign(text);
  return !body.empty() && !leading_zero(text) && std::ranges::all_of(body, is_digit);
}

bool not_finite(std::string_view text) {
  const auto body = text.starts_with('+') ? text.substr(1) : without_sign(text);
  static constexpr std::array<std::string_view, 6> words{".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF"};
  return std::ranges::find(words, body) != words.end();
}

// from_chars also takes the words inf and nan; a number here starts with a digit or a point.
std::optional<double> decimal(std::string_view text, bool& overflow) {
  const auto body = without_sign(text);
  if (body.empty() || !(is_digit(body[0]) || body[0] == '.')) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end != text.data() + text.size() || error == std::errc::invalid_argument) return std::nullopt;
  overflow = error == std::errc::result_out_of_range;
  return value + 0.0;  // -0 becomes 0: equal numbers, one spelling
}

// 2026-04-01, 01.04.2026, 1/4/26
bool is_date(std::string_view text) {
  std::size_t parts = 1;
  std::size_t digits = 0;
  char separator = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      if (++digits > 4) return false;
    } else if (digits > 0 && (c == '-' || c == '.' || c == '/') && (separator == 0 || separator == c)) {
      separator = c;
      digits = 0;
      ++parts;
    } else {
      return false;
    }
  }
  return parts == 3 && digits > 0;
}

// 3,000 and 1,234,567.5 without their commas; 7,5 with a point. What has other commas stays as it is.
std::string without_commas(std::string text) {
  const std::size_t first = text.find(',');
  if (first == std::string::npos) return text;
  bool thousands = first >= 1 && first <= (text.starts_with('-') ? 4U : 3U);
  for (std::size_t comma = first; thousands && comma != std::string::npos; comma = text.find(',', comma + 1)) {
    const std::size_t end = text.find_first_not_of("0123456789", comma + 1);
    thousands = (end == std::string::npos ? text.size() : end) - comma == 4;
  }
  if (thousands) {
    std::erase(text, ',');
  } else if (text.find(',', first + 1) == std::string::npos) {
    text[first] = '.';
  }
  return text;
}

// What was most likely meant by a number in another notation: no plus, no underscores, no leading zeros, no base 16, no
// commas.
std::optional<double> meant(std::string_view text) {
  std::string plain;
  std::ranges::copy_if(text, std::back_inserter(plain), [](char c) { return c != '_'; });
  plain = without_commas(std::move(plain));
  if (plain.starts_with('+')) plain.erase(0, 1);
  if (plain.starts_with("0x")) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(plain.data() + 2, plain.data() + plain.size(), value, 16);
    if (error != std::errc{} || end != plain.data() + plain.size()) return std::nullopt;
    return static_cast<double>(value);
  }
  bool overflow = false;
  const auto value = decimal(plain, overflow);
  return overflow ? std::nullopt : value;
}

std::string hint(std::string_view text, bool whole) {
  if (text.size() > 40) return {};
  const auto value = meant(text);
  if (!value || (whole && (*value != std::floor(*value) || std::fabs(*value) > 9007199254740992.0))) return {};
  return "; write " + number_text(*value);
}

// Mistakes that every kind of number shares; empty when there is none of them.
std::string notation_fault(const Node& node, bool whole) {
  const std::string_view what = whole ? "a whole number" : "a number";
  if (node.kind != Node::Kind::scalar) return not_a(node, what);
  if (node.quoted) {
    const auto advice = hint(node.text, whole);
    return shown(node.text) + " is text, not " + std::string{what} + (advice.empty() ? "" : advice + " without quotes");
  }
  const std::string_view text = node.text;
  if (is_date(text)) return shown(text) + " is a date; time is counted in weeks or days, from the end of the warm-up";
  if (text.starts_with('+')) return shown(text) + " has a leading plus" + hint(text, whole);
  if (leading_zero(text)) return shown(text) + " has a leading zero" + hint(text, whole);
  return {};
}

template <class T>
Parsed<T> parse_whole(const Node& node) {
  if (node.kind == Node::Kind::scalar && !node.quoted && not_finite(node.text)) {
    return refused<T>(ErrorCode::range, shown(node.text) + " is not a finite number");
  }
  if (auto fault = notation_fault(node, true); !fault.empty()) return refused<T>(ErrorCode::type, std::move(fault));
  const std::string_view text = node.text;
  if (!plain_decimal(text)) {
    const bool number = meant(text).has_value();
    const std::string_view what = number ? " is not a plain whole number" : " is not a whole number";
    return refused<T>(ErrorCode::type, shown(text) + std::string{what} + hint(text, true));
  }
  Parsed<T> parsed;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed.value);
  if (error == std::errc{} && end == text.data() + text.size()) return parsed;
  const bool negative = text.starts_with('-') && error == std::errc::invalid_argument;
  return refused<T>(ErrorCode::range, shown(text) + (negative ? " is negative" : " has too many digits"));
}

}  // namespace

Parsed<double> parse_number(const Node& node) {
  if (node.kind == Node::Kind::scalar && !node.quoted && not_finite(node.text)) {
    return refused<double>(ErrorCode::range, shown(node.text) + " is not a finite number");
  }
  if (auto fault = notation_fault(node, false); !fault.empty())
    return refused<double>(ErrorCode::type, std::move(fault));
  bool overflow = false;
  const auto value = decimal(node.text, overflow);
  if (!value) return refused<double>(ErrorCode::type, shown(node.text) + " is not a number" + hint(node.text, false));
  if (overflow) return refused<double>(ErrorCode::range, shown(node.text) + " is too large or too small to be held");
  Parsed<double> parsed;
  parsed.value = *value;
  return parsed;
}

Parsed<std::int64_t> parse_integer(const Node& node) { return parse_whole<std::int64_t>(node); }

Parsed<std::uint64_t> parse_seed(const Node& node) { return parse_whole<std::uint64_t>(node); }

Parsed<bool> parse_boolean(const Node& node) {
  Parsed<bool> parsed;
  parsed.value = node.text == "true";
  const bool good = node.kind == Node::Kind::scalar && !node.quoted && (parsed.value || node.text == "false");
  if (!good) parsed.fault = not_a(node, "a boolean") + "; use true or false";
  return parsed;
}

std::string number_text(double value) {
  std::array<char, 64> buffer{};
  const double size = std::fabs(value);
  const bool fixed = value == 0 || (size >= 1e-6 && size < 1e16);
  char* const last = buffer.data() + buffer.size();
  const auto result = fixed ? std::to_chars(buffer.data(), last, value + 0.0, std::chars_format::fixed)
                            : std::to_chars(buffer.data(), last, value);
  return {buffer.data(), result.ptr};
}

std::string cut(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return std::string{text};
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // not inside a UTF-8 sequence
  return std::string{text.substr(0, end)} + "...";
}

std::string shown(std::string_view text) { return "'" + cut(text) + "'"; }

std::string not_a(const Node& node, std::string_view what) {
  if (node.kind == Node::Kind::null) return "nothing is written";
  const std::string found = node.kind == Node::Kind::sequence  ? "a list"
                            : node.kind == Node::Kind::mapping ? "a mapping"
                                                               : shown(node.text);
  return found + " is not " + std::string{what};
}

std::string range_text(const Field& field) {
  const bool low = std::isfinite(field.low);
  const bool high = std::isfinite(field.high);
  if (low && high) return (field.open_low ? "(" : "[") + number_text(field.low) + ", " + number_text(field.high) + "]";
  if (low) return (field.open_low ? "> " : ">= ") + number_text(field.low);
  return high ? "<= " + number_text(field.high) : std::string{};
}

bool in_range(const Field& field, double value) {
  return (field.open_low ? value > field.low : value >= field.low) && value <= field.high;
}

}  // namespace colead
