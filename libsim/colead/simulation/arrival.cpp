// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <memory>

#include "colead/core/year.hpp"
#include "colead/math/functions.hpp"
#include "colead/random/distributions.hpp"
#include "colead/simulation/decision_life.hpp"
#include "colead/world/by_unit.hpp"
#include "colead/world/desk.hpp"
#include "colead/world/events.hpp"

namespace colead {
namespace {

double season(const DecisionClass& c, double now_weeks) {
  return 1.0 + c.season * math::cos_of_turns((now_weeks - c.season_peak_week) / weeks_per_year);
}

CriterionRow criteria_of(const DecisionClass& c, std::size_t count) {
  CriterionRow row;
  for (std::size_t k = 0; k < count; ++k) {
    row[k] = c.criteria.empty() ? 1.0F / static_cast<float>(count) : static_cast<float>(c.criteria[k]);
  }
  return row;
}

/// What a profession's unique cues speak of: its focus within the criteria of the class.
CriterionRow focus_of(const Profession& profession, const CriterionRow& criteria) {
  if (profession.cue_focus.empty()) return criteria;
  CriterionRow row;
  for (std::size_t k = 0; k < profession.cue_focus.size(); ++k) {
    row[k] = static_cast<float>(profession.cue_focus[k]) * criteria[k];
  }
  return sum(row) > 0.0 ? row : criteria;
}

/// Attributes of the alternatives before any cue: what everybody knows.
void draw_known(const DecisionClass& c, const CriterionRow& criteria, std::size_t count, Draws draws, Decision& d) {
  std::array<double, max_criteria> sd{};
  for (std::size_t k = 0; k < count; ++k) {
    sd[k] = c.spread * std::sqrt(static_cast<double>(criteria[k]) * static_cast<double>(count) * c.known_share);
  }
  d.known = {};
  d.record.options = static_cast<std::uint8_t>(c.options + 1);
  for (std::size_t o = 1; o < d.record.options; ++o) {
    for (std::size_t k = 0; k < count; ++k) {
      const double u = draws.next();
      if (criteria[k] > 0.0F) d.known[o][k] = static_cast<float>(normal_quantile(u, c.promise * c.spread, sd[k]));
    }
  }
}

using Choice = WeightedChoice<max_criteria>;

Choice choice_of(const CriterionRow& row, std::size_t count) {
  std::array<double, max_criteria> weights{};
  for (std::size_t k = 0; k < count; ++k) weights[k] = row[k];
  return Choice({weights.data(), count});
}

/// Cues carry the rest of the variance, `unique_share` of it in unique ones (all of it in the one sort there is):
/// shared ones on the class's criteria, unique ones on what the holder's profession looks at.
void draw_cues(Life life, const DecisionClass& c, const CriterionRow& criteria, Decision& d) {
  const auto& setting = life.plan.setting();
  const std::size_t count = setting.criteria.size();
  const auto unique = static_cast<std::size_t>(c.unique_cues) * d.seat_count;
  d.cue_count = static_cast<std::uint8_t>(static_cast<std::size_t>(c.shared_cues) + unique);
  d.record.shared_total = static_cast<std::uint8_t>(c.shared_cues);
  d.record.unique_total = static_cast<std::uint8_t>(unique);
  const double budget = static_cast<double>(count) * static_cast<double>(c.options) * (1.0 - c.known_share);
  const double of_unique = unique == 0 ? 0.0 : c.shared_cues == 0 ? 1.0 : c.unique_share;
  const auto sd_of = [&](double share, double pieces) {
    return pieces > 0.0 ? c.spread * std::sqrt(budget * share / pieces) : 0.0;
  };
  const double shared_sd = sd_of(1.0 - of_unique, static_cast<double>(c.shared_cues));
  const double unique_sd = sd_of(of_unique, static_cast<double>(unique));
  Draws draws = life.world.luck.draws(Purpose::cues, d.record.identity);
  d.attributes = d.known;
  const auto shared = static_cast<std::size_t>(c.shared_cues);
  const auto draw = [&](std::size_t n, std::uint8_t holder, const Choice& criterion, double sd) {
    Cue& cue = d.cues[n];
    cue = {};
    cue.holder = holder;
    cue.option = static_cast<std::uint8_t>(1 + choose(draws.next(), static_cast<std::size_t>(c.options)));
    cue.criterion = static_cast<std::uint8_t>(criterion(draws.next()));
    cue.value = static_cast<float>(normal_quantile(draws.next(), 0.0, sd));
    d.attributes[cue.option][cue.criterion] += cue.value;
  };
  const Choice of_all = choice_of(criteria, count);
  for (std::size_t n = 0; n < shared; ++n) draw(n, shared_holder, of_all, shared_sd);
  if (unique == 0) return;
  std::array<Choice, max_participants> own;
  for (std::size_t p = 0; p < d.seat_count; ++p)
    own[p] = choice_of(focus_of(setting.professions[d.record.profession[p]], criteria), count);
  for (std::size_t n = 0; n < unique; ++n) {
    const std::size_t holder = n % d.seat_count;
    draw(shared + n, static_cast<std::uint8_t>(holder), own[holder], unique_sd);
  }
}

/// The first in a circle of candidates, from a drawn place on, who passes; none when nobody does.
template <class Passes>
PersonId first_of(std::span<const PersonId> candidates, double u, Passes passes) {
  if (candidates.empty()) return {};
  const std::size_t start = choose(u, candidates.size());
  for (std::size_t step = 0; step < candidates.size(); ++step) {
    const PersonId candidate = candidates[(start + step) % candidates.size()];
    if (passes(candidate)) return candidate;
  }
  return {};
}

/// Who fills one need, drawn by the decision; of several the next one not yet taken, and somebody who is away only
/// where nobody else is there. An urgent decision asks those on duty: of the unit, else whoever covers for it in the
/// organisation, else it waits for somebody of the unit.
PersonId draw_person(Life life, const DecisionClass& c, const Decision& d, std::size_t need, double u) {
  const World& world = life.world;
  const auto candidates = life.plan.candidates(d.record.unit, d.record.decision_class, need);
  const auto free = [&](PersonId person) {
    return std::none_of(d.seats.begin(), d.seats.begin() + d.seat_count,
                        [&](const Seat& seat) { return seat.person == person; });
  };
  const auto on_duty = [&](PersonId person) {
    return world.people[person].tier >= c.needs[need].tier && world.diaries.open_at(person, world.now(), Hours::duty) &&
           !away(world, person) && free(person);
  };
  if (c.urgent) {
    if (const PersonId own = first_of(candidates, u, on_duty); own.valid()) return own;
    const auto everybody =
        life.plan.members(world.organisation_of(d.record.unit), ProfessionId{c.needs[need].profession.index});
    if (const PersonId cover = first_of(everybody, u, on_duty); cover.valid()) return cover;
  }
  const auto present = [&](PersonId person) { return !away(world, person) && free(person); };
  if (const PersonId one = first_of(candidates, u, present); one.valid()) return one;
  return first_of(candidates, u, free);
}

/// Seats stand in the order of the needs, but the highest tiers are filled first: whoever can fill a high need is not
/// spent on a lower one.
void draw_people(Life life, const DecisionClass& c, Decision& d) {
  Draws draws = life.world.luck.draws(Purpose::participants, d.record.identity);
  std::array<Seat, max_participants> seats{};
  d.seat_count = 0;
  for (int tier = static_cast<int>(tier_names.size()) - 1; tier >= 0; --tier) {
    std::size_t place = 0;
    for (std::size_t need = 0; need < c.needs.size(); ++need) {
      for (std::int64_t n = 0; n < c.needs[need].count; ++n, ++place) {
        if (static_cast<int>(c.needs[need].tier) != tier) continue;
        Seat seat;
        seat.person = draw_person(life, c, d, need, draws.next());
        seat.needed = static_cast<std::uint8_t>(place);
        seat.safety_owner = c.needs[need].safety_owner;
        seats[place] = seat;
        d.seats[d.seat_count++] = seat;
      }
    }
  }
  d.seats = seats;
}

void record_people(Life life, Decision& d) {
  d.record.participants = d.seat_count;
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    d.record.people[p] = d.seats[p].person;
    d.record.profession[p] = static_cast<std::uint8_t>(life.world.people[d.seats[p].person].profession.value);
  }
}

void open_decision(Life life, const ArrivalStream& stream, std::uint32_t n) {
  World& world = life.world;
  const DecisionClass& c = life.plan.setting().decisions[stream.decision_class.value];
  const DecisionId id{world.decisions.take()};
  Decision& d = world.decisions[id.value];
  const std::uint32_t generation = d.generation + 1;
  std::destroy_at(&d);
  std::construct_at(&d);  // in place: a decision is a few kilobytes
  d.generation = generation;
  d.record.identity = identity(stream.identity, n);
  d.record.ordinal = n;
  d.record.decision_class = stream.decision_class;
  d.record.unit = stream.unit;
  d.record.arrived = d.entered_until = world.now();
  d.record.due = world.now() + days(c.due_days);
  d.record.stakes = static_cast<float>(c.stakes);
  if (world.recorder && world.recorder->accounts && world.observing) d.account.emplace();
  d.tell(StepKind::arrived, world.now());
  const auto u = world.luck.uniforms4(Purpose::due, d.record.identity);
  d.defaults = u[0] < c.default_share;
  const std::size_t count = life.plan.setting().criteria.size();
  const CriterionRow criteria = criteria_of(c, count);
  draw_people(life, c, d);
  record_people(life, d);
  draw_known(c, criteria, count, world.luck.draws(Purpose::options, d.record.identity), d);
  draw_cues(life, c, criteria, d);
  d.stage = Stage::latent;
  d.waiting = Cause::undetected;
  d.due = schedule_step(world, id, EventKind::due, Priority::update, d.record.due);
  ++world.units[stream.unit.value].open_decisions;
  enter_undecided(world, id);
  if (world.observing) ++world.counts.decisions_arrived;
  const Duration unseen = days(exponential_quantile(u[1], c.detection_days));
  d.noticed_at = world.now() + unseen;
  if (unseen.us == 0) {
    triage(life, id);
  } else {
    d.next = schedule_step(world, id, EventKind::detect, Priority::arrival, d.noticed_at);
  }
}

}  // namespace

void arrive(Life life, std::uint32_t index, std::uint32_t n) {
  World& world = life.world;
  const ArrivalStream& stream = life.plan.streams()[index];
  const DecisionClass& c = life.plan.setting().decisions[stream.decision_class.value];
  const auto u = world.luck.uniforms4(Purpose::arrival, stream.identity, 0, n);
  const double next = next_arrival(stream.profile, world.now_weeks(), exponential_quantile(u[0], 1.0));
  if (next < in_weeks(world.horizon)) {
    const Time when = std::max(world.now(), Time::start() + weeks(next));
    world.engine.schedule({when, static_cast<std::uint8_t>(Priority::arrival),
                           static_cast<std::uint16_t>(EventKind::arrive), index, stream.identity, n + 1, 0});
  }
  // n = 0 only starts the stream at time 0: nothing arrives yet.
  if (n > 0 && keep_arrival(u[1], season(c, world.now_weeks()), 1.0 + c.season)) open_decision(life, stream, n);
}

}  // namespace colead
