// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "colead/core/visibility.hpp"
#include "colead/people/profession.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// One person's standing in a vote.
struct Voter {
  std::uint32_t profession{0};
  Tier tier{Tier::early};
  bool owner{false};         ///< answers for the decision
  bool safety_owner{false};  ///< may veto
  double competence{0.5};    ///< perceived probability of being right, (0,1)
  double accountability{0};  ///< share, sums to 1 over voters
};

/// Scores of n voters for m options, row by voter; option 0 is the status quo. Higher is better; differences are in
/// units of value (the societal scale), and a voter is content with an option within `tolerance` of the own best.
struct Ballot {
  std::span<const Voter> voters;
  std::size_t options{0};
  std::span<const double> scores;
  double tolerance{0.1};

  [[nodiscard]] double score(std::size_t voter, std::size_t option) const { return scores[voter * options + option]; }
};

struct Ruling {
  bool agreed{false};
  std::uint32_t option{0};  ///< meaningful when agreed
};

/// How scores become a decision (design_decision_rules). Immutable and deterministic: ties go to the lower option, so
/// to the status quo.
class DecisionRule {
 public:
  virtual ~DecisionRule() = default;
  [[nodiscard]] virtual Ruling decide(const Ballot& ballot) const = 0;
};

}  // namespace colead
COLEAD_PUBLIC_END
