// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/core/visibility.hpp"
#include "colead/people/diary.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/quantile_table.hpp"
#include "colead/world/setting.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A post in the organisation chart. Its identity comes from its name, so posts added elsewhere leave it as it was.
struct Position {
  std::string name;  ///< "theatres.medic.senior.3"
  std::uint64_t identity{0};
  UnitId unit;
  ProfessionId profession;
  Tier tier{Tier::early};
  std::uint32_t staff_group{0};  ///< index into the unit type's staff
  Rota rota;
  double open_hours{0};  ///< per week, mean of the rota
  double duty_hours{0};
};

/// One source of decisions: a class in a unit.
struct ArrivalStream {
  UnitId unit;
  ClassId decision_class;
  std::uint64_t identity{0};
  RateProfile profile;  ///< time unit weeks; made at 1 + season times the mean rate, for thinning
};

/// Distributions of the traits of a profession's people (Beta with the scenario's concentration), tabulated.
struct TraitTables {
  QuantileTable competence, pressure, habit, tolerance, propensity, understanding, prior_ability, prior_benevolence;
};

/// A decision needs somebody whom neither its unit nor its organisation has.
class UnfilledNeed : public ModelError {
 public:
  UnfilledNeed(std::string path, const std::string& message, std::string expected)
      : ModelError(message), path_(std::move(path)), expected_(std::move(expected)) {}
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& expected() const { return expected_; }

 private:
  std::string path_;  ///< of the decision's need in the scenario
  std::string expected_;
};

/// What follows from a Setting alone, worked out once and shared by all runs: posts, who can be needed where, arrival
/// streams.
class Plan {
  /// Where candidates for a need are looked for.
  enum class Reach : std::uint8_t { unit, other_units, organisation };

 public:
  /// Throws ScenarioError when a decision needs somebody the organisation does not have, BudgetError when it is too
  /// large.
  explicit Plan(const Setting& setting);

  [[nodiscard]] const Setting& setting() const { return *setting_; }
  [[nodiscard]] const CriterionRow& societal() const { return societal_; }
  [[nodiscard]] std::span<const Position> positions() const { return positions_; }
  /// What generators of networks may know of the posts.
  [[nodiscard]] std::vector<NetworkNode> nodes() const;
  [[nodiscard]] std::span<const CalendarMask> calendars() const { return calendars_; }
  [[nodiscard]] std::span<const ArrivalStream> streams() const { return streams_; }
  [[nodiscard]] const TraitTables& traits(ProfessionId profession) const { return traits_[profession.value]; }
  /// Who can fill the n-th need of a class in a unit: of the unit, else of the organisation.
  [[nodiscard]] std::span<const PersonId> candidates(UnitId unit, ClassId decision_class, std::size_t need) const;
  /// Everybody of a profession in an organisation, unit by unit: where cover is found for an urgent decision.
  [[nodiscard]] std::span<const PersonId> members(OrganisationId organisation, ProfessionId profession) const;
  /// Senior people of a profession in an organisation, highest tier first: where escalated decisions go.
  [[nodiscard]] std::span<const PersonId> seniors(OrganisationId organisation, ProfessionId profession) const;
  /// The post a person answers to: next higher tier of the profession in the unit, else in the organisation; none at
  /// the top.
  [[nodiscard]] PersonId superior(PersonId person) const { return superiors_[person.value]; }
  [[nodiscard]] std::span<const PersonId> staff(UnitId unit) const;

 private:
  /// Where candidates are looked for, the unit or organisation, and the least tier of a profession.
  using ListKey = std::tuple<Reach, std::uint32_t, std::uint32_t, Tier>;

  void add_positions();
  void add_superiors();
  void add_candidates();
  void add_streams();
  void add_traits();
  void check_identities() const;
  [[nodiscard]] std::vector<PersonId> others_for(UnitId unit, const Need& need) const;
  [[nodiscard]] std::vector<PersonId> own_for(UnitId unit, const Need& need) const;
  [[nodiscard]] std::vector<PersonId> anywhere_for(OrganisationId organisation, const Need& need) const;
  [[nodiscard]] std::uint32_t candidates_for(UnitId unit, const Need& need, std::size_t required);

  const Setting* setting_;
  CriterionRow societal_;
  std::vector<CalendarMask> calendars_;
  std::vector<Position> positions_;
  std::vector<PersonId> superiors_;
  std::vector<std::vector<PersonId>> staff_;    ///< by unit
  std::vector<std::vector<PersonId>> members_;  ///< by organisation x profession
  std::vector<std::vector<PersonId>> seniors_;  ///< by organisation x profession
  std::vector<std::vector<PersonId>> lists_;    ///< of candidates: those of one kind are listed once
  std::map<ListKey, std::uint32_t> list_of_;
  std::vector<std::vector<std::uint32_t>> candidates_;  ///< lists by unit x class, then need
  std::vector<ArrivalStream> streams_;
  std::vector<TraitTables> traits_;  ///< by profession
};

}  // namespace colead
COLEAD_PUBLIC_END
