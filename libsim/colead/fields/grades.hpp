// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <span>

#include "colead/fields/read_context.hpp"

namespace colead {

/// How many numbers have each grade. What one source says is one number, in however many places it stands: numbers of
/// grades A, B and R count once for each field, value and source. An assumption is one wherever it is made.
[[nodiscard]] std::map<Grade, std::size_t> numbers_by_grade(std::span<const Assumption> numbers);

}  // namespace colead
