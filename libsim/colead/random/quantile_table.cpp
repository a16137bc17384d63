// SPDX-License-Identifier: Apache-2.0
#include "colead/random/quantile_table.hpp"

#include <algorithm>
#include <cmath>

#include "colead/math/functions.hpp"
#include "colead/random/distributions.hpp"

namespace colead {
namespace {

constexpr double widest = 8.3;  // normal score of the smallest and largest uniform there is, 2^-53
constexpr std::size_t cells = 512;
constexpr double smallest = 1e-12;

double normal_share(double z) { return 0.5 * math::erfc(-z / std::sqrt(2.0)); }

}  // namespace

QuantileTable::QuantileTable(const std::function<double(double)>& quantile) {
  logits_.reserve(cells + 1);
  for (std::size_t n = 0; n <= cells; ++n) {
    const double z = widest * (2.0 * static_cast<double>(n) / static_cast<double>(cells) - 1.0);
    const double u = std::clamp(normal_share(z), 0x1p-53, 1.0 - 0x1p-53);
    const double x = std::clamp(quantile(u), smallest, 1.0 - smallest);
    logits_.push_back(math::log(x / (1.0 - x)));
  }
}

double QuantileTable::operator()(double u) const {
  const double place = (normal_quantile(u) / widest + 1.0) / 2.0 * static_cast<double>(cells);
  const double cell = std::clamp(std::floor(place), 0.0, static_cast<double>(cells - 1));
  const auto n = static_cast<std::size_t>(cell);
  const double logit = logits_[n] + (place - cell) * (logits_[n + 1] - logits_[n]);
  return 1.0 / (1.0 + math::exp(-logit));
}

}  // namespace colead
