// SPDX-License-Identifier: Apache-2.0
#include "colead/interventions/problem_feed.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "colead/math/functions.hpp"
#include "colead/world/by_unit.hpp"
#include "colead/world/noticing.hpp"

namespace colead {
namespace {

/// Of the units of those who come.
std::vector<DecisionId> latent_problems(const World& world, std::span<const Attendee> attendees) {
  std::vector<UnitId> units;
  for (const Attendee& attendee : attendees) units.push_back(world.people[attendee.person].unit);
  std::ranges::sort(units);
  units.erase(std::unique(units.begin(), units.end()), units.end());
  std::vector<std::tuple<Time, std::uint64_t, DecisionId>> order;
  for (const UnitId unit : units) {
    for (const DecisionId id : undecided_of(world, unit)) {
      const Decision& decision = world.decisions[id.value];
      if (latent(decision)) order.emplace_back(decision.record.arrived, decision.record.identity, id);
    }
  }
  std::ranges::sort(order);
  std::vector<DecisionId> out;
  out.reserve(order.size());
  for (const auto& entry : order) out.push_back(std::get<DecisionId>(entry));
  return out;
}

/// Whether this attendee raises this problem.
bool raises(const World& world, const Occasion& occasion, const Attendee& attendee, const Decision& problem,
            double chance) {
  const std::uint64_t pair = identity(problem.record.identity, world.people[attendee.person].identity);
  return world.luck.uniform(Purpose::raise, occasion.intervention, pair, occasion.ordinal) < chance;
}

/// What somebody's hours allow.
struct Voice {
  double chance{0};      ///< of raising one problem
  std::int64_t room{0};  ///< how many fit into the hours
};

Voice voice_of(const Attendee& attendee, const ProblemFeed& feed) {
  constexpr double rounding = 1e-9;  // six times ten minutes fit into an hour
  return {-math::expm1(-feed.raise_per_hour * attendee.hours),
          static_cast<std::int64_t>(attendee.hours * 60.0 / feed.minutes_each + rounding)};
}

}  // namespace

void ProblemFeed::visit(FieldVisitor& v) {
  v.number(assumption("raise_per_hour",
                      "rate at which somebody who comes raises a problem of the unit that nobody has noticed; 0: off",
                      "per attendee-hour", {0, 100}, "assumed_problem_feed"),
           raise_per_hour);
  v.number(assumption("minutes_each", "minutes of the session that raising a problem takes", "minutes", {0.1, 480},
                      "assumed_problem_feed"),
           minutes_each);
}

std::vector<Attendee> raise_problems(World& world, const Occasion& occasion, std::vector<Attendee> attendees,
                                     const ProblemFeed& feed) {
  if (feed.raise_per_hour <= 0.0 || attendees.empty()) return attendees;
  std::vector<Voice> voices;
  voices.reserve(attendees.size());
  for (const Attendee& attendee : attendees) voices.push_back(voice_of(attendee, feed));
  for (const DecisionId id : latent_problems(world, attendees)) {
    const Decision& problem = world.decisions[id.value];
    std::size_t first = attendees.size();
    for (std::size_t a = 0; a < attendees.size(); ++a) {
      const Attendee& attendee = attendees[a];
      const bool here = world.people[attendee.person].unit == problem.record.unit && voices[a].room > 0;
      const Time best = first == attendees.size() ? problem.noticed_at : attendees[first].until;
      if (here && attendee.until < best && raises(world, occasion, attendee, problem, voices[a].chance)) first = a;
    }
    if (first == attendees.size()) continue;
    notice_by(world, id, attendees[first].until);
    --voices[first].room;
    attendees[first].hours = std::max(0.0, attendees[first].hours - feed.minutes_each / 60.0);
  }
  return attendees;
}

}  // namespace colead
