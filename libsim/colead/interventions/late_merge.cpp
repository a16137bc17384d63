// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// The comparator of entry_curriculum: sessions for seniors, whatever the invitation says; who is below the level
/// learns nothing of the others here.
class LateMerge final : public Intervention {
 public:
  struct Params {
    Delivery delivery{
        .every_weeks = 13, .tiers = {"senior", "board"}, .selection = Selection::voluntary, .session_hours = 4};
    Mixing mixing{};
    Tier level{Tier::senior};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      mixing.visit(v);
      v.choice({.name = "level", .doc = "lowest tier at which the routes meet", .source = "design_delivery"}, level,
               tier_names);
    }
  };

  explicit LateMerge(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  [[nodiscard]] bool admits(const World& world, const Occasion& /*occasion*/, PersonId person) const override {
    return world.people[person].tier >= params_.level;
  }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    std::vector<Attendee> seniors;
    for (const auto& attendee : attendees) {
      if (world.people[attendee.person].tier >= params_.level) seniors.push_back(attendee);
    }
    mix(world, occasion, seniors, params_.mixing);
  }

 private:
  Params params_;
};

}  // namespace

void add_late_merge(Catalogue<Intervention>& catalogue) {
  catalogue.add<LateMerge>("late_merge", "Separate routes that meet at a senior level only.", "challans_rasool_2023");
}

}  // namespace colead
