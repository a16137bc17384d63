// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>

#include "colead/people/people.hpp"

namespace colead {

/// Professional codes after March (1991): beliefs of -1, 0 or +1 on dimensions that define what the criteria mean.
/// Dimension d belongs to criterion d mod max_criteria, so every criterion has code_dimensions / max_criteria
/// dimensions of meaning.
inline constexpr std::uint32_t code_dimensions = 32;

/// Dimensions that define one criterion, as a bit mask.
[[nodiscard]] constexpr std::uint32_t criterion_dimensions(std::size_t criterion) {
  std::uint32_t mask = 0;
  for (std::uint32_t d = 0; d < code_dimensions; ++d) {
    if (d % max_criteria == criterion) mask |= 1U << d;
  }
  return mask;
}

/// (correct - wrong) / dimensions over the masked dimensions, in [-1, 1].
[[nodiscard]] inline double knowledge(std::uint32_t yes, std::uint32_t no, std::uint32_t reality, std::uint32_t mask) {
  const int correct = std::popcount(((yes & reality) | (no & ~reality)) & mask);
  const int wrong = std::popcount(((yes & ~reality) | (no & reality)) & mask);
  return static_cast<double>(correct - wrong) / std::popcount(mask);
}

/// (correct - wrong) / dimensions of criterion k alone: `knowledge` over criterion_dimensions(k), without counting 32
/// bits for it.
[[nodiscard]] inline double criterion_knowledge(std::uint32_t right, std::uint32_t wrong, std::size_t criterion) {
  static_assert(max_criteria == 8 && code_dimensions == 32, "one bit a criterion in each of four bytes");
  constexpr std::uint32_t ones = 0x01010101U;
  const std::uint32_t correct = (((right >> criterion) & ones) * ones) >> 24U;
  const std::uint32_t mistaken = (((wrong >> criterion) & ones) * ones) >> 24U;
  return (static_cast<double>(correct) - static_cast<double>(mistaken)) / 4.0;
}

/// Dimensions on which two people hold opposite beliefs.
[[nodiscard]] inline std::uint32_t code_conflicts(const Person& a, const Person& b) {
  return (a.code_yes & b.code_no) | (a.code_no & b.code_yes);
}

}  // namespace colead
