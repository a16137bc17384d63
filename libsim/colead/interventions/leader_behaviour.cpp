// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

enum class Leads : std::uint8_t { post, tier };
constexpr std::array<std::string_view, 2> leads_names{"post", "tier"};

/// Everybody of a leader's unit is present: psi rises as for the whole unit, and whoever has a tie to the leader notes
/// help. Several leaders of a unit add up. Those below the level do not count as leaders,
/// nor, by default, do those to whom nobody answers: a leader is one by post, not by grade.
class LeaderBehaviour final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 2,
                      .tiers = {"senior", "board"},
                      .selection = Selection::voluntary,
                      .accredited = false,
                      .session_hours = 1};
    Tier level{Tier::senior};
    Leads leads{Leads::post};
    double safety{0.15};
    double help{0.5};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.choice({.name = "level", .doc = "lowest tier of a leader", .source = "design_delivery"}, level, tier_names);
      v.choice(
          {.name = "leads", .doc = "by post: somebody answers to them; or by tier alone", .source = "design_delivery"},
          leads, leads_names);
      v.number(share_field("safety", "gain in psi of the leader's unit of a reference programme of such behaviour",
                           "assumed_effects"),
               safety);
      v.number({.name = "help",
                .doc = "evidence of benevolence that a colleague gets from a reference programme of it",
                .unit = "evidence",
                .low = 0,
                .high = 100,
                .grade = Grade::C,
                .source = "assumed_effects"},
               help);
    }
  };

  explicit LeaderBehaviour(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  [[nodiscard]] bool admits(const World& world, const Occasion& /*occasion*/, PersonId person) const override {
    return leads(world, person);
  }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    for (const auto& [leader, hours, preparation, until] : attendees) {
      if (!leads(world, leader)) continue;
      const UnitId unit = world.people[leader].unit;
      raise_safety(world, unit, session_gain(world, occasion, params_.safety, hours));
      const double helped = params_.help * programmes(world, occasion, hours);
      for (const PersonId colleague : people_of(world, std::span(&unit, 1))) {
        if (world.network.find(colleague, leader) == nullptr) continue;
        note(world, colleague, leader, Facet::benevolence, TrustCause::help, helped, 0.0);
      }
    }
  }

 private:
  [[nodiscard]] bool leads(const World& world, PersonId person) const {
    const Tier own = world.people[person].tier;
    if (own < params_.level) return false;
    const auto answers = [&](const Tie& tie) {
      return tie.kind == TieKind::line && world.people[PersonId{tie.target}].tier < own;
    };
    return params_.leads == Leads::tier || std::ranges::any_of(world.network.base_ties(person), answers);
  }

  Params params_;
};

}  // namespace

void add_leader_behaviour(Catalogue<Intervention>& catalogue) {
  catalogue.add<LeaderBehaviour>(
      "leader_behaviour",
      "Leaders show vulnerability, listen, invite and help: their units feel safer and see goodwill.",
      "challans_rasool_2023, edmondson_1999");
}

}  // namespace colead
