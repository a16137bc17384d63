// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace colead {

/// What a column holds, in words, and its unit; the unit is empty where it has none.
struct ColumnText {
  std::string_view unit;
  std::string_view text;
};

/// Of a column of the tables that this module makes, by its name; empty for any other. figures: whether the table holds
/// figures, a row each, so that unit and value are those of the row's metric.
[[nodiscard]] ColumnText text_of_column(std::string_view name, bool figures);

}  // namespace colead
