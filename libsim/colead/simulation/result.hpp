// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/random/draw_log.hpp"
#include "colead/world/decision.hpp"
#include "colead/world/happening.hpp"
#include "colead/world/trust_ledger.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A figure of a run: metric output, group ("all", a profession, a direction, a cause ...) and value (NaN: no such
/// event).
struct FigureRow {
  std::uint32_t output{0};  ///< index into the scenario's outputs
  std::string group;
  double value{0};
};

/// A figure at one sampling time.
struct SeriesRow {
  double weeks{0};  ///< since observation began
  std::uint32_t output{0};
  std::string group;
  double value{0};
};

/// Hashes of what happened: equal inputs give equal fingerprints, on any number of threads, with any metrics watching.
struct Fingerprint {
  std::uint64_t trace{0};    ///< every executed event, in order
  std::uint64_t outputs{0};  ///< every figure, bit for bit
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// Of figures, in their order: what Fingerprint::outputs is.
[[nodiscard]] std::uint64_t outputs_hash(std::span<const FigureRow> figures);

/// What became of a post, whoever held it, over the observed time.
struct PersonRow {
  std::uint32_t decisions{0};  ///< closed ones it was needed for
  double regret{0};            ///< mean own best score less own score of the choice; NaN without decisions
  double own_score{0};         ///< mean own score of the choice less that of the status quo; NaN without decisions
  double joint_hours{0};       ///< preparation and meetings
  double programme_hours{0};   ///< sessions and reserved time
  double displaced_hours{0};   ///< part of both taken out of duty
  double trust_received{0};    ///< at the horizon, mean over those who know the holder; NaN when nobody does
  double understanding{0};     ///< at the horizon, mean over the other professions' roles
};

/// What one run gives.
struct RunResult {
  std::vector<FigureRow> figures;
  std::vector<SeriesRow> series;
  std::vector<DecisionRecord> decisions;  ///< only when asked for
  std::vector<DecisionAccount> accounts;  ///< one for each of the decisions, only when asked for
  std::vector<Happening> happenings;      ///< kept with the accounts
  std::vector<TrustStart> trust_starts;   ///< the trust ledger, only when asked for
  std::vector<TrustEntry> trust_entries;
  std::vector<PersonRow> people;    ///< by post; only when asked for
  std::vector<PurposeDraws> draws;  ///< by purpose; only when asked for
  Fingerprint fingerprint;
  double programme_hours{0};  ///< person-hours of sessions and of reserved time: what a strategy is charged for
  double joint_hours{0};      ///< person-hours of preparation and meetings
  std::uint64_t events{0};
  std::uint64_t decided{0};  ///< decisions that closed, warm-up included
};

}  // namespace colead
COLEAD_PUBLIC_END
