// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// A standing rule: the skills of the other professions, management among them, are recognised; a colleague nobody has
/// evidence of is expected to be abler. Everybody reads what the others are able to do, at every review of the codes.
class Recognition final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 0, .session_hours = 0};
    double status{0.2};
    double minutes{15};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number(share_field("status", "share of the doubt about a stranger's ability that recognition takes away",
                           "assumed_effects"),
               status);
      v.number({.name = "minutes",
                .doc = "that each spends at every review of the codes on what the other professions are able to do",
                .unit = "minutes",
                .low = 0,
                .high = 480,
                .grade = Grade::C,
                .source = "assumed_rule_minutes"},
               minutes);
    }
  };

  explicit Recognition(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }
  [[nodiscard]] bool acts_by_rule() const override { return true; }

  void rule(World& world, const Occasion& occasion, double sign) const override {
    for (const UnitId unit : occasion.units) {
      shift(world.policies[unit.value].management_status, sign * occasion.dose * params_.status);
      shift(world.policies[unit.value].reading_minutes, sign * occasion.dose * params_.minutes);
    }
  }

 private:
  Params params_;
};

}  // namespace

void add_recognition(Catalogue<Intervention>& catalogue) {
  catalogue.add<Recognition>("recognition",
                             "The skills of the other professions, management among them, are recognised.",
                             "challans_rasool_2023");
}

}  // namespace colead
