// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "colead/fields/node.hpp"

namespace colead {

/// Keys of a scenario that had another name before are read for one release. Gives them their new name and notes each
/// in Document::old_names. Throws ScenarioError where a file gives both names.
void rename_old_keys(Document& document);
/// What a key at the root is called now; "" for one that never had another name.
[[nodiscard]] std::string new_name(std::string_view key);
/// Tells a schema of the old names: the same values, marked as deprecated.
void allow_old_names(Node& properties);

}  // namespace colead
