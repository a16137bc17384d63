// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"
#include "colead/world/desk.hpp"

namespace colead {
namespace {

/// The comparator that tells the effect of time from that of learning. On top of what the staff group has anyway; whole
/// quarter-hours, at most all of duty. Where several interventions protect the hours of one person, their hours add up.
class ProtectedTime final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 0, .session_hours = 0};
    double hours_per_week{2};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number({.name = "hours_per_week",
                .doc = "duty hours a week reserved for joint work, times the dose",
                .unit = "hours per week",
                .low = 0,
                .high = 40,
                .grade = Grade::C,
                .source = "design_comparators"},
               hours_per_week);
    }
  };

  explicit ProtectedTime(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }
  [[nodiscard]] bool acts_by_rule() const override { return true; }
  [[nodiscard]] bool heeds(std::string_view field) const override { return field == "professions" || field == "tiers"; }

  void rule(World& world, const Occasion& occasion, double sign) const override {
    const double change = sign * occasion.dose * params_.hours_per_week;
    if (change == 0.0) return;
    for (const PersonId i : people_of(world, occasion.units)) {
      if (params_.delivery.meant_for(world.people[i])) protect_more(world, i, in_quarters(world, occasion, i, change));
    }
  }

 private:
  static Duration protected_anyway(const World& world, PersonId i) {
    const Person& person = world.people[i];
    const UnitType& type = world.setting->unit_types[world.setting->units[person.unit.value].type_index];
    return hours(type.staff[person.staff_group].protected_hours);
  }

  /// What others opened is what stands above the staff group's own hours, measured as the diary has it.
  /// Diaries know quarter-hours: what is left over is given to a share of people, by a draw that stays with the post,
  /// so that the mean is kept and the end takes back what the beginning gave.
  static Duration in_quarters(const World& world, const Occasion& occasion, PersonId i, double change) {
    const double u = world.luck.uniform(Purpose::select, occasion.intervention, world.people[i].position);
    return quarter_hour * std::copysign(std::floor(std::abs(change) * 4.0 + u), change);
  }

  static void protect_more(World& world, PersonId i, Duration change) {
    const Duration before = world.diaries.protected_hours(i);
    const Duration own = protected_anyway(world, i);
    protect(world, i, own);
    const Duration added = before - world.diaries.protected_hours(i) + change;
    protect(world, i, own + std::max(added, Duration{}));
  }

  Params params_;
};

}  // namespace

void add_protected_time(Catalogue<Intervention>& catalogue) {
  catalogue.add<ProtectedTime>("protected_time", "Duty hours are reserved for joint work, and nothing else is done.",
                               "design_comparators");
}

}  // namespace colead
