// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// What deciding together and the strategy take of people's time, each hour once. Reserved hours count whether they are
/// used or not, and work done in them counts as work: a strategy that reserves time and changes nothing else costs what
/// it reserves.
class AllHours final : public Metric {
 public:
  using Params = NoParams;
  explicit AllHours(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<AllHours>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void report(const World& world, Figures& figures) const override {
    report_hours(world, given[0].name, figures, [](const Timesheet& sheet) { return all_hours(sheet); });
    Duration joint, programme, reserved, displaced;
    for (const Timesheet& sheet : world.timesheets) {
      joint += sheet.preparation + sheet.meetings;
      programme += sheet.strategy;
      reserved += sheet.protected_time;
      displaced += sheet.displaced;
    }
    const double person_weeks = observed_weeks(world) * static_cast<double>(world.timesheets.size());
    const std::array<Duration, use_names.size()> used{joint, programme, reserved, displaced};
    for (std::size_t use = 0; use < used.size(); ++use) {
      figures.add(given[1].name, ratio(in_hours(used[use]), person_weeks), std::string{use_names[use]});
    }
  }

 private:
  static constexpr std::array<Output, 2> given{
      {{"all_hours", "All hours of joint work and strategy", "h per person-week", Better::lower, Groups::profession,
        "person-hours of preparation, meetings, sessions and reserved time per person-week, by profession"},
       {"hours_by_use", "Hours by use", "h per person-week", Better::neither, Groups::use,
        "the same by use: joint, programme, reserved; and what of all of them was displaced from duty", false}}};
};

}  // namespace

void add_all_hours(Catalogue<Metric>& c) {
  c.add<AllHours>("all_hours", "Person-hours of joint work, of the strategy and reserved, per person-week.",
                  "design_metrics");
}

}  // namespace colead
