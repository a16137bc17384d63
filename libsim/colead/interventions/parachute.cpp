// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// Per hour it teaches what other programmes teach; what sets it apart is when (late, after a trigger), to whom (the
/// well connected) and that nothing keeps it up.
class Parachute final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.trigger = Trigger::overdue,
                      .every_weeks = 26,
                      .share = 0.2,
                      .selection = Selection::connected,
                      .session_hours = 15};
    Mixing mixing{.talk = 0.3};
    double understanding{0.06};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      mixing.visit(v);
      v.number(share_field("understanding", "gain in role understanding of a reference programme", "assumed_effects"),
               understanding);
    }
  };

  explicit Parachute(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    for (const auto& [person, hours, preparation, until] : attendees) {
      teach_roles(world, person, session_gain(world, occasion, params_.understanding, hours));
    }
    mix(world, occasion, attendees, params_.mixing);
  }

 private:
  Params params_;
};

}  // namespace

void add_parachute(Catalogue<Intervention>& catalogue) {
  catalogue.add<Parachute>("parachute",
                           "One large programme when things have gone wrong, for a selected few, and no more after it.",
                           "challans_rasool_2023");
}

}  // namespace colead
