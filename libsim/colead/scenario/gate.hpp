// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "colead/fields/node.hpp"

namespace colead {

/// Reads a scenario file once and returns its bytes. Only a regular file of at most 1 MiB is read, and the call never
/// blocks; anything else is a ScenarioError (IO or LIMIT).
[[nodiscard]] std::string read_file(const std::string& path);

/// Turns the bytes of one YAML document into a tree whose root is a mapping. This is where hostile bytes stop: whatever
/// the input, the call returns a tree or throws ScenarioError within a second.
///
/// What the tree guarantees: strict UTF-8 without control characters (but tab and newline) or bidirectional controls,
/// at most 32 containers inside each other and 100 000 nodes, scalars of at most 64 KiB, keys unique and never null.
/// A missing list element or value is a node of Kind::null that stands at the sign after which it is missing; a null
/// that was written keeps its spelling in `text`. Columns count characters, not bytes.
///
/// Stricter than YAML: no anchors, aliases, merge keys, tags, directives or second document; texts of several lines
/// need quotes or a block text (`|`, `>`); every entry of a mapping has a colon; no tabs in the indentation.
[[nodiscard]] Node parse(std::string_view bytes, const std::string& file_name, std::uint32_t file_index = 0);

/// Holds a tree that never was a text (from Python, or edited) against what parse() guarantees: depth, number of nodes,
/// characters, lengths and unique keys. Throws ScenarioError with the path of the first fault.
void admit(const Document& document);

}  // namespace colead
