// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// A standing rule: with this share the professions named by an accredited programme of the strategy bar nobody.
class OpenEligibility final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 0, .session_hours = 0};
    double opened{1};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number(share_field("opened", "share of profession filters that are lifted", "design_delivery"), opened);
    }
  };

  explicit OpenEligibility(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }
  [[nodiscard]] bool acts_by_rule() const override { return true; }
  [[nodiscard]] std::string_view free_because() const override {
    return "lifting a filter takes nobody's time; the hours of those who come because of it are counted";
  }

  void rule(World& world, const Occasion& occasion, double sign) const override {
    for (const UnitId unit : occasion.units) {
      shift(world.policies[unit.value].open_eligibility, sign * occasion.dose * params_.opened);
    }
  }

 private:
  Params params_;
};

}  // namespace

void add_open_eligibility(Catalogue<Intervention>& catalogue) {
  catalogue.add<OpenEligibility>("open_eligibility", "Accredited programmes take people of every profession.",
                                 "challans_rasool_2023");
}

}  // namespace colead
