// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colead/core/time.hpp"

namespace colead {

/// Times from arrival to decision of what has been decided, in bins whose number does not grow with the run: seconds up
/// to 256, then 128 bins to each doubling, so a bin is at most 1/128 of its time wide. Each bin keeps count and sum.
class DecidedTimes {
 public:
  void add(Duration time);
  void add(const DecidedTimes& other);
  [[nodiscard]] std::uint64_t count() const { return count_; }

  struct Bin {
    std::uint64_t count{0};
    std::int64_t sum_us{0};
  };
  [[nodiscard]] std::span<const Bin> bins() const { return bins_; }

  [[nodiscard]] static std::size_t bin_of(std::int64_t us);
  /// Where a bin begins, in microseconds.
  [[nodiscard]] static std::int64_t begin_of(std::size_t bin);

 private:
  std::vector<Bin> bins_;  ///< up to the longest time so far; at most some 7000
  std::uint64_t count_{0};
};

/// The product-limit estimate of the time to decision (kaplan_1958): what is open
/// counts as not decided up to its age, and then as unknown. Decided times enter as the mean of their bin.
class DecisionCurve {
 public:
  /// `open`: ages of undecided decisions, ascending.
  DecisionCurve(const DecidedTimes& decided, std::span<const Duration> open);

  /// Mean time restricted to `limit`: the area under the curve up to it (royston_2013), in hours. Beyond the longest
  /// time followed the curve stays where it is. Exact without open decisions whose age falls into the bin of a decided
  /// one; else off by at most 1/128 of the limit. NaN without decisions.
  [[nodiscard]] double restricted_mean(Duration limit) const;
  /// The time by which this share is decided, in hours, right to a bin; NaN where it is never reached.
  [[nodiscard]] double quantile(double share) const;
  /// Share still undecided at this age.
  [[nodiscard]] double undecided_at(Duration age) const;

 private:
  struct Step {
    double at_us{0};     ///< mean of the bin
    double begin_us{0};  ///< edges of the bin
    double end_us{0};
    double before{1};  ///< share undecided before ...
    double after{1};   ///< ... and from here on
  };
  std::vector<Step> steps_;
  bool any_{false};
};

}  // namespace colead
