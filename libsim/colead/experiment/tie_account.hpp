// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "colead/simulation/result.hpp"

namespace colead {

/// Trust of one post in another from a beginning on: start + the steps of the changes = trust.
struct TieAccount {
  PersonId holder;
  PersonId target;
  Time began;
  double start{0};
  std::vector<TrustEntry> changes;

  [[nodiscard]] double trust() const { return changes.empty() ? start : static_cast<double>(changes.back().after); }
};

/// The account of a tie up to a moment, from a run that kept its ledger of trust; nothing where the one did not know
/// the other by then. A new holder of one of the posts begins a new account: this is the last one that had begun.
[[nodiscard]] std::optional<TieAccount> tie_account(const RunResult& result, PersonId holder, PersonId target,
                                                    Time until = {std::numeric_limits<std::int64_t>::max()});

}  // namespace colead
