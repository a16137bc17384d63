// SPDX-License-Identifier: Apache-2.0
#include "colead/core/error.hpp"
#include "colead/simulation/simulation.hpp"

namespace colead {

Watch::Watch(std::span<const Kind<Metric>> metrics) : metrics_(metrics.begin(), metrics.end()) {
  for (std::uint32_t m = 0; m < metrics_.size(); ++m) {
    for (const Output& output : metrics_[m]->outputs()) columns_.push_back({output, m});
  }
}

std::vector<Cloned<Metric>> Watch::fresh() const {
  std::vector<Cloned<Metric>> out;
  out.reserve(metrics_.size());
  for (const auto& metric : metrics_) out.emplace_back(metric->clone());
  return out;
}

Watch Watch::giving(std::span<const std::string> outputs) const {
  std::vector<bool> wanted(metrics_.size(), false);
  for (const std::string& output : outputs) wanted[columns_[column(output)].metric] = true;
  std::vector<Kind<Metric>> kept;
  for (std::size_t m = 0; m < metrics_.size(); ++m) {
    if (wanted[m]) kept.push_back(metrics_[m]);
  }
  return Watch(kept);
}

std::uint32_t Watch::column(std::string_view output) const {
  for (std::uint32_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].output.name == output) return c;
  }
  throw ModelError("no metric gives '" + std::string{output} + "'");
}

}  // namespace colead
