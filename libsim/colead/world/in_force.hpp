// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/core/owned.hpp"
#include "colead/core/visibility.hpp"
#include "colead/world/decision_account.hpp"
#include "colead/world/decision_record.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What is left of a decision in force until its outcome shows. There are twice as many of them as there are
/// undecided ones, so that they do not keep the table at which they were decided.
struct InForce {
  DecisionRecord record;
  CriterionRow attributes;         ///< true ones of the chosen option, as far as anybody could know them ...
  CriterionRow unforeseen;         ///< ... and what comes besides of one that was found by searching
  bool waiting{false};             ///< false: a free slot
  Owned<DecisionAccount> account;  ///< only where accounts are kept; nothing that happens depends on it
};

}  // namespace colead
COLEAD_PUBLIC_END
