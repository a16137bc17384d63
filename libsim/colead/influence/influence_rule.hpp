// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "colead/core/visibility.hpp"
#include "colead/random/random.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Opinions of n people on m matters and who listens to whom. Rows of weights are sparse: those of person i are
/// listened[first[i] .. first[i+1]) with their weights, summing to 1 with the person's own weight among them.
struct Discussion {
  std::size_t people{0};
  std::size_t matters{0};
  std::span<double> opinion;                ///< n x m, row by person; changed in place
  std::span<const double> anchor;           ///< n x m, opinions before anybody spoke (u)
  std::span<const double> susceptibility;   ///< n, in [0,1]: 1 listens only, 0 never moves
  std::span<const std::uint32_t> first;     ///< n + 1
  std::span<const std::uint32_t> listened;  ///< column of each weight
  std::span<const double> weight;           ///< >= 0
  std::span<double> scratch;                ///< at least n x m, for the rule's own use
};

/// How opinions move in a discussion (degroot_1974, friedkin_1999). Immutable.
class InfluenceRule {
 public:
  virtual ~InfluenceRule() = default;
  /// One round. Rules that pick at random take their numbers from `draws` and from nowhere else.
  virtual void round(Discussion& discussion, Draws& draws) const = 0;
};

}  // namespace colead
COLEAD_PUBLIC_END
