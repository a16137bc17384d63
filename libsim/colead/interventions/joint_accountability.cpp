// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// A standing rule without sessions: its cost is the waiting for a quorum.
class JointAccountability final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 0, .session_hours = 0};
    double quorum{1};
    double accountability{1};
    double tendency{1};

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
    }
  };

  explicit JointAccountability(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }
  [[nodiscard]] bool acts_by_rule() const override { return true; }

  void rule(World& world, const Occasion& occasion, double sign) const override {
    for (const UnitId unit : occasion.units) {
      Policy& policy = world.policies[unit.value];
      shift(policy.quorum, sign * occasion.dose * params_.quorum);
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
