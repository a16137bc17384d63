// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string_view>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

enum class Closes : std::uint8_t { joint, both };
constexpr std::array<std::string_view, 2> closes_names{"joint", "both"};

/// A standing rule without sessions: its cost is the waiting for a quorum.
class JointAccountability final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 0, .session_hours = 0};
    double quorum{1};
    double accountability{1};
    double tendency{1};
    Closes closes{Closes::both};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number(share_field("quorum", "share of joint decisions that cannot close without everybody needed",
                           "assumed_effects"),
               quorum);
      v.number(share_field("accountability", "share of the way from one accountable side to equal shares",
                           "assumed_effects"),
               accountability);
      v.number({.name = "tendency",
                .doc = "added to the logit of a joint route",
                .unit = "logit",
                .low = 0,
                .high = 50,
                .grade = Grade::C,
                .source = "assumed_effects"},
               tendency);
      v.choice(
          {.name = "closes",
           .doc = "what the share `quorum` of decisions takes: of joint ones alone, or both sides for every decision, "
                  "which then neither side closes by itself or lets fall to the status quo",
           .source = "design_delivery"},
          closes, closes_names);
    }
  };

  explicit JointAccountability(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }
  [[nodiscard]] bool acts_by_rule() const override { return true; }

  void rule(World& world, const Occasion& occasion, double sign) const override {
    for (const UnitId unit : occasion.units) {
      Policy& policy = world.policies[unit.value];
      shift(policy.quorum, sign * occasion.dose * params_.quorum);
      if (params_.closes == Closes::both) shift(policy.closes_both, sign * occasion.dose * params_.quorum);
      shift(policy.joint_accountability, sign * occasion.dose * params_.accountability);
      shift(policy.joint_tendency, sign * occasion.dose * params_.tendency);
    }
  }

 private:
  Params params_;
};

}  // namespace

void add_joint_accountability(Catalogue<Intervention>& catalogue) {
  catalogue.add<JointAccountability>(
      "joint_accountability",
      "Collective responsibility and presence: joint decisions need everybody and are answered for by all.",
      "challans_rasool_2023");
}

}  // namespace colead
