// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/fields/catalogue.hpp"
#include "colead/fields/name_table.hpp"

namespace colead {

/// Ties, in both directions, that a shipped generator makes among so many people, from its parameters alone: known
/// before anything is made. Each also bounds the work, which goes with ties or, at high chances, with pairs. 0 for a
/// generator that is not shipped.
[[nodiscard]] double expected_ties(const KindInstance& generator, const NameTable& names, double people);

}  // namespace colead
