// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// Sessions attended of those one was invited to.
class Attendance final : public Metric {
 public:
  using Params = NoParams;
  explicit Attendance(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Attendance>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void report(const World& world, Figures& figures) const override {
    const Setting& setting = *world.setting;
    SideMeans sides(world);
    std::vector<Mean> calendars(setting.calendars.size());
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      const Person& person = world.people[PersonId{i}];
      const Timesheet& sheet = world.timesheets[i];
      sides[person.profession.value].gather(sheet.attended, sheet.offered);
      const UnitType& type = setting.unit_types[setting.units[person.unit.value].type_index];
      calendars[type.staff[person.staff_group].calendar.index].gather(sheet.attended, sheet.offered);
    }
    sides.report(world, given[0].name, figures);
    for (std::size_t c = 0; c < calendars.size(); ++c) {
      figures.add(given[1].name, calendars[c].value(), setting.calendars[c].id);
    }
  }

 private:
  static constexpr std::array<Output, 2> given{
      {{"attendance_share", "Offered sessions attended", "share", Better::higher, Groups::profession,
        "share of offered sessions attended, by profession"},
       {"attendance_by_calendar", "Offered sessions attended, by working pattern", "share", Better::higher,
        Groups::calendar, "share of offered sessions attended, by working calendar", false}}};
};

}  // namespace

void add_attendance(Catalogue<Metric>& c) {
  c.add<Attendance>("attendance", "Share of offered sessions attended, by profession and by working calendar.",
                    "design_metrics");
}

}  // namespace colead
