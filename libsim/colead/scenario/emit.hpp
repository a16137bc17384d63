// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "colead/core/visibility.hpp"
#include "colead/fields/node.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// YAML to read and edit: keys in their order, quotes only where the text would otherwise be read as something else.
/// parse(emit_yaml(root)) gives the same tree, except that a plain scalar which has to be quoted comes back as quoted
/// and that marks differ.
[[nodiscard]] std::string emit_yaml(const Node& root);

/// One spelling per meaning, to be hashed: one line, keys sorted by bytes, no blanks, texts in JSON quotes. Quotes
/// around a text make no difference unless the plain spelling is a number or a boolean.
[[nodiscard]] std::string emit_canonical(const Node& root);

/// JSON with keys in their order. Plain scalars that are numbers or booleans stay bare, everything else is a string.
[[nodiscard]] std::string emit_json(const Node& root);

/// The shortest decimal spelling that reads back as exactly `value`, the same under every locale.
[[nodiscard]] std::string format_double(double value);

}  // namespace colead
COLEAD_PUBLIC_END
