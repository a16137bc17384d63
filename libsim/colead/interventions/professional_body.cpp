// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// Sessions move v and own competence towards the content of the body's standards. Who may come is
/// Delivery::professions (a joint body names several or none); members meet their own, so identity strengthens and
/// nothing is learnt of others.
class ProfessionalBody final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 13, .selection = Selection::voluntary, .session_hours = 4};
    std::vector<double> content{};
    double competence{0.1};
    double values{0.1};
    double identity{0.05};
    double identity_limit{1.0};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.by_name({.name = "content",
                 .doc = "what its standards stand for; default the own profession's values",
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
      v.number(share_field("identity", "share of the way of identity strength to its limit", "assumed_effects"),
               identity);
      v.number({.name = "identity_limit",
                .doc = "identity strength that the body can bring about",
                .unit = "1",
                .low = 0,
                .high = 10,
                .grade = Grade::C,
                .source = "assumed_effects"},
               identity_limit);
    }
  };

  explicit ProfessionalBody(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    for (const auto& attendee : attendees) {
      const auto gain = [&](double reference) { return session_gain(world, occasion, reference, attendee.hours); };
      teach_values(world, attendee.person, content_for(world, params_.content, attendee.person), gain(params_.values));
      teach_competence(world, attendee.person, gain(params_.competence));
      strengthen_identity(world, attendee.person, params_.identity_limit, gain(params_.identity));
    }
  }

 private:
  Params params_;
};

}  // namespace

void add_professional_body(Catalogue<Intervention>& catalogue) {
  catalogue.add<ProfessionalBody>("professional_body",
                                  "A body of one profession that teaches its own standards to its members.",
                                  "faculty_medical_leadership");
}

}  // namespace colead
