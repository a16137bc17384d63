// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// A standing rule; it costs minutes of every joint meeting.
class StructuredTool final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 0, .session_hours = 0};
    double disclosure{0.8};
    double minutes{10};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number({.name = "disclosure",
                .doc = "added to the logit of voicing a unique cue",
                .unit = "logit",
                .low = 0,
                .high = 50,
                .grade = Grade::C,
                .source = "assumed_effects"},
               disclosure);
      v.number({.name = "minutes",
                .doc = "added to every joint meeting",
                .unit = "minutes",
                .low = 0,
                .high = 480,
                .grade = Grade::C,
                .source = "assumed_effects"},
               minutes);
    }
  };

  explicit StructuredTool(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }
  [[nodiscard]] bool acts_by_rule() const override { return true; }

  void rule(World& world, const Occasion& occasion, double sign) const override {
    for (const UnitId unit : occasion.units) {
      shift(world.policies[unit.value].disclosure, sign * occasion.dose * params_.disclosure);
      shift(world.policies[unit.value].elicitation_minutes, sign * occasion.dose * params_.minutes);
    }
  }

 private:
  Params params_;
};

}  // namespace

void add_structured_tool(Catalogue<Intervention>& catalogue) {
  catalogue.add<StructuredTool>("structured_tool",
                                "A template, pre-mortem or round of elicitation in every joint meeting.",
                                "challans_rasool_2023");
}

}  // namespace colead
