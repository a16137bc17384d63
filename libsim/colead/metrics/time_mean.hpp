// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "colead/metrics/metric.hpp"

namespace colead {

/// Means over time of figures that are sampled: what was the case while it was observed, not on the last day. Between
/// two samples a figure is taken to run straight (trapezoidal rule); stretches in which there was none (NaN) are left
/// out. Every sample gives the same rows in the same order.
class TimeMean {
 public:
  void add(double weeks, std::span<const Figures::Row> rows) {
    parts_.resize(std::max(parts_.size(), rows.size()));
    for (std::size_t n = 0; n < rows.size(); ++n) {
      Part& part = parts_[n];
      const double value = rows[n].value;
      if (begun_ && std::isfinite(part.last) && std::isfinite(value)) {
        part.area += (weeks - at_) * (part.last + value) / 2.0;
        part.weeks += weeks - at_;
      }
      part.last = value;
    }
    at_ = weeks;
    begun_ = true;
  }

  /// Means up to now, `last` being what is the case now; that itself where no time has passed.
  void report(double weeks, std::span<const Figures::Row> last, Figures& figures) const {
    TimeMean whole = *this;
    whole.add(weeks, last);
    for (std::size_t n = 0; n < last.size(); ++n) {
      const Part& part = whole.parts_[n];
      figures.add(last[n].output, part.weeks > 0.0 ? part.area / part.weeks : last[n].value, last[n].group);
    }
  }

 private:
  struct Part {
    double last{0};
    double area{0};
    double weeks{0};
  };
  std::vector<Part> parts_;
  double at_{0};
  bool begun_{false};
};

/// A state of the world as a metric gives it: now in the series, over time in the report.
class StateOverTime {
 public:
  /// `scan(figures)` adds the rows of now.
  template <class Scan>
  void sample(const World& world, Figures& series, Scan scan) {
    const std::size_t first = series.rows.size();
    scan(series);
    mean_.add(world.now_weeks(), std::span(series.rows).subspan(first));
  }
  /// Time means under the names of the scan; the values of now of `end_of` as well, under the name `end` if there is
  /// one.
  template <class Scan>
  void report(const World& world, Figures& figures, Scan scan, std::string_view end_of = {},
              std::string_view end = {}) const {
    Figures now;
    scan(now);
    mean_.report(world.now_weeks(), now.rows, figures);
    for (const Figures::Row& row : now.rows) {
      if (!end.empty() && row.output == end_of) figures.add(end, row.value, row.group);
    }
  }

 private:
  TimeMean mean_;
};

}  // namespace colead
