// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// The alternative that a search would find: the same for a decision whoever searches, and whether or not anybody does.
struct Find {
  CriterionRow known;       ///< what the table learns of it
  CriterionRow unforeseen;  ///< what nobody can know before it is tried
};

[[nodiscard]] Find find_of(Life life, const Decision& d);

/// Whether searching can happen at all: people of several professions are needed, there is a band of incongruency in
/// which they look for common ground, and room for one more option.
[[nodiscard]] bool can_search(Life life, const Decision& d);

}  // namespace colead
