// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Seniority, lowest first; the number is the tier's authority.
enum class Tier : std::uint8_t { early, mid, senior, board };
inline constexpr std::array<std::string_view, 4> tier_names{"early", "mid", "senior", "board"};

/// What a profession's people start from. With defaults, professions differ in name only; each claim about a real
/// profession is a value written here. Means of [0,1] quantities are means of Beta distributions with the scenario's
/// concentration.
struct Profession {
  std::string id;
  std::string title;
  std::vector<double> scorecard;   ///< q: what its formal appraisal rewards; empty = the societal weights
  std::vector<double> values;      ///< mean of v; empty = the societal weights (the same for every profession)
  std::vector<double> stereotype;  ///< what others imagine it values; empty = its mean values (no misperception)
  std::vector<double> cue_focus;   ///< which criteria its unique cues speak of; empty = every criterion alike
  double stereotype_weight{0.0};
  double pressure{0.3};
  double competence{0.7};
  double understanding{0.5};
  double self_assessment_bias{0.0};
  double identity_strength{0.0};
  double prior_ability{0.6};
  double prior_benevolence{0.6};
  double propensity{0.6};
  double habit{0.15};
  double tolerance{0.2};
  double respect{0.7};

  void visit(FieldVisitor& v);
};

}  // namespace colead
COLEAD_PUBLIC_END
