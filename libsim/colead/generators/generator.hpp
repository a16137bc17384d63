// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/network/network.hpp"
#include "colead/random/random.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What a generator may know of a person, who is a node of its network.
struct NetworkNode {
  std::uint64_t identity{0};  ///< key of this person's draws
  std::uint32_t unit{0};
  std::uint32_t profession{0};
  std::uint32_t organisation{0};
  std::string_view name;  ///< "theatres.medic.senior.3", for edge lists
};

/// Makes the ties of a network (line ties are added by the simulation). Immutable. A tie between two people is drawn
/// from their two identities, so one person more changes nobody else's ties where the model allows it.
class Generator {
 public:
  virtual ~Generator() = default;
  [[nodiscard]] virtual std::vector<TieSpec> generate(std::span<const NetworkNode> nodes, const Luck& luck) const = 0;
  /// Ties, in both directions, that it makes among so many people: at least about as many as its work goes with, known
  /// before anything is made. 0: not known.
  [[nodiscard]] virtual double expected_ties(double /*people*/) const { return 0.0; }
};

}  // namespace colead
COLEAD_PUBLIC_END
