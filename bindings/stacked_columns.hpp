// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "arrow_table.hpp"

namespace colead {

/// Tables of the same columns that become one, the rows of each below those of the one before.
class StackedColumns {
 public:
  /// Room for so many rows is made when the first table comes.
  explicit StackedColumns(std::size_t rows) : rows_(rows) {}

  void add(const std::vector<TableColumn>& below);
  [[nodiscard]] std::vector<TableColumn> take() { return std::move(columns_); }

 private:
  std::size_t rows_;
  std::vector<TableColumn> columns_;
};

/// Bytes that the values of columns take.
[[nodiscard]] double bytes_of(std::span<const TableColumn> made);

}  // namespace colead
