// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

constexpr std::array<Output, 4> given{
    {{"lead_time_mean", "Mean lead time", "h", Better::lower, Groups::decision_class,
      "mean time from arrival to in force, by decision class too"},
     {"lead_time_median", "Median lead time", "h", Better::lower, Groups::decision_class, "median of that time"},
     {"lead_time_p90", "Lead time of the slowest tenth", "h", Better::lower, Groups::decision_class,
      "90th percentile of that time"},
     {"lead_time_quantile", "Lead time at the chosen percentile", "h", Better::lower, Groups::decision_class,
      "the percentile chosen by the parameter quantile"}}};

constexpr double us_per_hour = 3600e6;

/// Of sorted microseconds, in hours.
double quantile(const std::vector<std::int64_t>& sorted, double share) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(std::floor(place));
  const std::size_t high = std::min(low + 1, sorted.size() - 1);
  const double step = (place - static_cast<double>(low)) * static_cast<double>(sorted[high] - sorted[low]);
  return (static_cast<double>(sorted[low]) + step) / us_per_hour;
}

/// Time from arrival until a decision is in force, however it came into force: resolution, escalated, oversight or
/// flight. Means are of whole microseconds; quantiles interpolate linearly between order statistics (type 7 of Hyndman
/// & Fan 1996, Am Stat 50:361-365). Groups: decision classes.
class LeadTime final : public Metric {
 public:
  struct Params {
    double quantile{0.95};

    void visit(FieldVisitor& v) {
      v.number({.name = "quantile",
                .doc = "which quantile lead_time_quantile gives",
                .unit = "share",
                .low = 0,
                .high = 1,
                .source = "design_metrics"},
               quantile);
    }
  };

  explicit LeadTime(const Params& params) : params_(params) {}

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<LeadTime>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    if (by_class_.size() < world.setting->decisions.size()) by_class_.resize(world.setting->decisions.size());
    for (const DecisionRecord& d : closed) {
      if (d.style != Style::open) by_class_[d.decision_class.value].push_back(d.lead_time().us);
    }
  }

  void report(const World& world, Figures& figures) const override {
    std::vector<std::int64_t> all;
    for (const auto& times : by_class_) all.insert(all.end(), times.begin(), times.end());
    add_rows(std::move(all), "all", figures);
    for (std::size_t c = 0; c < world.setting->decisions.size(); ++c) {
      add_rows(c < by_class_.size() ? by_class_[c] : std::vector<std::int64_t>{}, world.setting->decisions[c].id,
               figures);
    }
  }

 private:
  void add_rows(std::vector<std::int64_t> times, const std::string& group, Figures& figures) const {
    std::sort(times.begin(), times.end());
    const std::int64_t sum = std::accumulate(times.begin(), times.end(), std::int64_t{0});
    const double mean = ratio(static_cast<double>(sum), static_cast<double>(times.size()));
    figures.add(given[0].name, mean / us_per_hour, group);
    figures.add(given[1].name, quantile(times, 0.5), group);
    figures.add(given[2].name, quantile(times, 0.9), group);
    figures.add(given[3].name, quantile(times, params_.quantile), group);
  }

  Params params_;
  std::vector<std::vector<std::int64_t>> by_class_;  ///< microseconds
};

}  // namespace

void add_lead_time(Catalogue<Metric>& c) {
  c.add<LeadTime>(
      "lead_time",
      "Hours from the arrival of a decision until it is in force: mean, median and percentiles, by decision class.",
      "design_metrics");
}

}  // namespace colead
