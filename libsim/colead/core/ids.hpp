// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A dense index into one kind of table, made a type of its own so that a person is never taken for a unit. The index
/// is for looking up; luck is keyed by the stable 64-bit identity that stands beside it (random/random.hpp), never by
/// the index.
template <class Tag>
struct Id {
  static constexpr std::uint32_t none_value = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value{none_value};

  [[nodiscard]] constexpr bool valid() const { return value != none_value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using PersonId = Id<struct PersonTag>;
using ProfessionId = Id<struct ProfessionTag>;
using UnitId = Id<struct UnitTag>;
using OrganisationId = Id<struct OrganisationTag>;
using ClassId = Id<struct ClassTag>;
using DecisionId = Id<struct DecisionTag>;
using InForceId = Id<struct InForceTag>;

}  // namespace colead
COLEAD_PUBLIC_END
