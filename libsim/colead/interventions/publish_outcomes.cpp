// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// A standing rule: outcomes and their reasons are published, so that those who took no part see them more often.
/// It takes minutes of those who write and read. Opacity leaves people with their stereotypes; evidence, good or bad,
/// takes their place.
class PublishOutcomes final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 0, .session_hours = 0};
    double visibility{0.4};
    double minutes{5};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number(share_field("visibility", "added to the chance that outsiders see an outcome and its reasons",
                           "assumed_effects"),
               visibility);
      v.number({.name = "minutes",
                .doc = "of the owner to write an outcome up, and of each who sees it thereby to read it",
                .unit = "minutes",
                .low = 0,
                .high = 480,
                .grade = Grade::C,
                .source = "assumed_publishing"},
               minutes);
    }
  };

  explicit PublishOutcomes(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }
  [[nodiscard]] bool acts_by_rule() const override { return true; }

  void rule(World& world, const Occasion& occasion, double sign) const override {
    for (const UnitId unit : occasion.units) {
      shift(world.policies[unit.value].visibility, sign * occasion.dose * params_.visibility);
      shift(world.policies[unit.value].publishing_minutes, sign * occasion.dose * params_.minutes);
    }
  }

 private:
  Params params_;
};

}  // namespace

void add_publish_outcomes(Catalogue<Intervention>& catalogue) {
  catalogue.add<PublishOutcomes>("publish_outcomes",
                                 "Outcomes and their reasons are published to those who took no part.",
                                 "challans_rasool_2023");
}

}  // namespace colead
