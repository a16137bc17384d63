// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// The comparator that tells learning together from learning: own competence rises, and so does the in-group identity.
class SiloTraining final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.selection = Selection::voluntary};
    double competence{0.1};
    double identity{0.05};
    double identity_limit{1.0};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number(share_field("competence", "gain in own competence of a reference programme", "assumed_effects"),
               competence);
      v.number(share_field("identity", "share of the way of identity strength to its limit", "assumed_effects"),
               identity);
      v.number({.name = "identity_limit",
                .doc = "identity strength that such training can bring about",
                .unit = "1",
                .low = 0,
                .high = 10,
                .grade = Grade::C,
                .source = "assumed_effects"},
               identity_limit);
    }
  };

  explicit SiloTraining(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    for (const auto& [person, hours, preparation, until] : attendees) {
      teach_competence(world, person, session_gain(world, occasion, params_.competence, hours));
      strengthen_identity(world, person, params_.identity_limit,
                          session_gain(world, occasion, params_.identity, hours));
    }
  }

 private:
  Params params_;
};

}  // namespace

void add_silo_training(Catalogue<Intervention>& catalogue) {
  catalogue.add<SiloTraining>("silo_training",
                              "Training within the own profession, in as many hours as a joint programme.",
                              "design_comparators");
}

}  // namespace colead
