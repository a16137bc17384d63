// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "colead/core/first_not_less.hpp"
#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

namespace detail {

/// Throws ModelError naming the contract that was not satisfied.
[[noreturn]] void refuse(const char* contract);

inline void require(bool satisfied, const char* contract) {
  if (!satisfied) [[unlikely]]
    refuse(contract);
}

}  // namespace detail

// Inverse distribution functions: one uniform u of the open interval (0, 1) in, one variate out, increasing in u. Every
// function throws ModelError if u lies outside (0, 1) or a parameter outside the range its comment names.

/// mean >= 0.
[[nodiscard]] double exponential_quantile(double u, double mean);

/// low <= high.
[[nodiscard]] double uniform_quantile(double u, double low, double high);

/// sd >= 0. Algorithm AS 241, PPND16, relative accuracy about 1e-16 (Wichura 1988, doi 10.2307/2347330).
[[nodiscard]] double normal_quantile(double u, double mean = 0.0, double sd = 1.0);

/// mean > 0, cv >= 0 (standard deviation over mean) of the variate itself, not of its logarithm.
[[nodiscard]] double lognormal_from_mean_cv(double u, double mean, double cv);

/// shape > 0, scale >= 0. Infinity where a shape near 0 makes the exact value too large for a double.
[[nodiscard]] double weibull_quantile(double u, double shape, double scale);

/// a > 0, b > 0. In [0, 1]; the ends occur where the exact value is too near to them for a double.
[[nodiscard]] double beta_quantile(double u, double a, double b);

/// shape > 0, scale >= 0; mean shape * scale. Zero where the exact value is too small for a double.
[[nodiscard]] double gamma_quantile(double u, double shape, double scale);

/// Student's t with `freedom` > 0 degrees of freedom. Infinity where the square of the exact value is too large.
[[nodiscard]] double student_t_quantile(double u, double freedom);

/// p in [0, 1]; true if u < p, so p = 0 is never and p = 1 always true.
[[nodiscard]] bool bernoulli(double u, double p);

/// Index drawn in proportion to the weights: finite, none negative, at least one positive. Never one of weight zero.
[[nodiscard]] std::size_t choose(double u, std::span<const double> weights);

/// The choice among at most `most` weights, made ready once for many uniforms: what choose(u, weights) gives, found
/// without a branch on the draw.
template <std::size_t most>
class WeightedChoice {
 public:
  WeightedChoice() = default;
  /// Weights as in choose(), at most `most` of them.
  explicit WeightedChoice(std::span<const double> weights) : count_{weights.size()} {
    detail::require(count_ <= most, "there are more weights than places for them");
    double sum = 0.0;
    for (std::size_t i = 0; i < count_; ++i) {
      detail::require(weights[i] >= 0.0 && std::isfinite(weights[i]), "weights must be finite and not negative");
      up_to_[i] = sum += weights[i];
      if (weights[i] > 0.0) last_ = i;
    }
    detail::require(sum > 0.0 && std::isfinite(sum), "weights must have a positive, finite sum");
  }

  [[nodiscard]] std::size_t operator()(double u) const {
    detail::require(u > 0.0 && u < 1.0, "u must lie in the open interval (0, 1)");
    const double target = u * up_to_[count_ - 1];
    std::size_t passed = 0;
    for (std::size_t i = 0; i < count_; ++i) passed += static_cast<std::size_t>(up_to_[i] <= target);
    return std::min(passed, last_);  // beyond the last only for subnormal sums
  }

 private:
  std::array<double, most> up_to_{};  ///< sums of the weights up to and with this one
  std::size_t count_{0};
  std::size_t last_{0};  ///< the last of a weight above 0
};

/// Integer in [0, count), 1 <= count <= 2^52.
[[nodiscard]] std::size_t choose(double u, std::size_t count);

/// One point of the simplex, a uniform for each concentration (> 0): normalised gamma variates. Small concentrations,
/// whose gammas are too small for a double, are normalised in logarithms.
[[nodiscard]] std::vector<double> dirichlet_quantile(std::span<const double> uniforms,
                                                     std::span<const double> concentration);

/// A rate that repeats: a cycle (such as a week) of equal slots (such as hours), constant within each slot. Only the
/// ratios of the weights count; `mean_rate` is the mean over a cycle, in events per unit of time. Any time unit.
/// A cycle starts at time 0 and at each multiple of `cycle` before and after it. Times must be finite.
class RateProfile {
 public:
  /// mean_rate >= 0, cycle > 0, weights as in choose().
  RateProfile(double mean_rate, double cycle, std::span<const double> weights);
  /// The shape of another at a mean rate of its own; the shape is shared.
  RateProfile(double mean_rate, const RateProfile& shape);

  [[nodiscard]] double rate(double time) const;

  /// Expected number of events in (from, to]; from <= to.
  [[nodiscard]] double expected(double from, double to) const;

  /// The time at which expected(from, time) reaches `amount` (>= 0), never before `from`; infinity if it never does.
  [[nodiscard]] double time_after(double from, double amount) const;

 private:
  struct Place {
    double cycles;  ///< whole cycles before
    std::size_t slot;
    double part;  ///< of the slot gone by, in [0, 1]
  };
  [[nodiscard]] Place place(double time) const;
  [[nodiscard]] double share(const Place& place) const;
  [[nodiscard]] double slots() const { return static_cast<double>(share_before_->size() - 1); }
  [[nodiscard]] double before(std::size_t slot) const { return (*share_before_)[slot]; }
  [[nodiscard]] double slot_share(std::size_t slot) const { return before(slot + 1) - before(slot); }

  double mean_rate_;
  double cycle_;
  /// Share of a cycle's events before slot i; the entry after the last slot is 1.
  std::shared_ptr<const std::vector<double>> share_before_;
};

/// Next event of a Poisson process of this rate after `from`, by inversion of the cumulative rate (Cinlar 1975, sec.
/// 4.7); `unit_exponential` is exponential with mean 1. Never before `from`; infinity if there is none.
[[nodiscard]] inline double next_arrival(const RateProfile& profile, double from, double unit_exponential) {
  return profile.time_after(from, unit_exponential);
}

/// Thinning (Lewis & Shedler 1979, doi 10.1002/nav.3800260304): keeps a candidate arrival of a process made at
/// `ceiling` times the base rate with probability multiplier / ceiling. 0 <= multiplier <= ceiling, ceiling > 0.
[[nodiscard]] inline bool keep_arrival(double u, double multiplier, double ceiling) {
  const bool valid = ceiling > 0.0 && multiplier >= 0.0 && multiplier <= ceiling && std::isfinite(ceiling);
  detail::require(valid, "thinning needs 0 <= multiplier <= ceiling and a finite ceiling > 0");
  return bernoulli(u, multiplier / ceiling);
}

inline RateProfile::Place RateProfile::place(double time) const {
  detail::require(std::isfinite(time), "a time must be finite");
  const double cycles = std::floor(time / cycle_);
  const double position = std::clamp((time - cycles * cycle_) / cycle_, 0.0, 1.0) * slots();
  const double slot = std::min(std::floor(position), slots() - 1.0);
  return {cycles, static_cast<std::size_t>(slot), position - slot};
}

inline double RateProfile::share(const Place& place) const {
  return before(place.slot) + place.part * slot_share(place.slot);
}

inline double RateProfile::rate(double time) const { return mean_rate_ * slots() * slot_share(place(time).slot); }

inline double RateProfile::expected(double from, double to) const {
  detail::require(from <= to, "an interval must not end before it starts");
  const Place start = place(from);
  const Place end = place(to);
  return mean_rate_ * cycle_ * ((end.cycles - start.cycles) + (share(end) - share(start)));
}

inline double RateProfile::time_after(double from, double amount) const {
  detail::require(amount >= 0.0 && std::isfinite(amount), "an expected number must be finite and not negative");
  const Place start = place(from);
  const double needed = share(start) + amount / (mean_rate_ * cycle_);
  if (mean_rate_ == 0.0 || !std::isfinite(needed)) return std::numeric_limits<double>::infinity();
  const double cycles = std::floor(needed);
  const double* first = share_before_->data();
  const double* after = first_not_less(first, share_before_->size() - 1,
                                       [within = needed - cycles](double share) { return share <= within; });
  const auto slot = static_cast<std::size_t>(after - first) - 1;
  const double part = (needed - cycles - before(slot)) / slot_share(slot);
  const double within = (static_cast<double>(slot) + part) / slots() * cycle_;
  return std::max(from, (start.cycles + cycles) * cycle_ + within);
}

}  // namespace colead
COLEAD_PUBLIC_END
