// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "colead/core/year.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"
#include "colead/math/functions.hpp"

namespace colead {
namespace {

enum class Open : std::uint8_t { all, operational };
constexpr std::array<std::string_view, 2> open_names{"all", "operational"};

bool across_units_or_professions(const Person& a, const Person& b) {
  return a.unit != b.unit || a.profession != b.profession;
}

/// Non-members join with hazard p + q F, F the share, among those it is open to, of members who came: word of mouth is
/// theirs. Between two meetings F follows the exact solution of dF/dt = (p + q F)(1 - F), in which (p + q F) / (1 - F)
/// grows by exp((p + q) t): monthly steps bring no error of their own. Those who join are members from the next meeting
/// on; the dose is a pace of recruitment. Meetings of no hours recruit nobody.
class LearningNetwork final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 4, .selection = Selection::voluntary, .together = true, .session_hours = 2};
    Mixing mixing{.meeting = {.conditions = 0.9}};
    double innovation{0.03};
    double imitation{0.38};
    double safety{0.1};
    Open open{Open::all};
    std::vector<Name> operational{};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      mixing.visit(v);
      v.number({.name = "innovation",
                .doc = "p: rate at which people join unasked",
                .unit = "per year",
                .low = 0,
                .high = 100,
                .grade = Grade::C,
                .source = "bass_1969, assumed_effects"},
               innovation);
      v.number({.name = "imitation",
                .doc = "q: rate at which members bring others in",
                .unit = "per year",
                .low = 0,
                .high = 100,
                .grade = Grade::C,
                .source = "bass_1969, assumed_effects"},
               imitation);
      v.number(share_field("safety", "gain in psi of a unit all of whose people spend a reference programme here",
                           "assumed_effects"),
               safety);
      v.choice({.name = "open", .doc = "to whom: every profession, or those named as operational"}, open, open_names);
      v.names({.name = "operational", .doc = "the professions of an operational network", .names = Domain::profession},
              operational);
      v.require(open == Open::all || !operational.empty(), "operational", "name the professions it is open to");
    }
  };

  explicit LearningNetwork(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  /// With its end the group dissolves; its ties stay.
  void rule(World& world, const Occasion& occasion, double sign) const override {
    if (sign > 0) return;
    for (const PersonId i : people_of(world, occasion.units)) set_member(world, occasion, i, false);
  }

  [[nodiscard]] bool admits(const World& world, const Occasion& occasion, PersonId person) const override {
    return is_member(world, occasion, person);
  }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    std::vector<Attendee> members;
    for (const Attendee& attendee : attendees) {
      if (is_member(world, occasion, attendee.person)) members.push_back(attendee);
    }
    mix(world, occasion, members, params_.mixing, across_units_or_professions);
    spread_safety(world, occasion, members, params_.safety);
    const auto came = std::ranges::count_if(members, [](const Attendee& member) { return member.hours > 0.0; });
    if (params_.delivery.session_hours > 0.0) grow(world, occasion, static_cast<double>(came));
  }

 private:
  [[nodiscard]] bool open_to(const Person& person) const {
    const auto named = [&person](const Name& name) { return name.index == person.profession.value; };
    return params_.delivery.meant_for(person) &&
           (params_.open == Open::all || std::ranges::any_of(params_.operational, named));
  }

  /// Chance that a non-member joins before the next meeting.
  [[nodiscard]] double joining(double share, double years) const {
    const double p = params_.innovation;
    const double q = params_.imitation;
    if (share >= 1.0 || p + q <= 0.0 || years <= 0.0) return 0.0;
    const double odds = (p + q * share) / (1.0 - share) * math::exp((p + q) * years);
    return 1.0 - (p + q) / ((odds + q) * (1.0 - share));
  }

  void grow(World& world, const Occasion& occasion, double came) const {
    std::vector<PersonId> outside;
    double inside = 0.0;
    for (const PersonId i : people_of(world, occasion.units)) {
      if (is_member(world, occasion, i)) {
        ++inside;
      } else if (open_to(world.people[i])) {
        outside.push_back(i);
      }
    }
    if (outside.empty()) return;
    const double share = came / (inside + static_cast<double>(outside.size()));
    const double chance = joining(share, occasion.dose * params_.delivery.weeks_between() / weeks_per_year);
    for (const PersonId i : outside) {
      if (luck_of(world, occasion, Purpose::join, i) < chance) set_member(world, occasion, i, true);
    }
  }

  Params params_;
};

}  // namespace

void add_learning_network(Catalogue<Intervention>& catalogue) {
  catalogue.add<LearningNetwork>("learning_network",
                                 "A standing group that grows by word of mouth and meets across units and professions.",
                                 "proud2bops_2024, bass_1969");
}

}  // namespace colead
