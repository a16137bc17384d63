// SPDX-License-Identifier: Apache-2.0
#include "colead/interventions/sessions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "colead/core/error.hpp"
#include "colead/interventions/sets.hpp"
#include "colead/math/functions.hpp"
#include "colead/world/desk.hpp"

namespace colead {
namespace {

std::uint64_t member_bit(const Occasion& occasion) {
  if (occasion.index >= most_interventions) throw ModelError("a strategy can have at most 64 interventions");
  return std::uint64_t{1} << occasion.index;
}

float towards(float value, double goal, double gain) {
  return static_cast<float>(value + gain * (goal - static_cast<double>(value)));
}

/// The two directions of an encounter differ in who learns about whom; a bad one leaves evidence against.
void meet_one_way(World& world, const Occasion& occasion, const Meeting& meeting, const Encounter& view,
                  double valence) {
  contact(world, view.a, view.b, view.hours_a * occasion.quality, meeting.conditions, valence);
  const double evidence = meeting.evidence * programmes(world, occasion, view.hours_a);
  note(world, view.a, view.b, Facet::benevolence, TrustCause::session, valence > 0 ? evidence : 0.0,
       valence > 0 ? 0.0 : evidence);
}

}  // namespace

double programmes(const World& world, const Occasion& occasion, double session_hours) {
  return std::max(0.0, session_hours * occasion.quality / world.behaviour().learning.reference_hours);
}

double session_gain(const World& world, const Occasion& occasion, double reference_gain, double session_hours) {
  const double n = programmes(world, occasion, session_hours);
  return n <= 0.0 ? 0.0 : -math::expm1(n * math::log1p(-std::min(reference_gain, 1.0)));
}

void shift(double& figure, double part) { figure += std::round(part * 0x1p32) * 0x1p-32; }

CriterionRow content_for(const World& world, const std::vector<double>& content, PersonId i) {
  const Setting& setting = *world.setting;
  return setting.row(content.empty() ? setting.professions[world.people[i].profession.value].values : content);
}

void teach_values(World& world, PersonId i, const CriterionRow& content, double gain) {
  if (gain <= 0.0) return;
  world.people[i].values = blend(world.people[i].values, content, std::min(gain, 1.0));
  refresh_effective_weights(world, i);
}

void teach_competence(World& world, PersonId i, double gain) {
  Person& person = world.people[i];
  if (gain > 0.0) person.competence = towards(person.competence, 1.0, std::min(gain, 1.0));
}

void strengthen_identity(World& world, PersonId i, double limit, double gain) {
  Person& person = world.people[i];
  if (gain <= 0.0 || static_cast<double>(person.identity_strength) >= limit) return;
  person.identity_strength = towards(person.identity_strength, limit, std::min(gain, 1.0));
}

void teach_roles(World& world, PersonId i, double gain) {
  for (std::uint32_t g = 0; g < world.profession_count(); ++g) learn_role(world, i, ProfessionId{g}, gain);
}

std::vector<PersonId> people_of(const World& world, std::span<const UnitId> units) {
  std::vector<PersonId> out;
  for (const UnitId unit : units) {
    const std::vector<PersonId>& staff = world.staff[unit.value];
    out.insert(out.end(), staff.begin(), staff.end());
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double luck_of(const World& world, const Occasion& occasion, Purpose purpose, PersonId i) {
  return world.luck.uniform(purpose, occasion.intervention, world.people[i].identity, occasion.ordinal);
}

double luck_of_pair(const World& world, const Occasion& occasion, Purpose purpose, PersonId i, PersonId j) {
  const auto [first, second] = std::minmax(world.people[i].identity, world.people[j].identity);
  return world.luck.uniform(purpose, occasion.intervention, identity(first, second), occasion.ordinal);
}

bool is_member(const World& world, const Occasion& occasion, PersonId person) {
  return person.value < world.membership.size() && (world.membership[person.value] & member_bit(occasion)) != 0;
}

void set_member(World& world, const Occasion& occasion, PersonId person, bool member) {
  if (member == is_member(world, occasion, person)) return;
  if (world.membership.size() < world.people.size()) world.membership.resize(world.people.size(), 0);
  world.membership[person.value] ^= member_bit(occasion);
}

bool across_professions(const Person& a, const Person& b) { return a.profession != b.profession; }

Seats round_table(const World& world, const Occasion& occasion, std::span<const Attendee> attendees,
                  std::int64_t partners, Meets meets) {
  std::vector<std::tuple<double, std::uint64_t, std::size_t>> order;  // place, identity where two places are equal, who
  for (std::size_t a = 0; a < attendees.size(); ++a) {
    const PersonId person = attendees[a].person;
    if (attendees[a].hours <= 0.0) continue;
    order.emplace_back(luck_of(world, occasion, Purpose::pair, person), world.people[person].identity, a);
  }
  std::ranges::sort(order);
  const auto person_at = [&](std::size_t place) -> const Person& {
    return world.people[attendees[std::get<2>(order[place])].person];
  };
  Seats seats;
  for (std::size_t place = 0; place < order.size(); ++place) {
    std::int64_t found = 0;
    for (std::size_t step = 1; step < order.size() && found < partners; ++step) {
      const std::size_t other = (place + step) % order.size();
      if (!meets(person_at(place), person_at(other))) continue;
      seats.emplace_back(std::get<2>(order[place]), std::get<2>(order[other]));
      ++found;
    }
  }
  return seats;
}

std::vector<Encounter> encounters(std::span<const Attendee> attendees, Seats seats, double talk) {
  for (auto& [a, b] : seats) std::tie(a, b) = std::pair(std::min(a, b), std::max(a, b));
  std::ranges::sort(seats);
  seats.erase(std::unique(seats.begin(), seats.end()), seats.end());
  std::vector<double> company(attendees.size(), 0.0);
  for (const auto& [a, b] : seats) {
    ++company[a];
    ++company[b];
  }
  std::vector<Encounter> out;
  for (const auto& [a, b] : seats) {
    out.push_back({attendees[a].person, attendees[b].person, talk * attendees[a].hours / company[a],
                   talk * attendees[b].hours / company[b]});
  }
  return out;
}

void Meeting::visit(FieldVisitor& v) {
  v.number({.name = "conditions",
            .doc = "C: Allport conditions of the meeting (equal status, common goal, cooperation, support)",
            .unit = "share",
            .low = 0.25,
            .high = 1,
            .grade = Grade::C,
            .source = "allport_1954, assumed_contact"},
           conditions);
  v.number(share_field("bad_contact", "chance that two people take against each other", "barlow_2012, assumed_contact"),
           bad_contact);
  v.number(share_field("tie_chance", "chance that strangers stay in touch after a reference programme together",
                       "assumed_contact"),
           tie_chance);
  v.number({.name = "evidence",
            .doc = "evidence of benevolence that a reference programme together gives",
            .unit = "evidence",
            .low = 0,
            .high = 100,
            .grade = Grade::C,
            .source = "assumed_evidence"},
           evidence);
}

void meet(World& world, const Occasion& occasion, const Meeting& meeting, const Encounter& encounter) {
  const auto& [a, b, hours_a, hours_b] = encounter;
  const double together = std::max(hours_a, hours_b);
  if (together <= 0.0) return;
  const double chance = session_gain(world, occasion, meeting.tie_chance, together);
  if (luck_of_pair(world, occasion, Purpose::new_tie, a, b) < chance) acquaint(world, a, b, meeting.tie);
  const bool bad = luck_of_pair(world, occasion, Purpose::session, a, b) < meeting.bad_contact;
  const double valence = bad ? -1.0 : 1.0;
  meet_one_way(world, occasion, meeting, encounter, valence);
  meet_one_way(world, occasion, meeting, {b, a, hours_b, hours_a}, valence);
}

void Mixing::visit(FieldVisitor& v) {
  meeting.visit(v);
  v.integer({.name = "partners",
             .doc = "people of another profession next to whom somebody sits",
             .unit = "people",
             .low = 0,
             .high = 100,
             .grade = Grade::C,
             .source = "assumed_contact"},
            partners);
  v.number(share_field("talk", "share of the session spent talking with each other", "assumed_contact"), talk);
  v.integer(
      {.name = "set_size",
       .doc = "> 0: people talk in sets of this many, action learning sets of 6 to 8, pairs of 2; 0: a round table",
       .unit = "people",
       .low = 0,
       .high = 100,
       .grade = Grade::C,
       .source = "assumed_contact"},
      set_size);
  v.boolean({.name = "standing_sets", .doc = "the same sets every time; else drawn anew"}, standing_sets);
  v.require(set_size != 1, "set_size", "must be 0 or at least 2");
  v.require(!standing_sets || set_size > 0, "standing_sets", "needs a set_size");
}

void mix(World& world, const Occasion& occasion, std::span<const Attendee> attendees, const Mixing& mixing,
         Meets meets) {
  const Seats seats = mixing.set_size > 0 ? seats_in_sets(world, occasion, attendees, mixing, meets)
                                          : round_table(world, occasion, attendees, mixing.partners, meets);
  for (const Encounter& encounter : encounters(attendees, seats, mixing.talk)) {
    meet(world, occasion, mixing.meeting, encounter);
  }
}

void clarify(World& world, const Occasion& occasion, const Encounter& encounter, double reference_gain) {
  auto [i, j, hours_i, hours_j] = encounter;
  const double settled = session_gain(world, occasion, reference_gain, std::min(hours_i, hours_j));
  if (settled <= 0.0) return;
  if (luck_of_pair(world, occasion, Purpose::first_move, i, j) < 0.5) std::swap(i, j);
  const double each = 1.0 - std::sqrt(1.0 - settled);
  for (const auto& [learner, model] : {std::pair{i, j}, std::pair{j, i}}) {
    const std::uint64_t pair = identity(world.people[learner].identity, world.people[model].identity);
    Draws draws = world.luck.draws(Purpose::content, occasion.intervention, pair, occasion.ordinal);
    align_definitions(world, learner, model, each, draws);
  }
}

void spread_safety(World& world, const Occasion& occasion, std::span<const Attendee> attendees, double reference_gain) {
  for (const Attendee& attendee : attendees) {
    const UnitId unit = world.people[attendee.person].unit;
    const double n = attendee.hours / static_cast<double>(world.staff[unit.value].size());
    raise_safety(world, unit, session_gain(world, occasion, reference_gain, n));
  }
}

void give_hours(World& world, PersonId person, double given_hours) {
  const Duration length = hours(given_hours);
  if (length <= Duration{}) return;
  for (const Hours kind : {Hours::open, Hours::duty}) {
    const auto start =
        world.diaries.first_shared(std::array{person}, world.now(), length, world.diaries.window_end(), kind);
    if (!start) continue;
    book(world, person, *start, length);
    charge_strategy(world, person, *start, length, kind == Hours::duty);
    return;
  }
  charge_strategy(world, person, world.now(), length, true);
}

}  // namespace colead
