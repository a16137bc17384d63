// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/simulation/programme.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// One way in which the organisation is run in an experiment: a strategy of the scenario, perhaps with some of its
/// interventions switched off or scaled, perhaps beginning late.
struct Arm {
  std::string id;             ///< unique in its experiment
  std::size_t strategy{0};    ///< index in Scenario::strategies
  std::vector<double> doses;  ///< a factor >= 0 for each intervention of the strategy; empty: all 1. All 0 is the
                              ///< placebo, a strategy without interventions bit for bit
  double begins_week{0};  ///< after the end of the warm-up: until then the run is that of the scenario's baseline, one
                          ///< past of many futures; from then on the strategy's own, its `start_week`s counted anew.
                          ///< What baseline and strategy share runs on

  std::uint64_t redraw{0};  ///< 0: the luck of all; else luck is drawn anew from begins_week on, differently for every
                            ///< number
  Presence presence{Presence::as_written};
  friend bool operator==(const Arm&, const Arm&) = default;
};

}  // namespace colead
COLEAD_PUBLIC_END
