// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"
#include "colead/random/distributions.hpp"

namespace colead {
namespace {

/// Slow, because it reaches a cohort at a time (computed_trained_share). phi, the share trained jointly, is
/// Delivery::share. With the training come first ties to people of other professions in the units it is meant for.
class EntryCurriculum final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.trigger = Trigger::entry, .every_weeks = 0, .share = 0.8, .session_hours = 15};
    double understanding{0.1};
    double perception{0.16};
    double ties{1};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      v.number(share_field("understanding", "gain in role understanding of a reference programme", "assumed_effects"),
               understanding);
      v.number(
          share_field("perception", "share of the stereotype that a reference programme takes away", "assumed_effects"),
          perception);
      v.number({.name = "ties",
                .doc = "ties to other professions that a reference programme brings",
                .unit = "people",
                .low = 0,
                .high = 100,
                .grade = Grade::C,
                .source = "assumed_effects"},
               ties);
    }
  };

  explicit EntryCurriculum(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    const std::vector<PersonId> people = people_of(world, occasion.units);
    for (const Attendee& attendee : attendees) {
      if (attendee.hours > 0.0) train(world, occasion, attendee, people);
    }
  }

 private:
  void train(World& world, const Occasion& occasion, const Attendee& attendee, std::span<const PersonId> people) const {
    const PersonId entrant = attendee.person;
    const auto gain = [&](double reference) { return session_gain(world, occasion, reference, attendee.hours); };
    for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
      const ProfessionId other{g};
      if (other == world.people[entrant].profession) continue;
      learn_role(world, entrant, other, gain(params_.understanding));
      View& view = world.people.view(entrant, other);
      const CriterionRow true_mean = world.setting->row(world.setting->professions[g].values);
      view.perceived = blend(view.perceived, true_mean, gain(params_.perception));
    }
    std::vector<PersonId> across;
    for (const PersonId colleague : people) {
      if (!world.same_side(entrant, colleague)) across.push_back(colleague);
    }
    Draws draws = world.luck.draws(Purpose::new_tie, occasion.intervention, world.people[entrant].identity);
    // Whole ties, right on average.
    const double brought = params_.ties * programmes(world, occasion, attendee.hours);
    const auto wanted = static_cast<std::size_t>(brought + draws.next());
    for (std::size_t n = 0; n < wanted && !across.empty(); ++n) {
      acquaint(world, entrant, across[choose(draws.next(), across.size())], TieKind::peer);
    }
  }

  Params params_;
};

}  // namespace

void add_entry_curriculum(Catalogue<Intervention>& catalogue) {
  catalogue.add<EntryCurriculum>(
      "entry_curriculum", "Newcomers are trained jointly at entry: better pictures of each other and first ties.",
      "challans_rasool_2023");
}

}  // namespace colead
