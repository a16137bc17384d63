// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "colead/interventions/sessions.hpp"
#include "colead/math/functions.hpp"
#include "colead/simulation/workforce.hpp"
#include "colead/world/code.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

/// Members of one organisation, by profession; the last list holds everybody (for the common code).
std::vector<std::vector<PersonId>> members_of(const Plan& plan, OrganisationId organisation) {
  const std::size_t professions = plan.setting().professions.size();
  std::vector<std::vector<PersonId>> members(professions + 1);
  for (std::uint32_t g = 0; g < professions; ++g) {
    const auto own = plan.members(organisation, ProfessionId{g});
    members[g].assign(own.begin(), own.end());
    members.back().insert(members.back().end(), own.begin(), own.end());
  }
  return members;
}

/// What standing rules give everybody to read at a review.
void spend_reading(World& world, std::span<const PersonId> members) {
  world.diaries.roll(world.now());
  for (const PersonId id : members) {
    const double spent = world.policy_of(id).reading_minutes;
    if (spent > 0.0) give_hours(world, id, spent / 60.0);
  }
}

/// The code adopts the strict majority belief of those who know more than it does, with chance 1 - (1 - p2)^k where k
/// is majority less minority (March 1991, as reproduced by Rodan 2005).
void learn_from_superiors(World& world, std::size_t code, std::span<const PersonId> members, std::uint32_t reality,
                          Draws draws) {
  const double rate = world.behaviour().codes.code_learning;
  const double level = knowledge(world.profession_code_yes[code], world.profession_code_no[code], reality, ~0U);
  std::array<int, code_dimensions> votes{};
  for (const PersonId member : members) {
    const Person& person = world.people[member];
    if (knowledge(person.code_yes, person.code_no, reality, ~0U) <= level) continue;
    for (std::uint32_t d = 0; d < code_dimensions; ++d) {
      votes[d] += static_cast<int>(person.code_yes >> d & 1U) - static_cast<int>(person.code_no >> d & 1U);
    }
  }
  for (std::uint32_t d = 0; d < code_dimensions; ++d) {
    const double u = draws.next();
    if (votes[d] == 0 || u >= 1.0 - math::pow(1.0 - rate, std::abs(votes[d]))) continue;
    const std::uint32_t bit = 1U << d;
    world.profession_code_yes[code] =
        votes[d] > 0 ? world.profession_code_yes[code] | bit : world.profession_code_yes[code] & ~bit;
    world.profession_code_no[code] =
        votes[d] < 0 ? world.profession_code_no[code] | bit : world.profession_code_no[code] & ~bit;
  }
}

/// A member takes over the code in half steps, -1 to 0 to +1, each dimension on which the code has an opinion with the
/// given chance.
void socialise(Person& person, std::uint32_t code_yes, std::uint32_t code_no, double chance, Draws& draws) {
  for (std::uint32_t d = 0; d < code_dimensions; ++d) {
    const std::uint32_t bit = 1U << d;
    const double u = draws.next();
    if (((code_yes | code_no) & bit) == 0 || u >= chance) continue;
    const bool up = (code_yes & bit) != 0;
    std::uint32_t& with = up ? person.code_yes : person.code_no;
    std::uint32_t& against = up ? person.code_no : person.code_yes;
    if ((against & bit) != 0) {
      against &= ~bit;
    } else {
      with |= bit;
    }
  }
}

void turn_reality(World& world, OrganisationId organisation, std::uint64_t key, std::uint32_t review) {
  Draws draws = world.luck.draws(Purpose::turbulence, key, 0, review);
  for (std::uint32_t d = 0; d < code_dimensions; ++d) {
    if (draws.next() < world.behaviour().codes.turbulence) world.reality[organisation.value] ^= 1U << d;
  }
}

}  // namespace

void review_codes(Life life, OrganisationId organisation, std::uint32_t review) {
  World& world = life.world;
  const std::uint64_t key = identity(life.plan.setting().organisations[organisation.value].id);
  turn_reality(world, organisation, key, review);
  const auto members = members_of(life.plan, organisation);
  const std::size_t first = organisation.value * (world.profession_count() + 1);
  // Synchronous, as in the original: everybody learns from the codes as they stood before the review, and the other way
  // round.
  const auto own_codes = [&](const std::vector<std::uint32_t>& codes) {
    const auto begin = codes.begin() + static_cast<std::ptrdiff_t>(first);
    return std::vector<std::uint32_t>(begin, begin + static_cast<std::ptrdiff_t>(world.profession_count() + 1));
  };
  const std::vector<std::uint32_t> yes = own_codes(world.profession_code_yes);
  const std::vector<std::uint32_t> no = own_codes(world.profession_code_no);
  const std::uint32_t reality = world.reality[organisation.value];
  for (std::size_t g = 0; g <= world.profession_count(); ++g) {
    const auto& professions = life.plan.setting().professions;
    const std::uint64_t school = g < professions.size() ? identity(professions[g].id) : 0;
    learn_from_superiors(world, first + g, members[g], reality,
                         world.luck.draws(Purpose::code_learning, key, school, review));
  }
  for (const PersonId id : members.back()) {
    Person& person = world.people[id];
    Draws draws = world.luck.draws(Purpose::socialisation, person.identity, 0, review);
    const std::size_t own = person.profession.value;
    socialise(person, yes[own], no[own], world.behaviour().codes.socialisation, draws);
    socialise(person, yes.back(), no.back(), std::clamp(world.policy_of(id).common_code, 0.0, 1.0), draws);
  }
  spend_reading(world, members.back());
}

}  // namespace colead
