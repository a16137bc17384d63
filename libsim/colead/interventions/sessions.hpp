// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/interventions/intervention.hpp"
#include "colead/world/learning.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What sessions have in common, whatever they are about.
///
/// Every gain g of a kind is that of one reference programme of Behaviour::Learning::reference_hours hours. h hours of
/// quality Q bring 1 - (1 - g)^n with n = Q h / reference_hours: gains saturate, two halves make one whole, and kinds
/// compare at equal hours. 0 hours bring exactly 0.

/// n: how many reference programmes these hours are worth.
[[nodiscard]] double programmes(const World& world, const Occasion& occasion, double session_hours);
/// 1 - (1 - g)^n for a reference gain g in [0,1].
[[nodiscard]] double session_gain(const World& world, const Occasion& occasion, double reference_gain,
                                  double session_hours);

/// Adds a rule's part to a figure of a Policy. Parts are rounded to multiples of 2^-32, so that sums up to a million
/// are exact: rules that begin and end in any order leave exactly what was there.
void shift(double& figure, double part);

/// A field for a share in [0,1]; grade C, as are all effect sizes of interventions (assumed_effects).
[[nodiscard]] constexpr Field share_field(std::string_view name, std::string_view doc, std::string_view source) {
  return {.name = name, .doc = doc, .unit = "share", .low = 0, .high = 1, .grade = Grade::C, .source = source};
}

// ---- What is taught ----

/// What a programme stands for: its content, or where it has none the mean values of the attendee's own profession -
/// never the weights by which decisions are judged.
[[nodiscard]] CriterionRow content_for(const World& world, const std::vector<double>& content, PersonId i);
/// v moves towards the content by `gain`, and w with it.
void teach_values(World& world, PersonId i, const CriterionRow& content, double gain);
/// Own-domain competence moves towards 1.
void teach_competence(World& world, PersonId i, double gain);
/// Identity strength moves towards `limit`; never down.
void strengthen_identity(World& world, PersonId i, double limit, double gain);
/// Understanding of every other profession's role.
void teach_roles(World& world, PersonId i, double gain);

// ---- Who is there ----

[[nodiscard]] std::vector<PersonId> people_of(const World& world, std::span<const UnitId> units);
/// Uniforms of this occasion, for one person and for two people in either order.
[[nodiscard]] double luck_of(const World& world, const Occasion& occasion, Purpose purpose, PersonId i);
[[nodiscard]] double luck_of_pair(const World& world, const Occasion& occasion, Purpose purpose, PersonId i,
                                  PersonId j);

/// Whether somebody belongs to the standing group of this intervention (World::membership). An index above 63 is a
/// ModelError.
[[nodiscard]] bool is_member(const World& world, const Occasion& occasion, PersonId person);
void set_member(World& world, const Occasion& occasion, PersonId person, bool member);

// ---- Who meets whom ----

/// Two people and the hours that each spends with the other.
struct Encounter {
  PersonId a;
  PersonId b;
  double hours_a{0};
  double hours_b{0};
};

/// Attendees by their place in the span.
using Seats = std::vector<std::pair<std::size_t, std::size_t>>;
using Meets = bool (*)(const Person&, const Person&);
[[nodiscard]] bool across_professions(const Person& a, const Person& b);

/// Attendees sit down at a round table in an order of luck and meet the next `partners` people whom `meets` allows. One
/// more attendee changes the company of their neighbours only. Nobody without hours sits down.
[[nodiscard]] Seats round_table(const World& world, const Occasion& occasion, std::span<const Attendee> attendees,
                                std::int64_t partners, Meets meets);
/// Everybody shares `talk` of their hours equally among those they meet; pairs named twice count once.
[[nodiscard]] std::vector<Encounter> encounters(std::span<const Attendee> attendees, Seats seats, double talk);

/// What a meeting of two people does: contact (assumed_contact) both ways, evidence of benevolence, perhaps a tie.
struct Meeting {
  double conditions{0.75};
  double bad_contact{0.05};
  double tie_chance{0.5};
  double evidence{0.5};
  TieKind tie{TieKind::network};

  void visit(FieldVisitor& v);
};
void meet(World& world, const Occasion& occasion, const Meeting& meeting, const Encounter& encounter);

/// A session in which people of several professions talk with each other: at one round table, or in sets, in each of
/// which everybody meets everybody whom the session lets meet.
struct Mixing {
  Meeting meeting{};
  std::int64_t partners{3};
  double talk{0.5};
  std::int64_t set_size{0};   ///< people of a set (2: pairs); 0: one round table
  bool standing_sets{false};  ///< the same sets every time, filled in the order in which people first come

  void visit(FieldVisitor& v);
};
void mix(World& world, const Occasion& occasion, std::span<const Attendee> attendees, const Mixing& mixing,
         Meets meets = across_professions);

/// Definitions of the criteria are clarified between two people: `reference_gain` of the differences by one reference
/// programme, half of it by either taking over the other's; who goes first is luck.
void clarify(World& world, const Occasion& occasion, const Encounter& encounter, double reference_gain);

/// psi of a unit rises by the gain when all of its people attend, by their share of it when some do.
void spread_safety(World& world, const Occasion& occasion, std::span<const Attendee> attendees, double reference_gain);

/// Hours that somebody gives who does not attend: charged, and booked where the diary of the coming weeks has room, in
/// hours open for joint work before other duty hours.
void give_hours(World& world, PersonId person, double given_hours);

}  // namespace colead
COLEAD_PUBLIC_END
