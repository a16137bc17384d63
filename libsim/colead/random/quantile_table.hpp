// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A quantile function on (0, 1), tabulated once and read often. Nodes are equally spaced in the standard normal score
/// of u and hold the logit of the quantile, in which Beta distributions are nearly straight lines: linear interpolation
/// is increasing in u and, for means from 0.05 to 0.95 and a concentration of at least 1, right to 1e-4 of a unit; for
/// u within 1e-9 of an end, to 1e-2.
///
/// A node is worked out when it is first asked for, as a run asks for a third of them. Any number of threads may read
/// one table: a node has the same value whoever works it out. Copies share their nodes.
class QuantileTable {
 public:
  QuantileTable() = default;
  /// `quantile` maps (0, 1) to [0, 1], always the same way; called from whatever thread asks for a node first.
  explicit QuantileTable(std::function<double(double)> quantile);

  [[nodiscard]] double operator()(double u) const;

 private:
  static constexpr std::size_t cells = 512;

  class Nodes {
   public:
    explicit Nodes(std::function<double(double)> quantile);
    /// The logit of the quantile at the end of a cell.
    [[nodiscard]] double logit(std::size_t n);

   private:
    [[nodiscard]] double worked_out(std::size_t n) const;

    std::function<double(double)> quantile_;
    std::array<std::atomic<double>, cells + 1> logits_;  ///< NaN: not asked for yet
  };

  std::shared_ptr<Nodes> nodes_;
};

}  // namespace colead
COLEAD_PUBLIC_END
