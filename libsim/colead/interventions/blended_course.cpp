// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// Online hours are Delivery::preparation_hours: they need no slot in common and raise k only. Joint hours are
/// session_hours: they raise k and give ties and evidence of each other.
class BlendedCourse final : public Intervention {
 public:
  struct Params {
    Delivery delivery{
        .every_weeks = 26, .selection = Selection::voluntary, .session_hours = 3.5, .preparation_hours = 4};
    Mixing mixing{};
    double understanding{0.1};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      mixing.visit(v);
      v.number(
          share_field("understanding", "gain in role understanding of a reference programme online", "assumed_effects"),
          understanding);
    }
  };

  explicit BlendedCourse(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    for (const auto& [person, hours, preparation, until] : attendees) {
      teach_roles(world, person, session_gain(world, occasion, params_.understanding, preparation));
    }
    mix(world, occasion, attendees, params_.mixing);
  }

 private:
  Params params_;
};

}  // namespace

void add_blended_course(Catalogue<Intervention>& catalogue) {
  catalogue.add<BlendedCourse>("blended_course", "Online modules in own time, then a joint session.",
                               "challans_rasool_2023");
}

}  // namespace colead
