// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

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
  /// Not yet noticed or decided already: nothing to sit down over.
  static bool live(const Decision& decision) {
    return decision.stage != Stage::latent && decision.stage != Stage::in_force && decision.stage != Stage::closed;
  }

  static Seats live_pairs(const World& world, std::span<const Attendee> attendees) {
    constexpr std::size_t away = ~std::size_t{0};
    std::vector<std::size_t> seat(world.people.size(), away);
    for (std::size_t a = 0; a < attendees.size(); ++a) {
      if (attendees[a].hours > 0.0) seat[attendees[a].person.value] = a;
    }
    Seats pairs;
    for (const Decision& decision : world.decisions) {
      if (!live(decision)) continue;
      const auto people = std::span(decision.record.people).first(decision.record.participants);
      for (const PersonId i : people) {
        for (const PersonId j : people) {
          const bool here = seat[i.value] != away && seat[j.value] != away;
          if (here && !world.same_side(i, j)) pairs.emplace_back(seat[i.value], seat[j.value]);
        }
      }
    }
    return pairs;
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
