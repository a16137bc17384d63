// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "colead/fields/node.hpp"

namespace colead {

/// Where what extends stands: in a folder, whose files it may name; among what comes with colead; or nowhere (a text, a
/// tree made in code).
enum class Stands : std::uint8_t { in_a_folder, with_colead, nowhere };

/// Puts the file that `extends:` names, and the one which that extends, and so on, under the document; entries of a
/// file take the place of those it extends. A strategy written as null is left out, and what the extended files
/// expect of it. The name of a scenario that comes with colead (small_unit) works from anywhere, unless a file of that
/// name stands beside the one that names it. Throws ScenarioError for a path out of the folder of the file that names
/// it, for more than eight files, and for a strategy that is not there to be left out.
void extend(Document& document, Stands stands = Stands::in_a_folder);

}  // namespace colead
