// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A quantile function on (0, 1), tabulated once and read often. Nodes are equally spaced in the standard normal score
/// of u and hold the logit of the quantile, in which Beta distributions are nearly straight lines: linear interpolation
/// is increasing in u and, for means from 0.05 to 0.95 and a concentration of at least 1, right to 1e-4 of a unit; for
/// u within 1e-9 of an end, to 1e-2.
class QuantileTable {
 public:
  QuantileTable() = default;
  /// `quantile` maps (0, 1) to [0, 1]; called once for each node.
  explicit QuantileTable(const std::function<double(double)>& quantile);

  [[nodiscard]] double operator()(double u) const;

 private:
  std::vector<double> logits_;
};

}  // namespace colead
COLEAD_PUBLIC_END
