// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"
#include "colead/interventions/sets.hpp"

namespace colead {
namespace {

/// Attendees are paired within their units. One of a pair has to make the first move, and does so when the benefit
/// expected today exceeds its social cost: the benefit is uniform in [0, 2 B (1 - k-hat)], k-hat the own understanding
/// as seen by oneself, the cost is S (1 - psi)(1 - first_move). Whoever moves first is rebuffed with chance 1 - psi,
/// which tells against the other's benevolence. Where nobody moves, or is rebuffed, the time set aside brings nothing
/// else.
class CheckIn final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 1, .selection = Selection::voluntary, .accredited = false, .session_hours = 0.25};
    Meeting meeting{.tie = TieKind::peer};
    double benefit{1};
    double social_cost{0.5};
    double definitions{0.3};
    double safety{0.1};
    double rebuff{0.5};
    bool standing_pairs{false};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      meeting.visit(v);
      v.number({.name = "benefit",
                .doc = "B: mean benefit expected by somebody who thinks they know nothing",
                .unit = "1",
                .low = 0,
                .high = 100,
                .grade = Grade::C,
                .source = "assumed_first_move"},
               benefit);
      v.number({.name = "social_cost",
                .doc = "S: cost of the first move where nobody feels safe",
                .unit = "1",
                .low = 0,
                .high = 100,
                .grade = Grade::C,
                .source = "assumed_first_move"},
               social_cost);
      v.number(share_field("definitions", "share of differing definitions that a reference programme settles",
                           "assumed_effects"),
               definitions);
      v.number(
          share_field("safety", "gain in psi of a unit that checks in for a reference programme", "assumed_effects"),
          safety);
      v.number({.name = "rebuff",
                .doc = "evidence against benevolence that a reference programme of rebuffs gives",
                .unit = "evidence",
                .low = 0,
                .high = 100,
                .grade = Grade::C,
                .source = "assumed_effects"},
               rebuff);
      v.boolean({.name = "standing_pairs", .doc = "the same two every time; else drawn anew"}, standing_pairs);
    }
  };

  explicit CheckIn(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    constexpr std::int64_t one = 1;
    constexpr double talk = 1.0;
    const Mixing pairs{.set_size = 2, .standing_sets = true};
    const Seats seats = params_.standing_pairs
                            ? seats_in_sets(world, occasion, attendees, pairs, colleagues_of_another_profession)
                            : round_table(world, occasion, attendees, one, colleagues_of_another_profession);
    std::vector<Attendee> met;
    for (const Encounter& encounter : encounters(attendees, seats, talk)) {
      const auto& [a, b, hours_a, hours_b] = encounter;
      const bool first = makes_first_move(world, occasion, a, b);
      if (!first && !makes_first_move(world, occasion, b, a)) continue;
      if (rebuffed(world, occasion, first ? a : b, first ? b : a, std::max(hours_a, hours_b))) continue;
      clarify(world, occasion, encounter, params_.definitions);
      meet(world, occasion, params_.meeting, encounter);
      met.insert(met.end(), {{a, hours_a}, {b, hours_b}});
    }
    spread_safety(world, occasion, met, params_.safety);
  }

 private:
  static bool colleagues_of_another_profession(const Person& a, const Person& b) {
    return a.unit == b.unit && a.profession != b.profession;
  }

  /// The first mover is turned away, and remembers it.
  [[nodiscard]] bool rebuffed(World& world, const Occasion& occasion, PersonId mover, PersonId other,
                              double hours) const {
    const double psi = world.units[world.people[mover].unit.value].safety;
    if (luck_of_pair(world, occasion, Purpose::rebuff, mover, other) >= 1.0 - psi) return false;
    note(world, mover, other, Facet::benevolence, TrustCause::rebuffed, 0.0,
         params_.rebuff * programmes(world, occasion, hours));
    return true;
  }

  [[nodiscard]] bool makes_first_move(const World& world, const Occasion& occasion, PersonId i, PersonId j) const {
    const double gap = 1.0 - self_assessed(world, i, world.people[j].profession);
    const double hoped = 2.0 * luck_of(world, occasion, Purpose::first_move, i) * params_.benefit * gap;
    const double psi = world.units[world.people[i].unit.value].safety;
    const Policy& policy = world.policy_of(i);
    const double helped =
        std::clamp(policy.first_move + policy.first_mover[world.people[i].profession.value], 0.0, 1.0);
    return hoped > params_.social_cost * (1.0 - psi) * (1.0 - helped);
  }

  Params params_;
};

}  // namespace

void add_check_in(Catalogue<Intervention>& catalogue) {
  catalogue.add<CheckIn>("check_in",
                         "A few minutes with a colleague of another profession, if the risk of asking seems worth it.",
                         "challans_rasool_2023");
}

}  // namespace colead
