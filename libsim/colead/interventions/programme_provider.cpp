// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// Moves v and own competence towards the content; participants of several professions also get to know each other.
/// Occasion::quality, spread by sigma_prog, weighs every hour.
class ProgrammeProvider final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 26, .selection = Selection::voluntary, .session_hours = 7.5};
    Mixing mixing{.talk = 0.25};
    std::vector<double> content{};
    double competence{0.1};
    double values{0.1};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      mixing.visit(v);
      v.by_name({.name = "content",
                 .doc = "what the programme is about; default the own profession's values",
                 .unit = "weight",
                 .low = 0,
                 .high = 1,
                 .grade = Grade::C,
                 .source = "design_criteria",
                 .names = Domain::criterion},
                content, true);
      v.number(share_field("competence", "gain in own competence of a reference programme", "assumed_effects"),
               competence);
      v.number(share_field("values", "share of the way to the content of a reference programme", "assumed_effects"),
               values);
    }
  };

  explicit ProgrammeProvider(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  /// People meet as they came; the content sinks in afterwards.
  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    mix(world, occasion, attendees, params_.mixing);
    for (const auto& attendee : attendees) {
      const auto gain = [&](double reference) { return session_gain(world, occasion, reference, attendee.hours); };
      teach_values(world, attendee.person, content_for(world, params_.content, attendee.person), gain(params_.values));
      teach_competence(world, attendee.person, gain(params_.competence));
    }
  }

 private:
  Params params_;
};

}  // namespace

void add_programme_provider(Catalogue<Intervention>& catalogue) {
  catalogue.add<ProgrammeProvider>("programme_provider",
                                   "Leadership programmes with a content of their own for whoever is eligible.",
                                   "challans_rasool_2023, messenger_2022");
}

}  // namespace colead
