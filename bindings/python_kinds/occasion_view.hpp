// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "colead/interventions/sessions.hpp"
#include "python_kinds/kind_luck.hpp"
#include "python_kinds/world_view.hpp"

namespace colead {

/// One delivery as its kind sees it. What it does to the world is refused where the contract only asks (admits).
struct OccasionView {
  ChangeableWorld world;
  Occasion occasion;
  std::vector<UnitId> units;
  KindLuck luck;
  bool may_change;

  OccasionView(const ChangeableWorld& lent, const Occasion& own, const KindLuck& kind_luck, bool changes)
      : world(lent), occasion(own), units(own.units.begin(), own.units.end()), luck(kind_luck), may_change(changes) {
    occasion.units = {};  // a view of somebody else's memory
  }
  [[nodiscard]] World& changing() const;
};

/// Those who take part, a row each; frozen.
struct AttendeeRows {
  std::vector<std::uint32_t> person;
  std::vector<double> hours;
  std::vector<double> preparation;

  explicit AttendeeRows(std::span<const Attendee> attendees) {
    for (const Attendee& attendee : attendees) {
      person.push_back(attendee.person.value);
      hours.push_back(attendee.hours);
      preparation.push_back(attendee.preparation);
    }
  }
  [[nodiscard]] std::vector<Attendee> attendees() const {
    std::vector<Attendee> out;
    for (std::size_t a = 0; a < person.size(); ++a) out.push_back({PersonId{person[a]}, hours[a], preparation[a]});
    return out;
  }
};

}  // namespace colead
