// SPDX-License-Identifier: Apache-2.0
#include "colead/world/setting.hpp"

namespace colead {

CriterionRow Setting::row(const std::vector<double>& weights) const {
  const std::vector<double>& source = weights.empty() ? societal_weights : weights;
  CriterionRow out;
  for (std::size_t k = 0; k < source.size(); ++k) out[k] = static_cast<float>(source[k]);
  return out;
}

}  // namespace colead
