// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// Means over the people of other professions at the table, as seen by one; `present` is false when there are none.
struct OtherSide {
  bool present{false};
  double trust{0.5};
  double understanding{0.5};
};

using OtherSides = std::array<OtherSide, max_participants>;  ///< by seat

/// What the people in these seats see; the trust model is asked once. All else stays as a table of one profession is.
[[nodiscard]] OtherSides other_sides(const World& world, const Decision& d, std::span<const std::size_t> seats);

/// What the choice of a route is made of, as the owner of the decision sees it: the terms of the logit of a joint
/// route, signs included, and the chance of a formal channel when it is not joint. Made once; it decides and it
/// explains.
struct RouteTerms {
  double tendency{0};      ///< of the decision class
  double policy{0};        ///< of the unit
  double owner_policy{0};  ///< of the unit, for owners of this profession
  double trust{0};
  double understanding{0};
  double habit{0};
  double load{0};
  double formal{0};  ///< may lie outside [0,1]: then it is sure, or never

  [[nodiscard]] double logit() const;
  [[nodiscard]] double joint_probability() const;
};

[[nodiscard]] RouteTerms route_terms(Life life, const Decision& d, const OtherSide& others);

}  // namespace colead
