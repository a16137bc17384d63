// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "colead/core/error.hpp"
#include "colead/fields/node.hpp"

namespace colead {

struct Field;

/// A scalar taken from a node, or why it could not be taken: `fault` then says what is wrong with the text that was
/// written ("'apple' is not a number") and `code` how the mistake is classed.
template <class T>
struct Parsed {
  T value{};
  ErrorCode code{ErrorCode::type};
  std::string fault;

  [[nodiscard]] bool good() const { return fault.empty(); }
};

// Numbers are what a reader of any YAML dialect takes for the same number: plain, decimal, finite, without leading
// plus, leading zero or underscore. What one dialect reads as octal and another as decimal is refused, never guessed.

[[nodiscard]] Parsed<double> parse_number(const Node& node);
/// Plain decimal digits only; 1e3 and 10.0 are refused with the digits to write instead.
[[nodiscard]] Parsed<std::int64_t> parse_integer(const Node& node);
/// 0 to 2^64 - 1, exact.
[[nodiscard]] Parsed<std::uint64_t> parse_seed(const Node& node);
[[nodiscard]] Parsed<bool> parse_boolean(const Node& node);

/// Shortest decimal text that reads back as the same double; without exponent from 1e-6 up to 1e16.
[[nodiscard]] std::string number_text(double value);

/// Text of a user as it goes into a message: what is beyond 60 bytes is "...".
[[nodiscard]] std::string cut(std::string_view text);

/// The same in quotes.
[[nodiscard]] std::string shown(std::string_view text);

/// "a list is not a name", "nothing is written", "'apple' is not a mapping": what stands where `what` was expected.
[[nodiscard]] std::string not_a(const Node& node, std::string_view what);

/// "[0, 1]", "(0, 1]", ">= 0", "<= 5" or "" when any number will do.
[[nodiscard]] std::string range_text(const Field& field);

/// False when the value lies outside the field's bounds.
[[nodiscard]] bool in_range(const Field& field, double value);

}  // namespace colead
