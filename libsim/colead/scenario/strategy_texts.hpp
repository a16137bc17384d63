// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/fields/node.hpp"

namespace colead {

/// A strategy may be written as {title, description, interventions} in place of the list alone. Moves the texts to the
/// section `strategy_texts`, so that the strategy is the list, and its paths are the same however it is written;
/// without interventions they are those of the file that is extended. Throws ScenarioError for any other key.
void gather_strategy_texts(const Document& document, Node& root);

}  // namespace colead
