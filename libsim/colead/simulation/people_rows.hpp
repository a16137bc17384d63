// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/simulation/result.hpp"
#include "colead/world/world.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What decisions have given each post so far. A value.
class PeopleTally {
 public:
  void add(std::span<const DecisionRecord> closed, std::size_t people);
  /// Figures of every post at the horizon.
  [[nodiscard]] std::vector<PersonRow> rows(const World& world) const;

 private:
  struct Sum {
    std::uint32_t decisions{0};
    double regret{0};
    double own_score{0};
  };
  std::vector<Sum> sums_;
};

}  // namespace colead
COLEAD_PUBLIC_END
