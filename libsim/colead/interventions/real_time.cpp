// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"
#include "colead/world/by_unit.hpp"

namespace colead {
namespace {

/// Whoever shares an open decision with an attendee of another profession spends the session on it: contact, and the
/// meaning of the criteria made clear. Attendees without a decision in common gain nothing. Those who come raise what
/// nobody has noticed yet (Delivery::problem_feed).
class RealTime final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 1,
                      .selection = Selection::voluntary,
                      .session_hours = 0.5,
                      .problem_feed = {.raise_per_hour = 0.05}};
    Meeting meeting{};
    double talk{0.5};
    double definitions{0.3};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      meeting.visit(v);
      v.number(
          share_field("talk", "share of the session in which people get to know the other's view", "assumed_effects"),
          talk);
      v.number(share_field("definitions", "share of differing definitions that a reference programme settles",
                           "assumed_effects"),
               definitions);
    }
  };

  explicit RealTime(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    for (const Encounter& encounter : encounters(attendees, live_pairs(world, attendees), params_.talk)) {
      clarify(world, occasion, encounter, params_.definitions);
      meet(world, occasion, params_.meeting, encounter);
    }
  }

 private:
  /// Not yet noticed: nothing to sit down over.
  static bool live(const Decision& decision) {
    return decision.stage != Stage::latent && decision.stage != Stage::closed;
  }

  static Seats live_pairs(const World& world, std::span<const Attendee> attendees) {
    const Places places(attendees);
    Seats pairs;
    for (const OrganisationId employer : employers_of(world, attendees)) {
      for (const UnitId unit : world.units_of[employer.value]) {
        for (const DecisionId id : undecided_of(world, unit)) {
          if (const Decision& decision = world.decisions[id.value]; live(decision))
            add_pairs(world, decision, places, pairs);
        }
      }
    }
    return pairs;
  }

  /// Where those who come sit, by person.
  class Places {
   public:
    explicit Places(std::span<const Attendee> attendees) {
      for (std::size_t a = 0; a < attendees.size(); ++a) {
        if (attendees[a].hours > 0.0) places_.emplace_back(attendees[a].person, a);
      }
      std::ranges::sort(places_);
    }
    [[nodiscard]] std::optional<std::size_t> of(PersonId person) const {
      const auto at = std::ranges::lower_bound(places_, person, {}, &std::pair<PersonId, std::size_t>::first);
      if (at == places_.end() || at->first != person) return {};
      return at->second;
    }

   private:
    std::vector<std::pair<PersonId, std::size_t>> places_;
  };

  static std::vector<OrganisationId> employers_of(const World& world, std::span<const Attendee> attendees) {
    std::vector<OrganisationId> out;
    for (const Attendee& attendee : attendees) out.push_back(world.organisation_of(world.people[attendee.person].unit));
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  static void add_pairs(const World& world, const Decision& decision, const Places& places, Seats& pairs) {
    const auto people = std::span(decision.record.people).first(decision.record.participants);
    for (const PersonId i : people) {
      const auto one = places.of(i);
      if (!one) continue;
      for (const PersonId j : people) {
        if (world.same_side(i, j)) continue;
        if (const auto other = places.of(j)) pairs.emplace_back(*one, *other);
      }
    }
  }

  Params params_;
};

}  // namespace

void add_real_time(Catalogue<Intervention>& catalogue) {
  catalogue.add<RealTime>("real_time",
                          "Small and frequent: people who share a live decision are brought together over it.",
                          "challans_rasool_2023");
}

}  // namespace colead
