// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "bindings.hpp"

namespace colead {

/// A tree of mappings, sequences, texts, numbers, booleans and None as a document tree; integers of any size and
/// floats keep their value exactly. Throws ScenarioError with the path of what has no place in a scenario: a key that
/// is no text, NaN, an object, or one that holds itself. `name` stands in messages, `path` is where the tree will be.
[[nodiscard]] Node node_from_python(py::handle value, const std::string& name, const std::string& path = {});

/// A document tree as nested tuples (line, column, value). A value is None, a text, whole number, number or boolean, a
/// list of such tuples, or for a mapping a dict from (key, line, column) to such tuples.
[[nodiscard]] py::tuple python_from_node(const Node& node);

}  // namespace colead
