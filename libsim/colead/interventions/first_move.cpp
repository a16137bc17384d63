// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// A standing rule: the social cost of a first move is lifted in part for the named professions, whose owners also seek
/// the joint route more often and take minutes to get in touch before each joint decision.
class FirstMove final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 0, .session_hours = 0};
    double cost_taken{0.5};
    double tendency{0.5};
    double minutes{10};
    std::vector<Name> initiators{};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number(
          share_field("cost_taken", "part of the social cost of the first move that is taken away", "assumed_effects"),
          cost_taken);
      v.number({.name = "tendency",
                .doc = "added to the logit of a joint route of decisions they own",
                .unit = "logit",
                .low = 0,
                .high = 50,
                .grade = Grade::C,
                .source = "assumed_effects"},
               tendency);
      v.number({.name = "minutes",
                .doc = "of an owner asked to make the first move, to get in touch before each joint decision",
                .unit = "minutes",
                .low = 0,
                .high = 480,
                .grade = Grade::C,
                .source = "assumed_rule_minutes"},
               minutes);
      v.names({.name = "initiators",
               .doc = "professions asked to make the first move; empty: all",
               .source = "design_delivery",
               .names = Domain::profession},
              initiators);
    }
  };

  explicit FirstMove(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }
  [[nodiscard]] bool acts_by_rule() const override { return true; }

  void rule(World& world, const Occasion& occasion, double sign) const override {
    for (const UnitId unit : occasion.units) {
      Policy& policy = world.policies[unit.value];
      if (params_.initiators.empty()) shift(policy.first_move, sign * occasion.dose * params_.cost_taken);
      for (std::uint32_t g = 0; g < policy.owner_tendency.size(); ++g) {
        if (!initiates(g)) continue;
        shift(policy.owner_tendency[g], sign * occasion.dose * params_.tendency);
        shift(policy.first_minutes[g], sign * occasion.dose * params_.minutes);
        if (!params_.initiators.empty()) shift(policy.first_mover[g], sign * occasion.dose * params_.cost_taken);
      }
    }
  }

 private:
  [[nodiscard]] bool initiates(std::uint32_t profession) const {
    const auto named = [profession](const Name& name) { return name.index == profession; };
    return params_.initiators.empty() || std::ranges::any_of(params_.initiators, named);
  }

  Params params_;
};

}  // namespace

void add_first_move(Catalogue<Intervention>& catalogue) {
  catalogue.add<FirstMove>("first_move", "One side is asked to make the first move and carries its social cost.",
                           "challans_rasool_2023");
}

}  // namespace colead
