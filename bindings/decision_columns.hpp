// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "arrow_table.hpp"
#include "colead/world/decision.hpp"
#include "colead/world/setting.hpp"

namespace colead {

/// The decision log, column by column: id, unit, class, times in weeks since observation began, hours by cause, what
/// was chosen and what came of it. A time or value that is not known (yet) is NaN.
class DecisionColumns {
 public:
  /// `now`: what is open is overdue when it is due before then.
  DecisionColumns(const Setting& setting, Time now);

  void add(const DecisionRecord& record);
  [[nodiscard]] std::vector<TableColumn> take();

 private:
  template <class Value>
  struct Column {
    const char* name;
    double (*value)(const DecisionRecord&);
    std::vector<Value> values{};
  };

  const Setting& setting_;
  Time now_;
  std::vector<std::uint8_t> overdue_;
  std::vector<std::uint64_t> ids_;
  TextValues units_;
  TextValues classes_;
  TextValues routes_;
  TextValues styles_;
  std::vector<Column<double>> times_;
  std::vector<Column<double>> reals_;
  std::vector<Column<std::int64_t>> counts_;
  std::vector<Column<std::uint8_t>> flags_;
  std::vector<std::vector<double>> causes_;
  std::vector<std::vector<std::int64_t>> behaviours_;
};

}  // namespace colead
