// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// What deciding together cost: preparation of decisions and joint meetings.
class JointHours final : public Metric {
 public:
  using Params = NoParams;
  explicit JointHours(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<JointHours>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) per_decision_.add(d.joint_hours);
  }
  void report(const World& world, Figures& figures) const override {
    report_hours(world, given[0].name, figures,
                 [](const Timesheet& sheet) { return sheet.preparation + sheet.meetings; });
    figures.add(given[1].name, per_decision_.value());
  }

 private:
  static constexpr std::array<Output, 2> given{
      {{"joint_hours", "Hours of joint work", "h per person-week", Better::neither, Groups::profession,
        "person-hours of preparation and meetings per person-week, by profession"},
       {"joint_hours_per_decision", "Hours of joint work in each decision", "h per decision", Better::neither,
        Groups::all, "mean person-hours of preparation and meetings per decision"}}};

  Mean per_decision_;
};

}  // namespace

void add_joint_hours(Catalogue<Metric>& c) {
  c.add<JointHours>("joint_hours", "Person-hours of preparation and meetings per person-week and per decision.",
                    "design_metrics");
}

}  // namespace colead
