// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// How much of their hours of duty people were at work: (preparation + meetings + sessions + background + duty that is
/// not open) / duty, sums over a profession's people. Background work takes its share of the open hours that meetings
/// and sessions leave, so somebody who prepares in all the rest stands at 1. Duty that is not open is clinical or
/// operational and counts in full: hours taken out of it come on top, as the work displaced is still to be done, and
/// may lift the figure above 1, as may meetings that run over the end of a day. Duty and open hours are those of the
/// calendars over the weeks observed, with the protection in force at the horizon.
class Utilisation final : public Metric {
 public:
  using Params = NoParams;
  explicit Utilisation(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Utilisation>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void report(const World& world, Figures& figures) const override {
    SideMeans sides(world);
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      const PersonId id{i};
      const Timesheet& sheet = world.timesheets[i];
      const double open = in_hours(world.diaries.pattern(id, world.observed_from, world.now(), Hours::open));
      const double duty = in_hours(world.diaries.pattern(id, world.observed_from, world.now(), Hours::duty));
      const double together = in_hours(sheet.meetings + sheet.strategy);
      const double background = static_cast<double>(world.people[id].background) * std::max(0.0, open - together);
      const double work = in_hours(sheet.preparation) + together + background + (duty - open);
      sides[world.people[id].profession.value].gather(work, duty);
    }
    sides.report(world, given[0].name, figures);
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"utilisation", "Share of duty hours spent at work", "share of duty", Better::neither, Groups::profession,
        "hours of work of all kinds over hours of duty, by profession; above 1 where hours taken out of duty are made "
        "up "
        "for, or meetings run over the end of a day"}}};
};

}  // namespace

void add_utilisation(Catalogue<Metric>& c) {
  c.add<Utilisation>("utilisation", "Share of duty hours in which people were at work, by profession.",
                     "design_metrics");
}

}  // namespace colead
