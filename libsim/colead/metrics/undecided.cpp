// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/open_decisions.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// What has not been decided. Every other metric of decisions but lead time speaks of the finished ones alone; this
/// one says how many those are not. Groups: decision classes.
class Undecided final : public Metric {
 public:
  struct Params {
    double never_after_weeks{52};

    void visit(FieldVisitor& v) {
      v.number({.name = "never_after_weeks",
                .doc = "age from which a decision that is still open counts as never decided",
                .unit = "weeks",
                .low = 0,
                .high = 5220,
                .source = "design_metrics"},
               never_after_weeks);
    }
  };

  explicit Undecided(const Params& params) : params_(params) {}

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Undecided>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    by_class_.resize(world.setting->decisions.size());
    for (const DecisionRecord& d : closed) {
      if (old_enough(world, d)) by_class_[d.decision_class.value].add(0.0);
    }
  }

  void report(const World& world, Figures& figures) const override {
    std::vector<Mean> never = by_class_;
    never.resize(world.setting->decisions.size());
    std::vector<double> open(never.size());
    double all_open = 0.0;
    for (const Decision& d : world.decisions) {
      if (!is_open(world, d)) continue;
      open[d.record.decision_class.value] += 1.0;
      all_open += 1.0;
      if (old_enough(world, d.record)) never[d.record.decision_class.value].add(1.0);
    }
    Mean all;
    for (const Mean& mean : never) all.gather(mean);
    figures.add(given[0].name, all.value());
    figures.add(given[1].name, all_open);
    for (std::size_t c = 0; c < never.size(); ++c) {
      figures.add(given[0].name, never[c].value(), world.setting->decisions[c].id);
      figures.add(given[1].name, open[c], world.setting->decisions[c].id);
    }
  }

 private:
  static constexpr std::array<Output, 2> given{
      {{"never_decided_share", "Decisions never made", "share", Better::lower, Groups::decision_class,
        "of decisions that came up at least never_after_weeks before the end, those still open then; by decision "
        "class"},
       {"open_at_end", "Decisions still open at the end", "decisions", Better::lower, Groups::decision_class,
        "decisions of the observed time still open at its end: what no metric of finished decisions has seen"}}};

  [[nodiscard]] bool old_enough(const World& world, const DecisionRecord& d) const {
    return world.horizon - d.arrived >= weeks(params_.never_after_weeks);
  }

  Params params_;
  std::vector<Mean> by_class_;  ///< of those old enough at the horizon: share still open
};

}  // namespace

void add_undecided(Catalogue<Metric>& c) {
  c.add<Undecided>("undecided", "Decisions that were never made: their share, and how many are open at the end.",
                   "design_metrics");
}

}  // namespace colead
