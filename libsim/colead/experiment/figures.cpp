// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/figures.hpp"

#include <limits>

namespace colead {

FigureTable figure_table(Results runs) {
  FigureTable table;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    for (const FigureRow& row : runs[r]->figures) {
      auto& values = table[{row.output, row.group}];
      values.resize(runs.size(), std::numeric_limits<double>::quiet_NaN());
      values[r] = row.value;
    }
  }
  return table;
}

std::vector<double> figure_values(Results runs, std::uint32_t output, std::string_view group) {
  std::vector<double> values(runs.size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t r = 0; r < runs.size(); ++r) {
    for (const FigureRow& row : runs[r]->figures) {
      if (row.output == output && row.group == group) values[r] = row.value;
    }
  }
  return values;
}

double mean_programme_hours(Results runs) {
  double total = 0.0;
  for (const RunResult* run : runs) total += run->programme_hours;
  return total / static_cast<double>(runs.size());
}

std::vector<const RunResult*> pointers_to(std::span<const RunResult> runs) {
  std::vector<const RunResult*> out;
  out.reserve(runs.size());
  for (const RunResult& run : runs) out.push_back(&run);
  return out;
}

}  // namespace colead
