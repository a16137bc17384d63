// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/workforce.hpp"

#include <algorithm>
#include <cmath>

#include "colead/core/distributions.hpp"
#include "colead/simulation/founding.hpp"
#include "colead/world/events.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

constexpr double weeks_per_year = 52.1775;
constexpr double weeks_per_month = weeks_per_year / 12.0;

const StaffGroup& group_of(const Plan& plan, const Person& person) {
  return plan.setting().unit_types[plan.setting().units[person.unit.value].type_index].staff[person.staff_group];
}

/// What joint training before entry leaves: understanding of the other roles, less stereotype, first ties across (row
/// 33).
void train_entrant(Life life, PersonId id) {
  World& world = life.world;
  const Policy& policy = world.policy_of(id);
  const std::uint64_t self = world.people[id].identity;
  if (world.luck.uniform(Purpose::successor, self) >= policy.joint_entry) return;
  for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
    const ProfessionId other{g};
    if (other == world.people[id].profession) continue;
    learn_role(world, id, other, policy.entry_understanding);
    View& view = world.people.view(id, other);
    view.perceived = blend(view.perceived, life.plan.setting().row(life.plan.setting().professions[g].values),
                           std::clamp(policy.entry_perception, 0.0, 1.0));
  }
  std::vector<PersonId> across;
  for (const PersonId colleague : life.plan.staff(world.people[id].unit)) {
    if (!world.same_side(id, colleague)) across.push_back(colleague);
  }
  Draws draws = world.luck.draws(Purpose::new_tie, self);
  const auto wanted = static_cast<std::size_t>(std::lround(policy.entry_ties));
  for (std::size_t n = 0; n < wanted && !across.empty(); ++n) {
    acquaint(world, id, across[choose(draws.next(), across.size())], TieKind::peer);
  }
}

}  // namespace

void schedule_departure(Life life, PersonId id) {
  World& world = life.world;
  const Person& person = world.people[id];
  const StaffGroup& group = group_of(life.plan, person);
  double leave_week = 0.0;
  if (group.rotation_months > 0.0) {
    const double period = group.rotation_months * weeks_per_month;
    leave_week = period * (std::floor(world.now_weeks() / period + 1e-9) + 1.0);
  } else {
    const double u = world.luck.uniform(Purpose::tenure, person.identity);
    leave_week = world.now_weeks() + exponential_quantile(u, group.tenure_years * weeks_per_year);
  }
  if (leave_week >= in_weeks(world.horizon)) return;
  world.engine.schedule({Time::start() + weeks(leave_week), static_cast<std::uint8_t>(Priority::update),
                         static_cast<std::uint16_t>(EventKind::leave), id.value, person.position, person.generation,
                         0});
}

void replace_holder(Life life, PersonId id) {
  World& world = life.world;
  world.network.vacate(id);
  ++world.people[id].generation;
  world.membership[id.value] = 0;
  draw_holder(life.plan, world, id);
  train_entrant(life, id);
  if (world.observing) {
    ++world.counts.leavers;
    ++world.counts.joiners;
  }
  schedule_departure(life, id);
}

}  // namespace colead
