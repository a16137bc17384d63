// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "colead/metrics/time_mean.hpp"

namespace colead {

/// A metric of the state of the world: of now in the series, its mean over time in the report. M derives from
/// StateMetric<M> and has
///
///     static constexpr std::array<Output, n> given;             // what it gives
///     void now(const World& world, Figures& figures) const;     // may be static: the figures of this moment
///
/// and overrides report() where the end of the run says more.
template <class M>
class StateMetric : public Metric {
 public:
  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<M>(self()); }
  [[nodiscard]] std::span<const Output> outputs() const override { return M::given; }

  void sample(const World& world, Figures& series) override {
    over_time_.sample(world, series, [&](Figures& out) { self().now(world, out); });
  }
  void report(const World& world, Figures& figures) const override { report_over_time(world, figures); }

 protected:
  /// Means over time; the values of now of the figure `end_of` as well, under the name `end` if there is one.
  void report_over_time(const World& world, Figures& figures, std::string_view end_of = {},
                        std::string_view end = {}) const {
    over_time_.report(
        world, figures, [&](Figures& out) { self().now(world, out); }, end_of, end);
  }

 private:
  [[nodiscard]] const M& self() const { return static_cast<const M&>(*this); }

  StateOverTime over_time_;
};

}  // namespace colead
