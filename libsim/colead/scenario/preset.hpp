// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/fields/node.hpp"

namespace colead {

/// A preset is values of the library's own that stand under a scenario: what the scenario writes wins. `preset: queue`
/// turns every mechanism off, so that what is left is arrivals, work and waiting lines (see the table in preset.cpp).
/// Takes the key out of the document and puts the values in; throws ScenarioError for a name that is no preset.
void apply_preset(Document& document);
/// What the schema says of the key.
[[nodiscard]] Node preset_schema();

}  // namespace colead
