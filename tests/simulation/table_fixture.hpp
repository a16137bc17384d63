// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/founding.hpp"
#include "colead/simulation/routing.hpp"
#include "support/tiny_scenario.hpp"

namespace colead::test {

/// A founded organisation in which single steps of a decision can be tried on decisions made by hand.
struct Founded {
  Experiment experiment;
  World world;

  explicit Founded(const std::string& text, std::uint64_t replication = 0)
      : experiment(test::experiment(text)),
        world(found_world(experiment.plan(), Luck(experiment.scenario().seed, replication))) {}

  [[nodiscard]] Life life() { return {experiment.plan(), world}; }
  [[nodiscard]] PersonId person(std::string_view name) const {
    for (std::uint32_t i = 0; i < experiment.plan().positions().size(); ++i) {
      if (experiment.plan().positions()[i].name == name) return PersonId{i};
    }
    throw std::logic_error("no post " + std::string(name));
  }
  /// A decision of class `rota` in the ward `north`, with these people round the table.
  [[nodiscard]] Decision decision(std::vector<PersonId> people, std::uint64_t number = 0) const {
    Decision d;
    d.record.identity = identity(identity("by hand"), number);
    d.record.decision_class = ClassId{0};
    d.record.unit = UnitId{0};
    d.record.options = 4;
    for (const PersonId who : people) {
      Seat seat;
      seat.person = who;
      seat.needed = d.record.participants;
      seat.booked = true;
      d.seats[d.seat_count++] = seat;
      d.record.people[d.record.participants] = who;
      d.record.profession[d.record.participants++] = static_cast<std::uint8_t>(world.people[who].profession.value);
    }
    return d;
  }
  /// Everybody alike: understanding, habit and competence.
  void level(float understanding, float habit) {
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      world.people[PersonId{i}].habit = habit;
      world.people[PersonId{i}].competence = 1.0F;
      for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
        world.people.view(PersonId{i}, ProfessionId{g}).understanding = understanding;
      }
    }
  }
};

/// A share of n trials lies within four standard errors of p.
inline bool near_share(double hits, double n, double p) {
  return std::abs(hits / n - p) <= 4.0 * std::sqrt(p * (1.0 - p) / n) + 1e-12;
}

inline const char* const manager_1 = "north.manager.mid.1";
inline const char* const manager_2 = "north.manager.mid.2";
inline const char* const medic_1 = "north.medic.mid.1";
inline const char* const medic_2 = "north.medic.mid.2";

}  // namespace colead::test
