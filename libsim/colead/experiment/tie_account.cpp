// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/tie_account.hpp"

#include <algorithm>
#include <iterator>

namespace colead {

std::optional<TieAccount> tie_account(const RunResult& result, PersonId holder, PersonId target, Time until) {
  const auto of_this_tie = [&](const auto& line) {
    return line.holder == holder && line.target == target && line.at <= until;
  };
  const auto& starts = result.trust_starts;
  const auto last = std::find_if(starts.rbegin(), starts.rend(), of_this_tie);
  if (last == starts.rend()) return std::nullopt;
  TieAccount out{holder, target, last->at, static_cast<double>(last->trust), {}};
  std::copy_if(result.trust_entries.begin(), result.trust_entries.end(), std::back_inserter(out.changes),
               [&](const TrustEntry& entry) { return of_this_tie(entry) && entry.at >= out.began; });
  // A new holder's account may begin at the very moment at which the last one ended.
  const auto own = std::find_if(out.changes.begin(), out.changes.end(),
                                [](const TrustEntry& entry) { return entry.cause != TrustCause::ended; });
  out.changes.erase(out.changes.begin(), own);
  return out;
}

}  // namespace colead
