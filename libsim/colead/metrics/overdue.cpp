// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/open_decisions.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

bool late_and_open(const World& world, const Decision& d) { return is_open(world, d) && d.record.due < world.now(); }

/// Decisions that came after their due time. One that falls back to the status quo at its due time is in time. A
/// decision still open is counted when its due time has passed; before that nobody can say. Groups: decision classes.
class Overdue final : public Metric {
 public:
  using Params = NoParams;
  explicit Overdue(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Overdue>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    if (by_class_.size() < world.setting->decisions.size()) by_class_.resize(world.setting->decisions.size());
    for (const DecisionRecord& d : closed) {
      if (d.style != Style::open) by_class_[d.decision_class.value].add(d.decided > d.due ? 1.0 : 0.0);
    }
  }

  void report(const World& world, Figures& figures) const override {
    std::vector<Mean> all_by_class = by_class_;
    all_by_class.resize(world.setting->decisions.size());
    Mean decided;
    for (const Mean& mean : all_by_class) decided.gather(mean);
    double open = 0.0;
    for (const Decision& d : world.decisions) {
      if (!late_and_open(world, d)) continue;
      all_by_class[d.record.decision_class.value].add(1.0);
      open += 1.0;
    }
    Mean all = decided;
    all.gather(open, open);
    figures.add(given[0].name, all.value());
    for (std::size_t c = 0; c < all_by_class.size(); ++c) {
      figures.add(given[0].name, all_by_class[c].value(), world.setting->decisions[c].id);
    }
    figures.add(given[1].name, decided.value());
    figures.add(given[2].name, open);
  }

 private:
  static constexpr std::array<Output, 3> given{
      {{"overdue_share", "Decisions overdue", "share", Better::lower, Groups::decision_class,
        "decided after due or still open past due, of those decided or still open past due; by class too"},
       {"overdue_decided_share", "Decisions made after they were due", "share", Better::lower, Groups::all,
        "decided after due, of those decided"},
       {"overdue_open", "Decisions still open past their due time", "decisions", Better::lower, Groups::all,
        "still open past due at the horizon"}}};

  std::vector<Mean> by_class_;  ///< of the decided
};

}  // namespace

void add_overdue(Catalogue<Metric>& c) {
  c.add<Overdue>("overdue", "Share of decisions that came after their due time, those still open past it included.",
                 "design_metrics");
}

}  // namespace colead
