// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "arrow_abi.hpp"

namespace colead {

/// True and false twice over: a byte each for NumPy, a bit each for Arrow.
struct BoolValues {
  explicit BoolValues(std::vector<std::uint8_t> each);

  std::vector<std::uint8_t> bytes;
  std::vector<std::uint8_t> bits;
};

/// Days since 1 January 1970 twice over: 64 bits for NumPy, 32 for Arrow.
struct DayValues {
  DayValues() = default;
  explicit DayValues(std::vector<std::int64_t> each);

  std::vector<std::int64_t> days;
  std::vector<std::int32_t> short_days;
};

/// Texts as codes into a list of different texts (an Arrow dictionary).
class TextValues {
 public:
  /// Every text a table of figures repeats is stored once.
  void add(std::string_view text) { codes_.push_back(code_of(text)); }
  [[nodiscard]] std::int32_t code_of(std::string_view text);
  void add_code(std::int32_t code) { codes_.push_back(code); }

  [[nodiscard]] const std::vector<std::int32_t>& codes() const { return codes_; }
  [[nodiscard]] std::size_t distinct() const { return offsets_.size() - 1; }
  [[nodiscard]] std::string_view text(std::size_t code) const;
  [[nodiscard]] const std::vector<std::int32_t>& offsets() const { return offsets_; }
  [[nodiscard]] const std::string& letters() const { return letters_; }

 private:
  std::vector<std::int32_t> codes_;
  std::vector<std::int32_t> offsets_{0};
  std::string letters_;
  std::unordered_map<std::string, std::int32_t> known_;  // looked up, never walked
};

using ColumnValues = std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<std::uint64_t>,
                                  BoolValues, TextValues, DayValues>;

struct TableColumn {
  std::string name;
  ColumnValues values;
  std::string unit{};  ///< empty where it has none, or nobody said
  std::string text{};  ///< what it holds, in words; empty where nobody said
};

[[nodiscard]] std::size_t length_of(const ColumnValues& values);

/// Columns of equal length that nothing changes any more. Whoever reads them (a NumPy view, an Arrow array) holds a
/// share of the table, so they live as long as anybody looks at them.
class ArrowTable {
 public:
  /// Throws std::invalid_argument when lengths differ, a name stands twice or dictionaries exceed 2 GiB.
  explicit ArrowTable(std::vector<TableColumn> columns);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] const std::vector<TableColumn>& columns() const { return columns_; }

 private:
  std::vector<TableColumn> columns_;
  std::size_t rows_{0};
};

using SharedTable = std::shared_ptr<const ArrowTable>;

/// A struct of the columns. The caller owns the result until its release callback is called.
void export_schema(const ArrowTable& table, ArrowSchema* out);
/// One batch with every row; no value is copied.
void export_array(const SharedTable& table, ArrowArray* out);
/// A stream of that one batch.
void export_stream(const SharedTable& table, ArrowArrayStream* out);

}  // namespace colead
