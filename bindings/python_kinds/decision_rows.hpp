// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "colead/world/decision.hpp"

namespace colead {

/// A copy of closed decisions that Python may keep.
struct DecisionRows {
  std::vector<DecisionRecord> records;

  explicit DecisionRows(std::vector<DecisionRecord> closed) : records(std::move(closed)) {}
};

}  // namespace colead
