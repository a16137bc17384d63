// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "colead/core/error.hpp"
#include "colead/fields/node.hpp"

namespace colead {

/// Mistakes as those make them who know a hospital and not this file format: words of a hospital in place of the
/// scenario's own get what to write, sections that another file would bring are reported together, and so are the
/// places of other files that a list of criteria leaves without their names.
void put_plainly(std::vector<Diagnostic>& problems, const Document& document);

}  // namespace colead
