// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "colead/core/owned.hpp"
#include "colead/core/visibility.hpp"
#include "colead/world/decision_account.hpp"
#include "colead/world/happening.hpp"
#include "colead/world/trust_ledger.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What a run is to remember of itself. It exists only where something was asked for, and is written, never read, by
/// what happens: with it or without, the same bits.
struct Recorder {
  bool accounts{false};                 ///< of every decision
  std::vector<DecisionAccount> closed;  ///< in the order of the records
  std::vector<Happening> happenings;    ///< where accounts are kept, of the observed time; as they became known
  Owned<TrustLedger> ties;              ///< only where asked for
};

}  // namespace colead
COLEAD_PUBLIC_END
