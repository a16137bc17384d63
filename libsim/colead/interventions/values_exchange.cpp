// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// p moves to the other's v and definitions to each other; no role is taught, no stereotype base rate moved.
class ValuesExchange final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 13, .selection = Selection::voluntary, .session_hours = 3};
    double perception{0.25};
    double definitions{0.3};
    std::int64_t partners{3};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number(share_field("perception", "share of the way of p to the other's v of a reference programme",
                           "pettigrew_2006, assumed_effects"),
               perception);
      v.number(share_field("definitions", "share of differing definitions that a reference programme settles",
                           "assumed_effects"),
               definitions);
      v.integer({.name = "partners",
                 .doc = "people of another profession next to whom somebody sits",
                 .unit = "people",
                 .low = 0,
                 .high = 100,
                 .grade = Grade::C,
                 .source = "assumed_effects"},
                partners);
    }
  };

  explicit ValuesExchange(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    constexpr double talk = 1.0;
    const Seats seats = round_table(world, occasion, attendees, params_.partners, across_professions);
    for (const Encounter& encounter : encounters(attendees, seats, talk)) {
      const auto& [a, b, hours_a, hours_b] = encounter;
      see_values(world, a, b, session_gain(world, occasion, params_.perception, hours_a));
      see_values(world, b, a, session_gain(world, occasion, params_.perception, hours_b));
      clarify(world, occasion, encounter, params_.definitions);
    }
  }

 private:
  Params params_;
};

}  // namespace

void add_values_exchange(Catalogue<Intervention>& catalogue) {
  catalogue.add<ValuesExchange>(
      "values_exchange", "People of different professions tell each other what they value and what they mean by it.",
      "challans_rasool_2023");
}

}  // namespace colead
