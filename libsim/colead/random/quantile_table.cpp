// SPDX-License-Identifier: Apache-2.0
#include "colead/random/quantile_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "colead/math/functions.hpp"
#include "colead/random/distributions.hpp"

namespace colead {
namespace {

constexpr double widest = 8.3;  // normal score of the smallest and largest uniform there is, 2^-53
constexpr double smallest = 1e-12;

double normal_share(double z) { return 0.5 * math::erfc(-z / std::sqrt(2.0)); }

}  // namespace

QuantileTable::Nodes::Nodes(std::function<double(double)> quantile) : quantile_(std::move(quantile)) {
  for (auto& logit : logits_) logit.store(std::numeric_limits<double>::quiet_NaN(), std::memory_order_relaxed);
}

double QuantileTable::Nodes::worked_out(std::size_t n) const {
  const double z = widest * (2.0 * static_cast<double>(n) / static_cast<double>(cells) - 1.0);
  const double u = std::clamp(normal_share(z), 0x1p-53, 1.0 - 0x1p-53);
  const double x = std::clamp(quantile_(u), smallest, 1.0 - smallest);
  return math::log(x / (1.0 - x));
}

double QuantileTable::Nodes::logit(std::size_t n) {
  double known = logits_[n].load(std::memory_order_relaxed);
  if (std::isnan(known)) [[unlikely]] {
    known = worked_out(n);
    logits_[n].store(known, std::memory_order_relaxed);
  }
  return known;
}

QuantileTable::QuantileTable(std::function<double(double)> quantile)
    : nodes_(std::make_shared<Nodes>(std::move(quantile))) {}

double QuantileTable::operator()(double u) const {
  const double place = (normal_quantile(u) / widest + 1.0) / 2.0 * static_cast<double>(cells);
  const double cell = std::clamp(std::floor(place), 0.0, static_cast<double>(cells - 1));
  const auto n = static_cast<std::size_t>(cell);
  const double before = nodes_->logit(n);
  const double logit = before + (place - cell) * (nodes_->logit(n + 1) - before);
  return 1.0 / (1.0 + math::exp(-logit));
}

}  // namespace colead
