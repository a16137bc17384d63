// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "colead/core/date.hpp"
#include "colead/core/visibility.hpp"
#include "colead/generators/generator.hpp"
#include "colead/influence/influence_rule.hpp"
#include "colead/people/calendar.hpp"
#include "colead/people/criteria.hpp"
#include "colead/people/profession.hpp"
#include "colead/trust/trust_model.hpp"
#include "colead/world/arrival_profile.hpp"
#include "colead/world/behaviour.hpp"
#include "colead/world/decision_class.hpp"
#include "colead/world/organisation.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Everything about a modelled organisation that does not change while a run lasts. Read once from a scenario, shared
/// by all runs.
struct Setting {
  std::vector<std::string> criteria;     ///< 2 to 8 names
  std::vector<double> societal_weights;  ///< by criterion, simplex: what a decision is worth to patients and public
  std::vector<Profession> professions;
  std::vector<Calendar> calendars;
  std::vector<Organisation> written_organisations;  ///< each once, with its count
  std::vector<Organisation> organisations;          ///< each copy by itself
  std::vector<UnitType> unit_types;
  std::vector<Unit> written_units;  ///< each once, with its count; names of units point here
  std::vector<Unit> units;          ///< each copy by itself, those of an organisation together where it is counted
  std::vector<ArrivalProfile> arrival_profiles;
  std::vector<DecisionClass> decisions;
  Kind<Generator> network;
  Kind<TrustModel> trust;
  Kind<InfluenceRule> influence;
  Behaviour behaviour;
  double load{1.0};  ///< multiplies every arrival rate
  double horizon_weeks{156};
  double warm_up_weeks{26};
  double sample_every_weeks{4};
  std::optional<Day> observed_from;  ///< the Monday on which observation begins; no run depends on it

  [[nodiscard]] CriterionRow row(const std::vector<double>& weights) const;  ///< empty = the societal weights
};

}  // namespace colead
COLEAD_PUBLIC_END
