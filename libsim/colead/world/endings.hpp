// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// How a decision that finds no meeting comes to an end all the same: a long item is split over sittings, a standing
/// meeting takes it with those present, other seniors are asked, and in the end each signs it off on paper. All of
/// these are assumptions of grade C; each has a value that switches it off.
struct Endings {
  std::int64_t sittings{2};              ///< most sittings of one item
  double split_above_minutes{30};        ///< a shorter item is never split
  std::int64_t standing_after{2};        ///< empty searches; 0: never
  std::int64_t redraw_after{2};          ///< empty searches; 0: never
  std::int64_t sign_off_after{4};        ///< empty searches; 0: never
  double sign_off_minutes{10};           ///< work of each who signs
  double escalated_patience_days{20.0};  ///< mean; 0: no clock
  void visit(FieldVisitor& v);
};

}  // namespace colead
COLEAD_PUBLIC_END
