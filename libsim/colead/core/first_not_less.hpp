// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// std::partition_point of `count` values from `first` on, without a branch on what is found: where a value lies in a
/// short row is a toss of a coin to the processor, and each wrong guess costs as much as the whole search.
template <class Value, class Less>
[[nodiscard]] Value* first_not_less(Value* first, std::size_t count, const Less& less) {
  while (count > 1) {
    const std::size_t half = count / 2;
    first += static_cast<std::size_t>(less(first[half - 1])) * half;
    count -= half;
  }
  return first + static_cast<std::size_t>(count == 1 && less(*first));
}

}  // namespace colead
COLEAD_PUBLIC_END
