// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/role_models.hpp"

#include "colead/core/year.hpp"
#include "colead/math/functions.hpp"

namespace colead {
namespace {

void copy_views(World& world, PersonId self, PersonId model, double share) {
  for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
    const ProfessionId other{g};
    if (other == world.people[self].profession) continue;
    View& view = world.people.view(self, other);
    const View& seen = world.people.view(model, other);
    const auto move = [share](float& mine, float theirs) {
      mine = static_cast<float>(mine + share * (static_cast<double>(theirs) - static_cast<double>(mine)));
    };
    move(view.prior_ability, seen.prior_ability);
    move(view.prior_benevolence, seen.prior_benevolence);
    view.perceived = blend(view.perceived, seen.perceived, share);
  }
}

}  // namespace

void follow_role_models(Life life) {
  World& world = life.world;
  const auto& rules = world.behaviour().acquaintance;
  if (rules.role_model <= 0.0) return;
  const double span = rules.role_model_months * weeks_per_month;
  const double week = 1.0 - math::pow(1.0 - rules.role_model, std::min(1.0, 1.0 / span));
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    const PersonId self{i};
    const Person& person = world.people[self];
    if (person.generation == 0 || in_weeks(world.now() - person.joined) > span) continue;
    const PersonId model = life.plan.superior(self);
    if (model.valid()) copy_views(world, self, model, week);
  }
}

}  // namespace colead
