// SPDX-License-Identifier: Apache-2.0
#include "colead/metrics/decided_times.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace colead {
namespace {

constexpr std::int64_t us_per_second = 1'000'000;
constexpr double us_per_hour = 3600e6;
constexpr int bits_of_a_doubling = 7;  // 128 bins

}  // namespace

std::size_t DecidedTimes::bin_of(std::int64_t us) {
  const auto seconds = static_cast<std::uint64_t>(us / us_per_second);
  const int shift = std::max(0, static_cast<int>(std::bit_width(seconds)) - (bits_of_a_doubling + 1));
  return (static_cast<std::size_t>(shift) << bits_of_a_doubling) + static_cast<std::size_t>(seconds >> shift);
}

std::int64_t DecidedTimes::begin_of(std::size_t bin) {
  constexpr std::size_t first = std::size_t{1} << (bits_of_a_doubling + 1);
  if (bin < first) return static_cast<std::int64_t>(bin) * us_per_second;
  const std::size_t shift = (bin >> bits_of_a_doubling) - 1;
  return static_cast<std::int64_t>((bin - (shift << bits_of_a_doubling)) << shift) * us_per_second;
}

void DecidedTimes::add(Duration time) {
  const std::size_t bin = bin_of(time.us);
  if (bin >= bins_.size()) bins_.resize(bin + 1);
  ++bins_[bin].count;
  bins_[bin].sum_us += time.us;
  ++count_;
}

void DecidedTimes::add(const DecidedTimes& other) {
  bins_.resize(std::max(bins_.size(), other.bins_.size()));
  for (std::size_t b = 0; b < other.bins_.size(); ++b) {
    bins_[b].count += other.bins_[b].count;
    bins_[b].sum_us += other.bins_[b].sum_us;
  }
  count_ += other.count_;
}

DecisionCurve::DecisionCurve(const DecidedTimes& decided, std::span<const Duration> open)
    : any_(decided.count() + open.size() > 0) {
  double at_risk = static_cast<double>(decided.count() + open.size());
  double undecided = 1.0;
  auto censored = open.begin();
  for (std::size_t b = 0; b < decided.bins().size(); ++b) {
    const DecidedTimes::Bin& bin = decided.bins()[b];
    if (bin.count == 0) continue;
    const auto count = static_cast<double>(bin.count);
    const double at = static_cast<double>(bin.sum_us) / count;
    for (; censored != open.end() && static_cast<double>(censored->us) < at; ++censored) at_risk -= 1.0;
    const double after = undecided * (1.0 - count / at_risk);
    steps_.push_back({at, static_cast<double>(DecidedTimes::begin_of(b)),
                      static_cast<double>(DecidedTimes::begin_of(b + 1)), undecided, after});
    undecided = after;
    at_risk -= count;
  }
}

double DecisionCurve::restricted_mean(Duration limit) const {
  if (!any_) return std::numeric_limits<double>::quiet_NaN();
  const auto end = static_cast<double>(limit.us);
  double area = 0.0;
  double from = 0.0;
  double undecided = 1.0;
  for (const Step& step : steps_) {
    if (step.at_us >= end) break;
    area += undecided * (step.at_us - from);
    from = step.at_us;
    undecided = step.after;
  }
  return (area + undecided * (end - from)) / us_per_hour;
}

double DecisionCurve::quantile(double share) const {
  // Shares that are equal on paper differ in the last bits of the product.
  const double wanted = 1.0 - share + 1e-12;
  for (const Step& step : steps_) {
    if (step.after > wanted) continue;
    if (step.before <= wanted) return step.begin_us / us_per_hour;
    const double part = (step.before - wanted) / (step.before - step.after);
    return (step.begin_us + part * (step.end_us - step.begin_us)) / us_per_hour;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

double DecisionCurve::undecided_at(Duration age) const {
  double undecided = any_ ? 1.0 : std::numeric_limits<double>::quiet_NaN();
  for (const Step& step : steps_) {
    if (step.at_us > static_cast<double>(age.us)) break;
    undecided = step.after;
  }
  return undecided;
}

}  // namespace colead
