// SPDX-License-Identifier: Apache-2.0
#include "kinds.hpp"

namespace coffee {
namespace {

using namespace colead;

/// Everybody who comes has coffee with one person of another profession and learns a little of that role.
class CoffeeRound final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 2, .accredited = false, .session_hours = 0.25};
    double understanding{0.1};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number(share_field("understanding", "gain in role understanding of a reference programme", "our guess"),
               understanding);
    }
  };

  explicit CoffeeRound(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    for (const auto& [guest, host] : round_table(world, occasion, attendees, 1, across_professions)) {
      const ProfessionId role = world.people[attendees[host].person].profession;
      const double gain = session_gain(world, occasion, params_.understanding, attendees[guest].hours);
      learn_role(world, attendees[guest].person, role, gain);
    }
  }

 private:
  Params params_;
};

}  // namespace

void add_coffee_round(Catalogue<Intervention>& catalogue) {
  catalogue.add<CoffeeRound>("coffee_round", "Coffee with somebody of another profession.", "our guess");
}

}  // namespace coffee
