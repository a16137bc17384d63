// SPDX-License-Identifier: Apache-2.0
#include "stacked_columns.hpp"

#include <type_traits>
#include <utility>

namespace colead {
namespace {

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from, std::size_t rows) {
  to.reserve(rows);
  to.insert(to.end(), from.begin(), from.end());
}

void append(BoolValues& to, const BoolValues& from, std::size_t rows) {
  to.bytes.reserve(rows);
  to.bits.reserve((rows + 7) / 8);
  for (const std::uint8_t value : from.bytes) {
    const std::size_t at = to.bytes.size();
    if (at % 8 == 0) to.bits.push_back(0);
    to.bits.back() = static_cast<std::uint8_t>(to.bits.back() | (value << (at % 8)));
    to.bytes.push_back(value);
  }
}

void append(DayValues& to, const DayValues& from, std::size_t rows) {
  append(to.days, from.days, rows);
  append(to.short_days, from.short_days, rows);
}

void append(TextValues& to, const TextValues& from, std::size_t /*rows*/) {
  std::vector<std::int32_t> codes;
  codes.reserve(from.distinct());
  for (std::size_t code = 0; code < from.distinct(); ++code) codes.push_back(to.code_of(from.text(code)));
  for (const std::int32_t code : from.codes()) to.add_code(codes[static_cast<std::size_t>(code)]);
}

ColumnValues empty_like(const ColumnValues& values) {
  return std::visit(
      [](const auto& some) -> ColumnValues {
        using Values = std::decay_t<decltype(some)>;
        if constexpr (std::is_same_v<Values, BoolValues>) {
          return BoolValues({});
        } else {
          return Values{};
        }
      },
      values);
}

}  // namespace

void StackedColumns::add(const std::vector<TableColumn>& below) {
  if (columns_.empty()) {
    for (const TableColumn& column : below)
      columns_.push_back({column.name, empty_like(column.values), column.unit, column.text});
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::visit([&](auto& to) { append(to, std::get<std::decay_t<decltype(to)>>(below[i].values), rows_); },
               columns_[i].values);
  }
}

double bytes_of(std::span<const TableColumn> made) {
  double bytes = 0;
  for (const TableColumn& column : made) {
    double each = 8.0;
    if (std::holds_alternative<TextValues>(column.values)) each = 4.0;
    if (std::holds_alternative<BoolValues>(column.values)) each = 1.125;
    if (std::holds_alternative<DayValues>(column.values)) each = 12.0;
    bytes += each * static_cast<double>(length_of(column.values));
  }
  return bytes;
}

}  // namespace colead
