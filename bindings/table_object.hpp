// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pybind11/numpy.h>

#include "arrow_table.hpp"
#include "bindings.hpp"

namespace colead {

/// colead.Table: what Python holds of a table.
struct TableObject {
  SharedTable table;
};

/// A table of this module: columns are told by their names.
[[nodiscard]] TableObject table_object(std::vector<TableColumn> columns);

/// From lists and arrays of numbers, booleans and texts; TypeError and ValueError name the column. texts: (unit, text)
/// by column, where somebody says.
[[nodiscard]] TableObject table_from_columns(const py::object& columns, const py::dict& texts);

/// A read-only array over the values of a column, which holds a share of the table; a text column gives an array of
/// str (its texts are shared, the array is new).
[[nodiscard]] py::array column_array(const SharedTable& table, std::size_t column);

}  // namespace colead
