// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/figures.hpp"

#include <limits>

#include "colead/scenario/gate_text.hpp"

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

std::string group_fault(std::string_view group) {
  if (group.find_first_of("\t\r\n") != std::string_view::npos) return "a tab or the end of a line";
  const auto fault = detail::find_text_fault(group);
  return fault ? fault->message : std::string{};
}

MeanHours mean_hours(Results runs) {
  MeanHours mean;
  for (const RunResult* run : runs) {
    mean.programme += run->programme_hours / static_cast<double>(runs.size());
    mean.all += (run->programme_hours + run->joint_hours) / static_cast<double>(runs.size());
  }
  return mean;
}

std::vector<const RunResult*> pointers_to(std::span<const RunResult> runs) {
  std::vector<const RunResult*> out;
  out.reserve(runs.size());
  for (const RunResult& run : runs) out.push_back(&run);
  return out;
}

}  // namespace colead
