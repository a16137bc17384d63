// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"

namespace colead {
namespace {

/// Everybody follows one voice of another profession among those who came: p and k move a little, a tie is a small
/// chance, nobody gathers evidence of anybody. Reach is Delivery::share and the selection of those who come.
class OpenConversation final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 4,
                      .share = 0.5,
                      .selection = Selection::voluntary,
                      .together = true,
                      .accredited = false,
                      .session_hours = 1};
    double depth{0.3};
    double understanding{0.1};
    double perception{0.25};
    double tie_chance{0.05};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number(share_field("depth", "share of the hours in which an audience takes anything in", "assumed_effects"),
               depth);
      v.number(share_field("understanding", "gain in role understanding of a reference programme", "assumed_effects"),
               understanding);
      v.number(share_field("perception", "share of the way of p to the other's v of a reference programme",
                           "assumed_effects"),
               perception);
      v.number(share_field("tie_chance", "chance that somebody stays in touch with the voice they followed",
                           "assumed_effects"),
               tie_chance);
    }
  };

  explicit OpenConversation(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    constexpr std::int64_t one = 1;
    for (const auto& [a, b] : round_table(world, occasion, attendees, one, across_professions)) {
      const PersonId listener = attendees[a].person;
      const PersonId voice = attendees[b].person;
      const double taken_in = params_.depth * attendees[a].hours;
      see_values(world, listener, voice, session_gain(world, occasion, params_.perception, taken_in));
      learn_role(world, listener, world.people[voice].profession,
                 session_gain(world, occasion, params_.understanding, taken_in));
      const double chance = session_gain(world, occasion, params_.tie_chance, attendees[a].hours);
      if (luck_of(world, occasion, Purpose::new_tie, listener) < chance) {
        acquaint(world, listener, voice, TieKind::network);
      }
    }
  }

 private:
  Params params_;
};

}  // namespace

void add_open_conversation(Catalogue<Intervention>& catalogue) {
  catalogue.add<OpenConversation>("open_conversation",
                                  "A broadcast exchange of views for whoever turns up: wide reach, little depth.",
                                  "challans_rasool_2023");
}

}  // namespace colead
