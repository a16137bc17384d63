// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/fields/node.hpp"

namespace colead {

/// Puts the file that `extends:` names, and the one which that extends, and so on, under the document; entries of a
/// file take the place of those it extends. A strategy written as null is left out, and what the extended files
/// expect of it. Throws ScenarioError for a path out of the folder of the file that names it, for more than eight
/// files, and for a strategy that is not there to be left out.
void extend(Document& document);

}  // namespace colead
