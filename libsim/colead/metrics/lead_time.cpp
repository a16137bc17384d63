// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/decided_times.hpp"
#include "colead/metrics/open_decisions.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// Time from arrival until a decision is in force, however it came into force: resolution, escalated, oversight or
/// flight. Decisions open at the horizon count as undecided up to their age (kaplan_1958); the mean is
/// restricted (royston_2013) to restricted_weeks, or to the time observed where that is shorter, so that a
/// handful of very late decisions is neither left out nor all that is seen. Groups: decision classes.
class LeadTime final : public Metric {
 public:
  struct Params {
    double quantile{0.95};
    double restricted_weeks{26};

    void visit(FieldVisitor& v) {
      v.number({.name = "quantile",
                .doc = "which quantile lead_time_quantile gives",
                .unit = "share",
                .low = 0,
                .high = 1,
                .source = "design_metrics"},
               quantile);
      v.number({.name = "restricted_weeks",
                .doc = "the time up to which lead_time_mean counts; a later decision counts as having taken so long",
                .unit = "weeks",
                .low = 0,
                .high = 5220,
                .source = "design_metrics",
                .open_low = true},
               restricted_weeks);
    }
  };

  explicit LeadTime(const Params& params) : params_(params) {}

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<LeadTime>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    if (by_class_.size() < world.setting->decisions.size()) by_class_.resize(world.setting->decisions.size());
    for (const DecisionRecord& d : closed) {
      if (d.style != Style::open) by_class_[d.decision_class.value].add(d.lead_time());
    }
  }

  void report(const World& world, Figures& figures) const override {
    const Duration limit = std::min(weeks(params_.restricted_weeks), world.now() - world.observed_from);
    DecidedTimes all;
    for (const DecidedTimes& times : by_class_) all.add(times);
    add_rows({all, ages_of_open(world)}, limit, "all", figures);
    for (std::uint32_t c = 0; c < world.setting->decisions.size(); ++c) {
      const DecisionCurve curve(c < by_class_.size() ? by_class_[c] : DecidedTimes{}, ages_of_open(world, ClassId{c}));
      add_rows(curve, limit, world.setting->decisions[c].id, figures);
    }
  }

 private:
  static constexpr std::array<Output, 4> given{
      {{"lead_time_mean", "Mean lead time", "h", Better::lower, Groups::decision_class,
        "mean time from arrival to in force, restricted to restricted_weeks, what is open counted in; by decision "
        "class"},
       {"lead_time_median", "Median lead time", "h", Better::lower, Groups::decision_class,
        "time by which half are in force; none: not reached"},
       {"lead_time_p90", "Lead time of the slowest tenth", "h", Better::lower, Groups::decision_class,
        "time by which nine in ten are in force; none: not reached"},
       {"lead_time_quantile", "Lead time at the chosen percentile", "h", Better::lower, Groups::decision_class,
        "time by which the share chosen by the parameter quantile is in force; none: not reached"}}};

  void add_rows(const DecisionCurve& curve, Duration limit, const std::string& group, Figures& figures) const {
    figures.add(given[0].name, curve.restricted_mean(limit), group);
    figures.add(given[1].name, curve.quantile(0.5), group);
    figures.add(given[2].name, curve.quantile(0.9), group);
    figures.add(given[3].name, curve.quantile(params_.quantile), group);
  }

  Params params_;
  std::vector<DecidedTimes> by_class_;
};

}  // namespace

void add_lead_time(Catalogue<Metric>& c) {
  c.add<LeadTime>("lead_time",
                  "Hours from the arrival of a decision until it is in force, those still open counted in: restricted "
                  "mean, median and percentiles, by decision class.",
                  "design_metrics, royston_2013");
}

}  // namespace colead
