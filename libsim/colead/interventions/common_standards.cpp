// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// A standing rule. Scorecards act through everybody's effective weights, which are worked out anew when it begins and
/// ends. Everybody reads the standards at every review of the codes.
class CommonStandards final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 0, .session_hours = 0};
    double standards{0.5};
    double consistency{0.5};
    double common_code{0.1};
    double minutes{30};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number(share_field("standards", "lambda_q: share of the way from each scorecard to the common one",
                           "assumed_effects"),
               standards);
      v.number(
          share_field("consistency", "share of the spread of programme quality that is taken away", "assumed_effects"),
          consistency);
      v.number(share_field("common_code", "chance a review that somebody takes over a dimension of the common code",
                           "march_1991, assumed_effects"),
               common_code);
      v.number({.name = "minutes",
                .doc = "that each spends at every review of the codes on the common standards",
                .unit = "minutes",
                .low = 0,
                .high = 480,
                .grade = Grade::C,
                .source = "assumed_rule_minutes"},
               minutes);
    }
  };

  explicit CommonStandards(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }
  [[nodiscard]] bool acts_by_rule() const override { return true; }

  void rule(World& world, const Occasion& occasion, double sign) const override {
    if (occasion.dose <= 0.0) return;
    for (const UnitId unit : occasion.units) {
      Policy& policy = world.policies[unit.value];
      shift(policy.standards, sign * occasion.dose * params_.standards);
      shift(policy.programme_consistency, sign * occasion.dose * params_.consistency);
      shift(policy.common_code, sign * occasion.dose * params_.common_code);
      shift(policy.reading_minutes, sign * occasion.dose * params_.minutes);
    }
    for (const PersonId i : people_of(world, occasion.units)) refresh_effective_weights(world, i);
  }

 private:
  Params params_;
};

}  // namespace

void add_common_standards(Catalogue<Intervention>& catalogue) {
  catalogue.add<CommonStandards>("common_standards",
                                 "Multi-professional standards: scorecards, programme quality and meanings grow alike.",
                                 "messenger_2022");
}

}  // namespace colead
