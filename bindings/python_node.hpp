// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "bindings.hpp"

namespace colead {

/// A tree of mappings, sequences, texts, numbers, booleans and None as a document tree; integers of any size and
/// floats keep their value exactly. Throws ScenarioError with the path of what has no place in a scenario: a key that
/// is no text, NaN, an object, or one that holds itself. `name` stands in messages, `path` is where the tree will be.
[[nodiscard]] Node node_from_python(py::handle value, const std::string& name, const std::string& path = {});

}  // namespace colead
