// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"
#include "colead/people/profession.hpp"
#include "colead/world/absence.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Positions of one kind in a unit type.
struct StaffGroup {
  Name profession;
  Tier tier{Tier::mid};
  std::int64_t count{1};
  Name calendar;
  double background{0.3};       ///< share of open hours that own routine work takes
  double hybrid{0.0};           ///< share trained in both professions
  double protected_hours{0.0};  ///< hours a week reserved for joint work out of duty hours
  double tenure_years{8.0};     ///< mean of the exponential time to leaving
  double rotation_months{0.0};  ///< > 0: holders change on this clock instead
  Absence absence;

  void visit(FieldVisitor& v);
};

/// How often a decision class arises in a unit type, relative to the class's own rate.
struct UnitLoad {
  std::string id;  ///< the decision class
  double load{1.0};
  Name profile;  ///< when it arises here; else as in its class
  void visit(FieldVisitor& v);
};

/// A pattern shared by units: who works there and what has to be decided.
struct UnitType {
  std::string id;
  std::string title;
  std::vector<StaffGroup> staff;
  std::vector<UnitLoad> decisions;

  void visit(FieldVisitor& v);
};

/// A place with people and decisions of its own.
struct Unit {
  std::string id;
  std::string title;
  std::string type;
  std::uint32_t type_index{0};
  Name organisation;
  double load{1.0};                ///< multiplies every arrival rate
  double safety{0.62};             ///< initial psychological safety psi
  double formality{0.0};           ///< added to everybody's propensity for a formal channel
  double meeting_every_days{0.0};  ///< > 0: joint meetings only on this cadence
  std::int64_t count{1};           ///< as written: so many units alike in each of its organisations
  std::uint32_t written{0};        ///< index in Setting::written_units of the unit it is a copy of

  void visit(FieldVisitor& v);
};

/// One employer. `visibility`: chance that an outcome and its reasons are seen by those who took no part (o).
struct Organisation {
  std::string id;
  std::string title;
  double visibility{0.3};
  double programme_spread{0.2};  ///< sigma_prog: standard deviation of programme quality between deliveries
  std::int64_t count{1};         ///< as written: so many organisations alike, each with units of its own
  std::uint32_t copy{1};         ///< 1 for the first of those that are written together

  void visit(FieldVisitor& v);
};

}  // namespace colead
COLEAD_PUBLIC_END
