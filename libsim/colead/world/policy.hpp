// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Standing rules that a strategy may change in a unit while it lasts. All zero: the organisation as it was.
/// Interventions add their dose when they begin and take it away when they end, so rules of several interventions add
/// up.
struct Policy {
  double joint_tendency{0};  ///< added to the logit of a joint route
  double quorum{0};          ///< share of joint decisions that cannot close unless everybody needed is present
  double joint_accountability{
      0};                ///< share of the way from one accountable side to equal shares; lowers attribution bias
  double disclosure{0};  ///< added to the logit of voicing a unique cue
  double elicitation_minutes{0};    ///< added to every joint meeting
  double visibility{0};             ///< added to the chance that outsiders see an outcome
  double publishing_minutes{0};     ///< that writing an outcome up, or reading it, takes
  double standards{0};              ///< lambda_q: share of the way from each scorecard to the common one
  double common_code{0};            ///< rate per review at which people learn the common code
  double programme_consistency{0};  ///< share of the spread of programme quality taken away
  double open_eligibility{0};       ///< share of profession filters that are lifted
  double management_status{0};      ///< added to the competence others ascribe to a colleague of another profession
  double first_move{0};             ///< part of the social cost of the first move that is taken away, [0,1]
  double reading_minutes{0};  ///< that each spends at every review of the codes on what standing rules give to read
  double closes_both{0};  ///< share of decisions that close only with both sides: not by one of them, not by default
  std::array<double, 8> first_mover{};     ///< by profession: as first_move, for its people alone
  std::array<double, 8> first_minutes{};   ///< by profession of a decision's owner: to get in touch before a joint one
  std::array<double, 8> owner_tendency{};  ///< by profession of a decision's owner: added to the logit of a joint route
};

}  // namespace colead
COLEAD_PUBLIC_END
