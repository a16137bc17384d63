// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "colead/experiment/experiment.hpp"
#include "colead/world/events.hpp"

namespace colead {

/// Draws of one purpose in two runs: how many of either were asked for in both. Estimated from coordinated samples of
/// at most draws_kept identities; exact where a run asked for no more of them.
struct MatchedDraws {
  std::uint32_t purpose{0};
  std::string_view name;
  double both{0};    ///< identities that both runs asked for
  double either{0};  ///< identities that at least one of them asked for

  [[nodiscard]] double share() const { return either > 0.0 ? both / either : 1.0; }
};

/// By purpose, ascending. Both runs must have been made with Keep::draws.
[[nodiscard]] std::vector<MatchedDraws> matched_draws(const RunResult& a, const RunResult& b);

/// Where two runs first differ in what happens.
struct Divergence {
  bool found{false};   ///< false: their traces are the same to the end
  double week{0};      ///< since observation began; negative during the warm-up
  EventKind first{};   ///< the earlier of the two events that differ ...
  EventKind second{};  ///< ... and what the other run did instead
};

/// Runs two arms on the same luck until they part. They have their warm-up in common.
[[nodiscard]] Divergence first_divergence(const Experiment& experiment, std::size_t a, std::size_t b, RunKey key);
/// The first of the arms, which must be there, against each of the others, in their order for any number of threads.
[[nodiscard]] std::vector<Divergence> first_divergences(const Experiment& experiment, std::span<const std::size_t> arms,
                                                        RunKey key, unsigned threads);

}  // namespace colead
