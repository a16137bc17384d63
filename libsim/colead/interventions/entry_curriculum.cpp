// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "colead/core/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// A standing rule on how people join; slow, because it reaches a cohort at a time (domain 4.18). phi, the share
/// trained jointly, is Delivery::share: the hours booked at entry are theirs. The dose is the length of the training,
/// so gains are 1 - (1 - g)^dose, while phi stays.
class EntryCurriculum final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.trigger = Trigger::entry, .every_weeks = 0, .share = 0.8, .session_hours = 15};
    double understanding{0.2};
    double perception{0.3};
    double ties{2};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number(share_field("understanding", "gain in role understanding of an entrant", "domain row 33"),
               understanding);
      v.number(share_field("perception", "share of the stereotype that an entrant does not take over", "domain row 14"),
               perception);
      v.number({.name = "ties",
                .doc = "ties to the other profession that an entrant brings",
                .unit = "people",
                .low = 0,
                .high = 100,
                .grade = Grade::C,
                .source = "domain row 33"},
               ties);
    }
  };

  explicit EntryCurriculum(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  void rule(World& world, const Occasion& occasion, double sign) const override {
    if (occasion.dose <= 0.0) return;
    const auto gain = [&](double reference) { return 1.0 - std::pow(1.0 - reference, occasion.dose); };
    for (const UnitId unit : occasion.units) {
      Policy& policy = world.policies[unit.value];
      shift(policy.joint_entry, sign * params_.delivery.share);
      shift(policy.entry_understanding, sign * gain(params_.understanding));
      shift(policy.entry_perception, sign * gain(params_.perception));
      shift(policy.entry_ties, sign * params_.ties * occasion.dose);
    }
  }

 private:
  Params params_;
};

}  // namespace

void add_entry_curriculum(Catalogue<Intervention>& catalogue) {
  catalogue.add<EntryCurriculum>(
      "entry_curriculum", "Newcomers are trained jointly at entry: better pictures of each other and first ties.",
      "domain rows 14, 33");
}

}  // namespace colead
